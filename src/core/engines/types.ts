import type { SemanticsId } from '../semantics';
import type { RouteField, RouterParams } from '../types';

/** An engine that has more routers than one and chooses among them. */
export type EngineId =
  | 'sglang'
  | 'transformers'
  | 'tensorrt_llm'
  | 'llama_cpp'
  | 'mlx'
  | 'megatron'
  | 'lmdeploy'
  | 'ktransformers'
  | 'flashinfer'
  | 'deepseek';

/** An implementation to follow: vLLM's own dispatch, another engine's choice, or one record. */
export type Implementation = 'vllm' | `engine:${EngineId}` | SemanticsId;

/** The values that an engine chooses by. */
export interface EngineQuery {
  /** Transformers' name of the model's family; null for a model of no library. */
  readonly modelType: string | null;
  readonly params: RouterParams;
  readonly hasBias: boolean;
  /** Whether the model asks for grouped routing. */
  readonly useGroupedTopk: boolean;
}

/** A question that decides; its name is the code of its sentence. */
export type EngineConditionId =
  | 'isFamily'
  | 'isNoFamily'
  | 'asksForGroups'
  | 'hasBias'
  | 'hasNoBias'
  | 'isSigmoid'
  | 'isSoftmax'
  | 'isSqrtSoftplus'
  | 'isSigmoidOrSoftmax'
  | 'hasGroups'
  | 'isPowerOfTwo'
  | 'atMost8Picks'
  | 'groupsCoverPicks'
  | 'smallGroups';

/** A question with its answer and the numbers or names that it used. */
export interface EngineStep {
  readonly condition: EngineConditionId;
  readonly holds: boolean;
  readonly values: Readonly<Record<string, number | string | boolean>>;
}

/** One way of an engine: taken if all its conditions hold and no way before it was taken. */
export interface EngineWay {
  readonly when: readonly EngineConditionId[];
  /** Families that `isFamily` asks for. */
  readonly families?: readonly string[];
  readonly record: SemanticsId;
  /** The engine converts the logits to float32 first, whatever their type. */
  readonly isUpcast?: boolean;
}

export interface Engine {
  readonly id: EngineId;
  /** The source of the choice, `repository@version:path`. */
  readonly source: string;
  readonly ways: readonly EngineWay[];
  /** The field to change if no way is taken. */
  readonly field: RouteField;
}

/** The record that an engine uses for a configuration, and the questions that decided, in order. */
export interface EngineAnswer {
  readonly record: SemanticsId | null;
  readonly isUpcast: boolean;
  readonly steps: readonly EngineStep[];
  /** The field to change if it has none. */
  readonly field: RouteField;
}
