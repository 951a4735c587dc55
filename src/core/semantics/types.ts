export const SCORING_FUNCS = ['sigmoid', 'softmax', 'sqrtsoftplus'] as const;

/** `sqrtsoftplus`, √log(1 + e^z), came with DeepSeek-V4; the followed vLLM does not know it. */
export type ScoringFunc = (typeof SCORING_FUNCS)[number];

/** Values that a rule may round to the logits' type; all others are float32, or doubles as `weighedIn` says. */
export type RoundingPoint =
  /** Every score; of a softmax by its logarithm also the logarithm and the difference. */
  | 'score'
  /** The softplus, of which the score is the root. */
  | 'softplus'
  /** Scores of one function only, or only when there is no bias. */
  | 'sigmoidScore'
  | 'softmaxScore'
  | 'scoreWithoutBias'
  /** The bias before it is added. */
  | 'bias'
  | 'biased'
  | 'groupScore'
  /** A score taken after the pick. */
  | 'gathered'
  /** The sum of the weights, and the guarded divisor. */
  | 'sum'
  | 'divided'
  /** The final weight, scaled or not. */
  | 'weight';

/** A condition under which the implementation raises instead of answering; `refusals.ts` evaluates it. */
export type Refusal =
  /** Of torch. */
  | 'viewFails'
  | 'viewBySizeFails'
  | 'groupTooSmall'
  | 'topkGroupAboveGroups'
  | 'topKAboveExperts'
  /** Of CUDA kernels' launchers. */
  | 'groupsZero'
  | 'topKZero'
  | 'topkGroupZero'
  | 'topkGroupAboveCount'
  | 'groupsDoNotDivide'
  | 'groupsAbove32'
  | 'topKAbove32'
  | 'topKAboveSurvivors'
  | 'noSuchExpertCount'
  | 'notForTriton'
  /** Of FlashInfer's wrapper. */
  | 'tooFewPairs'
  | 'topKAbove8'
  | 'groupAbove32Experts'
  | 'keptAbove128Experts'
  | 'oneGroupAbove384'
  | 'groupsOfOver256';

/** A condition under which the real kernel touches memory it must not: its answer means nothing there. */
export type UndefinedCondition = 'moreThan8Groups' | 'top22Of512Only';

/**
 * An implementation of expert routing as data. Every field is one independent choice out of a small set, so that one
 * interpreter, one typed-array routine and one kernel serve all implementations; the fields up to `roundsAt` are what
 * a kernel needs as constants, `divisorGuard.value` is a uniform.
 *
 * In comments: z logit, s score, c = s + b biased score, E experts, G groups, k = top_k, ρ scale.
 */
export interface Semantics {
  /** Its source: `repository@commit:path`. */
  readonly sources: readonly string[];
  /** `measured`: its outputs were recorded and agree; `read`: its code was read; else from a thread or from memory. */
  readonly confidence: 'measured' | 'read' | 'inferred' | 'memory';

  /** The function of a score; `configured` follows `scoring_func`. */
  readonly scoringFunc: 'configured' | ScoringFunc;
  /** The functions that a router that follows `scoring_func` knows. */
  readonly scoringFuncs: readonly ScoringFunc[];
  /**
   * What it does with any other: raises in vLLM's words, in SGLang's, by an assertion, in words not read; or sigmoid.
   */
  readonly otherScoring: 'unsupported' | 'unknown' | 'asserts' | 'refused' | 'sigmoid';
  /** `after`: the choice is made on logits, and only the picked ones are scored. */
  readonly scored: 'before' | 'after';
  /** exp: 1 / (1 + e^−z); fastExp: the same with 2^(z·log₂e), z·log₂e rounded; tanh: ½·tanh(½z) + ½. */
  readonly sigmoidForm: 'exp' | 'fastExp' | 'tanh';
  /** Of √softplus; above 20 the softplus is z itself. stable: log1p(e^z); logExp: log(1 + e^z), the sum rounded. */
  readonly softplusForm: 'stable' | 'logExp';
  /**
   * quotient: e^(z − max) / Σ; logUnlessRenormalized: over the picks, but e^(z − log Σ e^z) over all if not
   * renormalised.
   */
  readonly softmaxForm: 'quotient' | 'logUnlessRenormalized';
  /**
   * NaN above all and ±∞ in their places; such scores set to 0; such experts never candidates; or NaN is −1e30 for the
   * choice.
   */
  readonly nonFinite: 'ranked' | 'zeroed' | 'skipped' | 'floored';
  readonly bias: 'added' | 'ignored';
  /** `softmaxLogit`: to the logits if these go through softmax, and the choice is made on the sums. */
  readonly biasAt: 'score' | 'softmaxLogit';
  /** Whether a table's row picks the experts, if a layer has a table. */
  readonly table: 'ignored' | 'picks';

  /**
   * How c of a group's experts make its score; `biasTop2`: top2 with a bias, max without; `topShare`: k / kept groups;
   * `top2Distinct`: the best and the best below it.
   */
  readonly groupScore: 'none' | 'max' | 'top2' | 'biasTop2' | 'topShare' | 'top2Distinct';
  /** `rounds`: arg-max over all groups, the taken ones at −∞: if nothing is above −∞, the lowest is taken again. */
  readonly groupPick: 'best' | 'rounds';
  /** The kernel's arrays hold no more kept groups; null: no limit. */
  readonly mostKeptGroups: number | null;
  /** `skip`: with one group the group stages do not run. */
  readonly oneGroup: 'run' | 'skip';
  /**
   * The value of experts outside the kept groups; `excluded` are no candidates; `zeroLogit`: z = 0, then softmax of
   * all.
   */
  readonly mask: 'minusInfinity' | 'zero' | 'excluded' | 'zeroLogit';
  /**
   * When the last kept group scores −∞. `uniform`: ids 0 … k−1 with weight 1/k; `firstExpert`: expert 0 in every slot.
   */
  readonly noUsableGroup: 'ignore' | 'uniform' | 'firstExpert';

  /** `rounds`: k rounds of arg-max with a start value; `eachGroup`: k/G from every group. */
  readonly pick: 'best' | 'rounds' | 'eachGroup';
  /**
   * The value that replaces a picked entry in the rounds: −10000, or a start value of −1, by the number of experts; or
   * −∞.
   */
  readonly roundsFloor: 'byExperts' | 'minusInfinity';
  /**
   * Order of the k slots; `torchUnsorted`: above the k-th value by index, then those equal to it by index;
   * `groupsByWeight`: by weight, but best first if there is one group.
   */
  readonly order: 'torchUnsorted' | 'descending' | 'byWeight' | 'groupsByWeight';
  /** Whether the order of equal values is promised. The lowest index is taken in either case. */
  readonly ties: 'lowestIndex' | 'unspecified';

  /** What a weight starts from; `scoreOrMasked`: s with a bias, the masked value without; `recovered`: c − b. */
  readonly gather: 'score' | 'biased' | 'masked' | 'scoreOrMasked' | 'recovered';
  readonly renormalize: 'configured' | 'always' | 'never';
  /** A further condition on it. */
  readonly renormalizeOnlyIf: 'any' | 'manyPicks' | 'sigmoid' | 'softmax';
  /**
   * Order of the additions: torch's reduction, a warp's over 32 lanes, Triton's over a power of two, slot after slot.
   */
  readonly sumOrder: 'torch' | 'warp' | 'triton' | 'sequential';
  /** The guard of the division by the sum; `one`: divides by 1 unless the sum is positive. */
  readonly divisorGuard: { readonly kind: 'none' | 'add' | 'clamp' | 'one'; readonly value: number };
  /** w / Σ, or w · (1 / Σ) with the reciprocal rounded. */
  readonly division: 'quotient' | 'reciprocal';
  /**
   * The precision of ρ, an added guard and the division. float64: in double precision, rounded once, to the weights'
   * type; float64Steps: each product and each quotient in double precision, then kept as float32. The sum is float32.
   */
  readonly weighedIn: 'float32' | 'float64Steps' | 'float64';
  readonly scale: 'always' | 'never' | 'unlessRenormalized';
  /** ρ multiplies the normalised weight, the reciprocal, or the gathered score. */
  readonly scaleAt: 'after' | 'folded' | 'before';
  /** `off`: ρ = 0 stands for a missing scale. */
  readonly zeroScale: 'multiplies' | 'off';
  /** A factor of its own for each expert, last of all. */
  readonly perExpertScale: boolean;
  readonly roundsAt: readonly RoundingPoint[];

  /** `appended`: always-on experts follow in slots k, k + 1, … with ids E, E + 1, … and weight 1. */
  readonly sharedExperts: 'none' | 'appended';
  /** `identity`: the last experts pass the token on; `after-selection/zero-experts.ts` takes their slots out. */
  readonly zeroExperts: 'none' | 'identity';
  readonly refuses: readonly Refusal[];
  readonly undefinedWhen: readonly UndefinedCondition[];
}
