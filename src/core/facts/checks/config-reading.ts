import type { ScoringFunc } from '../../semantics/types';

/** What a configuration says about its router, under the names of vLLM's arguments. */
export interface ConfigParams {
  /** 0: a dense model, without a router. */
  readonly global_num_experts: number;
  readonly num_expert_group: number;
  readonly topk_group: number;
  readonly top_k: number;
  readonly scoring_func: ScoringFunc;
  readonly renormalize: boolean;
  readonly routed_scaling_factor: number;
  /** Whether the router has a correction bias. */
  readonly e_score_correction_bias: boolean;
  readonly n_shared_experts: number;
  /** How many of the layers have no router. */
  readonly dense_layers: number;
}

export type ParamName = keyof ConfigParams;

export const PARAM_NAMES = [
  'global_num_experts',
  'num_expert_group',
  'topk_group',
  'top_k',
  'scoring_func',
  'renormalize',
  'routed_scaling_factor',
  'e_score_correction_bias',
  'n_shared_experts',
  'dense_layers',
] as const satisfies readonly ParamName[];

/** Every parameter; null is unknown. */
export type ReadParams = { readonly [Name in ParamName]: ConfigParams[Name] | null };

/**
 * How sure a value is. `stated`: a key of the file has it; `implied`: the model's class or the program gives it;
 * `guess`: the best reading of a file whose rules are not known; `unknown`: no value.
 */
export type Confidence = 'stated' | 'implied' | 'guess' | 'unknown';

/** Where a value comes from. */
export interface Provenance {
  /** Path of the key it was read from. */
  readonly key?: string;
  /** Stable id of the rule that gave the value, or that says why there is none. */
  readonly rule?: string;
  readonly confidence: Confidence;
}

export type Provenances = Readonly<Record<ParamName, Provenance>>;

/** A place in the text of a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What the reader noticed in the file. `key` is the full path of the key it is about. */
export interface ReadingRemark {
  readonly code: ReadingCode;
  readonly key?: string;
  /** What stands there, shortened. */
  readonly value?: string;
  /** What it contradicts: the path of another key. */
  readonly other?: string;
  readonly param?: ParamName;
  readonly place?: Place;
}

export type ReadingCode =
  /** The value has a type that the parameter cannot have; it was not used. */
  | 'wrongType'
  | 'negative'
  | 'notFinite'
  | 'tooLarge'
  /** An expression of a program, which only running it would give. */
  | 'expression'
  /** A name of a scoring function that is not known. */
  | 'unknownScoring'
  /** 0 or 1 in place of false or true. */
  | 'numberAsFlag'
  /** Two keys for one parameter differ. */
  | 'keysDisagree'
  /** `architectures` and `model_type` name different families. */
  | 'architectureConflict'
  /** A key that looks as if it were the router's, and is not. */
  | 'falseFriend'
  /** The layers have different values; the first was taken. */
  | 'perLayer'
  /** The family is not known. */
  | 'unknownFamily'
  /** Another family's rules were taken, because the names resemble each other. */
  | 'resembles'
  /** `noaux_tc` stands where a scoring function should. */
  | 'methodAsScoring'
  /** The first layers look their experts up in a table. */
  | 'hashLayers'
  /** More columns of logits than experts. */
  | 'zeroExperts'
  | 'ggufKeyWithoutPrefix'
  /** A GGUF file without `expert_gating_func`. */
  | 'impliedGating'
  | 'hybridLayers'
  /** How the file is written. */
  | 'duplicateKey'
  | 'comment'
  | 'trailingComma'
  | 'pythonLiteral'
  | 'unquotedKey'
  | 'missingComma'
  | 'badString'
  | 'tooManyValues'
  | 'longObject'
  | 'cutFile';

/** A configuration as it was read. */
export interface ConfigReading {
  readonly params: ReadParams;
  readonly provenance: Provenances;
  readonly remarks: readonly ReadingRemark[];
  /** Number of layers, if it is said. */
  readonly layers: number | null;
  /** Ranks of expert parallelism, if they are said. */
  readonly expertParallelSize: number | null;
  /** `topk_method`, if it is said. */
  readonly topkMethod: string | null;
  /** Whether the pick comes before the score, as in gpt-oss. */
  readonly picksFirst: boolean;
  readonly family: string | null;
}
