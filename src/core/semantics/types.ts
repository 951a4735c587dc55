/** What a rule may round to the logits' type; elsewhere values are float32. */
export type RoundingPoint =
  /** Every score. */
  | 'score'
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

/** A condition under which the implementation raises instead of answering; `refusals.ts` evaluates and words them. */
export type Refusal =
  | 'topKAboveExperts'
  | 'topKAboveSurvivors'
  | 'topKAbove32'
  | 'topKZero'
  | 'topkGroupAboveGroups'
  | 'topkGroupZero'
  | 'groupsAbove32'
  | 'groupTooSmall';

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
  /** Where it was read: `repository@commit:path`. */
  readonly sources: readonly string[];
  /** `measured`: its outputs were recorded and agree; `read`: its code was read; else from a thread or from memory. */
  readonly confidence: 'measured' | 'read' | 'inferred' | 'memory';

  /** The function of a score; `configured` follows `scoring_func`. */
  readonly scoringFunc: 'configured' | 'softmax' | 'sigmoid' | 'sqrtsoftplus';
  /** `after`: the choice is made on logits, and only the picked ones are scored. */
  readonly scored: 'before' | 'after';
  /** exp: 1 / (1 + e^−z); fastExp: the same with 2^(z·log₂e), z·log₂e rounded; tanh: ½·tanh(½z) + ½. */
  readonly sigmoidForm: 'exp' | 'fastExp' | 'tanh';
  /** NaN above all and ±∞ in their places; such scores set to 0; or such experts never candidates. */
  readonly nonFinite: 'ranked' | 'zeroed' | 'skipped';
  readonly bias: 'added' | 'ignored';

  /** How c of a group's experts make its score; `biasTop2`: top2 with a bias, max without; `topShare`: k / kept groups. */
  readonly groupScore: 'none' | 'max' | 'top2' | 'biasTop2' | 'topShare';
  /** `skip`: with one group the group stages do not run. */
  readonly oneGroup: 'run' | 'skip';
  /** What experts outside the kept groups get; `excluded` are no candidates; `zeroLogit`: z = 0, then softmax of all. */
  readonly mask: 'minusInfinity' | 'zero' | 'excluded' | 'zeroLogit';
  /** When the last kept group scores −∞. `uniform`: ids 0 … k−1 with weight 1/k; `firstExpert`: expert 0 in every slot. */
  readonly noUsableGroup: 'ignore' | 'uniform' | 'firstExpert';

  /** `rounds`: k rounds of arg-max with a start value; `eachGroup`: k/G from every group. */
  readonly pick: 'best' | 'rounds' | 'eachGroup';
  /** Order of the k slots; `torchUnsorted`: above the k-th value by index, then those equal to it by index. */
  readonly order: 'torchUnsorted' | 'descending' | 'byWeight';
  /** Whether the order of equal values is promised. The lowest index is taken in either case. */
  readonly ties: 'lowestIndex' | 'unspecified';

  /** What a weight starts from; `scoreOrMasked`: s with a bias, the masked value without. */
  readonly gather: 'score' | 'biased' | 'masked' | 'scoreOrMasked';
  readonly renormalize: 'configured' | 'always' | 'never';
  /** A further condition on it. */
  readonly renormalizeOnlyIf: 'any' | 'manyPicks' | 'sigmoid';
  /** Order of the additions: torch's reduction, a warp's over 32 lanes, or slot after slot. */
  readonly sumOrder: 'torch' | 'warp' | 'sequential';
  /** What protects the division by the sum; `one`: divides by 1 unless the sum is positive. */
  readonly divisorGuard: { readonly kind: 'none' | 'add' | 'clamp' | 'one'; readonly value: number };
  /** w / Σ, or w · (1 / Σ) with the reciprocal rounded. */
  readonly division: 'quotient' | 'reciprocal';
  readonly scale: 'always' | 'never' | 'unlessRenormalized';
  /** ρ multiplies the normalised weight, the reciprocal, or the gathered score. */
  readonly scaleAt: 'after' | 'folded' | 'before';
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
