import { coarsest, roundTo } from '../arithmetic/half';
import type { RoutedRow } from '../routed-row';
import type { LogitsDtype } from '../types';

/** What the addition of the bias loses of scores and biases that float32 or a half type cannot tell apart. */
export interface BiasLoss {
  /** Experts whose score is not 0 and yet adds nothing: s + b is b. */
  readonly lostScores: ReadonlySet<number>;
  /** How many different values the bias has: as given, and as added. */
  readonly distinctBiases: {
    readonly given: number;
    readonly added: number;
    readonly dtype: LogitsDtype;
  } | null;
}

type Token = Pick<RoutedRow, 'plan' | 'bias' | 'givenBias' | 'dtypes' | 'result'>;

/**
 * The scores and biases of a token that their addition loses; none without a bias, or if the bias is added to the
 * logits.
 *
 * @example // b = 12, z = −50: s = 1.9e-22 and c = 12, so the score decides nothing
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
  // In float64 differences of float32 values are exact; their sums may not be.
  return others.some((id) => given[id]! - given[first!]! !== result.scores[first!]! - result.scores[id]!);
}
