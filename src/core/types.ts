/** Names follow vLLM's `GroupedTopKRouter` in camelCase; symbols in formulae: z logit, s score, c biased score, g group score, w weight, ρ scale. */

export type ScoringFunc = 'softmax' | 'sigmoid';

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
  /** ρ; multiplied as float32. */
  readonly routedScalingFactor: number;
  /** Always-on experts. Only ROCm AITER gives them ids; every other path ignores the number. */
  readonly numFusedSharedExperts: number;
}

/** A batch to route: `tokens` rows that share one set of parameters and one bias. */
export interface RouteInput {
  readonly params: RouterParams;
  readonly tokens: number;
  /** z, float32 [tokens, E], row-major. */
  readonly logits: Float32Array;
  /** b, float32 [E], or null when the model has none. */
  readonly eScoreCorrectionBias: Float32Array | null;
  /**
   * `router`: what `GroupedTopKRouter` does, invalid grouping falls back to plain top-k.
   * `groupedTopk`: the function `grouped_topk` itself, which raises there.
   */
  readonly entry: 'router' | 'groupedTopk';
}

/** The branch taken: `native` = torch `grouped_topk`; the other two are the fallbacks for invalid grouping. */
export type RoutePath = 'native' | 'fallbackBias' | 'fallbackNoBias';

/**
 * Every intermediate of a routed batch, float32 and int32, row-major.
 * T tokens, E experts, G = `numGroups`, k = topK.
 */
export interface RouteResult {
  readonly path: RoutePath;
  readonly tokens: number;
  /** Groups the path works with: `numExpertGroup`, or 1 on the fallback paths. */
  readonly numGroups: number;
  /** s [T, E]. */
  readonly scores: Float32Array;
  /** c = s + b [T, E]; equal to s without bias. */
  readonly biased: Float32Array;
  /** g [T, G]. On the fallback paths all zero (not reached). */
  readonly groupScores: Float32Array;
  /** The experts whose c makes g: [T, G, 2], best first; -1 where there is none (second one when g is a maximum; fallback). */
  readonly groupBest: Int32Array;
  /** All groups, best first [T, G]; the first topkGroup are kept. */
  readonly groupOrder: Int32Array;
  /** c with −∞ outside the kept groups [T, E]; on the fallback paths equal to c. */
  readonly masked: Float32Array;
  /** All experts by `masked`, best first, ties to the lowest index, NaN above all [T, E]; the first k are picked. */
  readonly expertOrder: Int32Array;
  /** Picked ids in the order vLLM returns them [T, k]. */
  readonly ids: Int32Array;
  /** Unbiased scores (without bias: the masked values) at `ids` [T, k]. */
  readonly gathered: Float32Array;
  /** Divisor of the renormalisation [T]; the sum of `gathered`, computed also when renormalize is off. */
  readonly weightSum: Float32Array;
  /** gathered / weightSum [T, k]; equal to `gathered` when renormalize is off. */
  readonly renormalized: Float32Array;
  /** w [T, k], in the order of `ids`. */
  readonly weights: Float32Array;
}

/** A field a message can point at: a parameter, or one of the two arrays, or the row count. */
export type RouteField = keyof RouterParams | 'logits' | 'eScoreCorrectionBias' | 'tokens';

/** Why an input cannot be routed. `code` is stable; `values` are the numbers the sentence needs. */
export interface RouteError {
  readonly field: RouteField;
  readonly code:
    | 'notInteger'
    | 'outOfRange'
    | 'notFinite'
    | 'unknownValue'
    | 'groupZero'
    | 'groupDivide'
    | 'groupTooSmall'
    | 'wrongLength';
  readonly values: Readonly<Record<string, number | string>>;
}

export type RouteOutcome =
  | { readonly ok: true; readonly result: RouteResult }
  | { readonly ok: false; readonly error: RouteError };
