import { coarsest, roundTo } from '../arithmetic/half';
import type { RoutedRow } from '../routed-row';
import type { LogitsDtype } from '../types';

/** What the addition of the bias does to scores and biases that float32 or a half type cannot hold apart. */
export interface BiasLoss {
  /** Experts whose score is not 0 and yet adds nothing: s + b is b. */
  readonly lostScores: ReadonlySet<number>;
  /** Different values of the bias: as they were given, and as they are added. */
  readonly distinctBiases: {
    readonly given: number;
    readonly added: number;
    readonly dtype: LogitsDtype;
  } | null;
}

type Token = Pick<RoutedRow, 'plan' | 'bias' | 'givenBias' | 'dtypes' | 'result'>;

/**
 * What of a token's scores and biases is lost where they are added; nothing without a bias, or where it goes into the
 * logits.
 *
 * @example
 * // b = 12, z = −50: s = 1.9e-22 and c = 12, so the score decides nothing
 */
export function biasLossOf({ plan, bias, givenBias: given, dtypes, result }: Token): BiasLoss {
  if (!plan.hasBias || plan.biasesLogits || !bias || !given)
    return { lostScores: new Set(), distinctBiases: null };
  const added = bias.map((b) => roundTo(plan.rounding.bias, b));
  const lost = Array.from(added.keys()).filter(
    (id) => result.scores[id] !== 0 && Number.isFinite(result.scores[id]) && result.biased[id] === added[id],
  );
  const [before, after] = [new Set(given).size, new Set(added).size];
  return {
    lostScores: new Set(lost),
    distinctBiases:
      after < before
        ? { given: before, added: after, dtype: coarsest(dtypes.bias, plan.rounding.bias) }
        : null,
  };
}

/** Whether experts whose biased scores are equal have different sums s + b before any rounding of these. */
export function isTieOfRounding({ plan, result, givenBias: given }: Token, ids: Iterable<number>): boolean {
  if (!plan.hasBias || plan.biasesLogits || !given) return false;
  const [first, ...others] = ids;
  // Differences of float32 values are exact in float64 where their sums are not.
  return others.some((id) => given[id]! - given[first!]! !== result.scores[first!]! - result.scores[id]!);
}
