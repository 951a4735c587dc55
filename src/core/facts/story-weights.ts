import { isPadding, type RoutedRow } from '../routed-row';
import { skipReason } from '../stages';
import { pickedByRank } from './explain';
import { irregularOf } from './irregular';
import { totalOf } from './predictions';
import type { Remark } from './remark';
import type { RivalRemark } from './rival-remarks';
import { extremesOf, type ValueRemark } from './values-remarks';

type Id = { id: number };

/** What became of the weights. */
export type WeightStory =
  | ValueRemark
  | Extract<RivalRemark, { code: 'end' }>
  | Remark<'paddingWeights', { topK: number }>
  | Remark<'weighsNothing'>
  /** `isUnbiased`: the bias is what parts place and weight. */
  | Remark<'ranksFirst', Id & { weight: number; isUnbiased: boolean }>
  | Remark<'sums', { sum: number; total: number }>
  | Remark<'byOne'>
  | Remark<'keepsSum', { sum: number }>
  | Remark<'becomes', Id & { before: number; after: number; total: number }>
  /** What the model multiplies by later, and what the largest weight then counts. */
  | Remark<'largestLater', { factor: number; counts: number }>;

/** What the weights start from. */
export function gatheredWeights(token: RoutedRow): WeightStory[] {
  const { plan, result } = token;
  const nothing = withoutWeights(token);
  if (nothing) return nothing;
  const { isUniform, repeats } = irregularOf(token);
  const first = pickedByRank(token)[0]!;
  const weight = result.gathered[result.ids.indexOf(first)]!;
  const most = result.gathered.reduce((one, other) => Math.max(one, other));
  const isRanked = !plan.picksByTable && !isUniform && repeats.size === 0;
  const isUnbiased = plan.hasBias && plan.gather === 'score';
  // Not where NaN is, which no comparison finds.
  if (isRanked && weight < most && result.gathered.every(Number.isFinite))
    return weightsOf('weight', token, result.gathered, [
      { code: 'ranksFirst', id: first, weight, isUnbiased },
    ]);
  return weightsOf('weight', token, result.gathered);
}

/** What the weights add up to, before and after the division. */
export function sumOfWeights(token: RoutedRow): WeightStory[] {
  const { result } = token;
  const nothing = withoutWeights(token);
  if (nothing) return nothing;
  const sum = result.weightSum[0]!;
  if (skipReason('norm', token)) return [{ code: 'keepsSum', sum }];
  if (irregularOf(token).division === 'byOne') return [{ code: 'byOne' }];
  return [
    { code: 'sums', sum, total: totalOf(result.renormalized) },
    ...weightsOf('share', token, result.renormalized, [{ code: 'end' }]),
  ];
}

/** What the weights are in the end. */
export function endOfWeights(token: RoutedRow): WeightStory[] {
  const { params, result, ledger } = token;
  const nothing = withoutWeights(token);
  if (nothing) return nothing;
  const weights = result.weights.subarray(0, params.topK);
  const largest = weights.reduce((one, other) => Math.max(one, other));
  const areFinite = weights.every(Number.isFinite) && result.renormalized.every(Number.isFinite);
  if (skipReason('scale', token) === null && areFinite) {
    const slot = result.renormalized.indexOf(
      result.renormalized.reduce((one, other) => Math.max(one, other)),
    );
    const [before, after] = [result.renormalized[slot]!, weights[slot]!];
    return [{ code: 'becomes', id: result.ids[slot]!, before, after, total: totalOf(weights) }];
  }
  if (!areFinite || ledger.model === 1) return weightsOf('weight', token, weights);
  return [
    ...weightsOf('weight', token, weights, [{ code: 'end' }]),
    { code: 'largestLater', factor: ledger.model, counts: Math.fround(largest * ledger.model) },
  ];
}

function weightsOf(
  of: 'weight' | 'share',
  { result }: RoutedRow,
  weights: Float32Array,
  tail: readonly WeightStory[] = [],
): WeightStory[] {
  return extremesOf<WeightStory>(of, weights, tail, result.ids);
}

/** Why there are no weights to speak of; null where there are. */
function withoutWeights(token: RoutedRow): WeightStory[] | null {
  const { topK } = token.params;
  if (topK === 0) return [{ code: 'weighsNothing' }];
  return isPadding(token) ? [{ code: 'paddingWeights', topK }] : null;
}
