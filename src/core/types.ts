/**
 * Names follow vLLM's `GroupedTopKRouter` in camelCase; symbols in formulae: z logit, s score, c biased score, g group
 * score, w weight, ρ scale.
 */

import type { SemanticsId } from './semantics';
import type { ScoringFunc } from './semantics/types';

/** A type of the router's numbers; values of the half types are kept as the float32 of equal value. */
export const LOGITS_DTYPES = ['f32', 'bf16', 'f16'] as const;

export type LogitsDtype = (typeof LOGITS_DTYPES)[number];

/** Type in which the logits are stored; `same`: the one the router computes in. */
export type StoredDtype = 'same' | LogitsDtype;

export interface RouterParams {
  /** E, number of routed experts. */
  readonly globalNumExperts: number;
  /** G, number of expert groups. */
  readonly numExpertGroup: number;
  /** Groups kept. */
  readonly topkGroup: number;
  /** k, experts kept. */
  readonly topK: number;
  readonly renormalize: boolean;
  readonly scoringFunc: ScoringFunc;
  /** ρ; most records multiply it as float32. */
  readonly routedScalingFactor: number;
  /** Always-on experts. Only ROCm AITER gives them ids; every other path ignores the number. */
  readonly numFusedSharedExperts: number;
}

/** A batch to route: `tokens` rows that share one set of parameters and one bias. */
export interface RouteInput {
  /** The implementation to follow. */
  readonly semantics: SemanticsId;
  readonly params: RouterParams;
  readonly tokens: number;
  /** Type of the arithmetic: the implementation's rounding points round to it. */
  readonly dtype: LogitsDtype;
  /** z, float32 [tokens, E], row-major; already rounded to the type the logits are stored in. */
  readonly logits: Float32Array;
  /** b, float32 [E], already rounded to the type it is stored in, or null when the model has none. */
  readonly eScoreCorrectionBias: Float32Array | null;
  /** Factor of each expert on its weight, float32 [E] (Gemma-4); all 1 when absent. */
  readonly perExpertScale?: Float32Array;
  /** How always-on experts are appended, if the record appends them; without it, one slot each with weight 1. */
  readonly shared?: SharedSlots;
  /** Rows of the layer's table, int32 [tokens, k]: the experts it names for each token. Null: the scores decide. */
  readonly tableIds?: Int32Array | null;
  /** The rows only pad a batch, and the router skips them: ids −1 with weight 0. */
  readonly isPadding?: boolean;
}

export interface SharedSlots {
  /** Weight of each. */
  readonly weight: number;
  /**
   * Under expert parallelism one more slot holds id E + m, which is no expert; a row of another rank holds only that
   * id.
   */
  readonly row: 'off' | 'own' | 'other';
}

/** Which stages the picture shows: all of them, or those of a choice among all experts with or without a bias. */
export type RoutePath = 'native' | 'fallbackBias' | 'fallbackNoBias';

/** A field that a message can point at: a parameter, one of the arrays, the row count, or the set-up of the router. */
export type RouteField =
  | keyof RouterParams
  | 'logits'
  | 'eScoreCorrectionBias'
  | 'tableIds'
  | 'tokens'
  | 'setup';

/** Why an input cannot be routed. `code` is stable; `values` are the numbers the sentence needs. */
export interface RouteError {
  readonly field: RouteField;
  readonly code:
    | 'notInteger'
    | 'outOfRange'
    | 'noTokens'
    | 'unknownValue'
    | 'groupZero'
    | 'groupDivide'
    | 'groupTooSmall'
    | 'topKAboveSurvivors'
    | 'wrongLength'
    /** A number of experts that the kernel was not compiled for. */
    | 'expertCount'
    /** The implementation takes another kernel for it, which is another record. */
    | 'otherKernel'
    /** An entry of the table's row that is no expert, or a repeated one. */
    | 'tableId'
    | 'tableRepeat'
    /**
     * The engine has no router among the records: for this configuration, or for this model whatever its
     * configuration.
     */
    | 'noRecord'
    | 'noRouter'
    | SetupProblem;
  readonly values: Readonly<Record<string, number | string>>;
  /** The implementation's own message, if it raises. */
  readonly raised?: string;
  /** The implementation that raises; absent if it is vLLM. */
  readonly by?: SemanticsId;
}

/** Errors that vLLM raises before or around the routing, or a way of vLLM that is not followed here. */
type SetupProblem =
  | 'groupsNone'
  | 'bothGroupsNone'
  | 'customWithGroups'
  | 'zeroNeedsBias'
  | 'eplbState'
  | 'tokenMismatch'
  | 'notFollowed';
