import type { RoutedRow } from '../../routed-row';
import { pickedByRank } from '../explain';
import { distance } from './differs';

/** What two routings of a token return, side by side. */
export interface Summary {
  /** Picked by both, in A's rank order; then those that only one picked, best first in its own order. */
  readonly both: readonly number[];
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
  /** The weight that changed most, absent counting as 0; null when none did. */
  readonly largest: { readonly id: number; readonly change: number } | null;
  /** Sum of |Δw|. */
  readonly l1: number;
  /** Experts in both sets as a share of those in either; 1 for two empty sets. */
  readonly jaccard: number;
  /** The slots hold the same ids in the same order. */
  readonly isSameOrder: boolean;
}

/** What a summary is made of. */
export type Routed = Pick<RoutedRow, 'params' | 'result'>;

/**
 * The set changes and weight changes from A to B.
 *
 * @example
 * // A: {0: 0.75, 1: 0.25}, B: {0: 0.5, 4: 0.5}: onlyA [1], onlyB [4], l1 1, largest +0.5 of expert 4, jaccard 1/3
 */
export function summaryOf(a: Routed, b: Routed): Summary {
  const [inA, inB] = [pickedByRank(a), pickedByRank(b)];
  const [setA, setB] = [new Set(inA), new Set(inB)];
  const both = inA.filter((id) => setB.has(id));
  const onlyA = inA.filter((id) => !setB.has(id));
  const onlyB = inB.filter((id) => !setA.has(id));
  const [weightsA, weightsB] = [weightsOf(a), weightsOf(b)];
  let l1 = 0;
  let largest: Summary['largest'] = null;
  for (const id of [...both, ...onlyA, ...onlyB]) {
    const change = (weightsB.get(id) ?? 0) - (weightsA.get(id) ?? 0);
    const size = distance(weightsA.get(id) ?? 0, weightsB.get(id) ?? 0);
    l1 += size;
    if (size > Math.abs(largest?.change ?? 0) || (size > 0 && Number.isNaN(change))) largest = { id, change };
  }
  const either = both.length + onlyA.length + onlyB.length;
  return {
    both,
    onlyA,
    onlyB,
    largest,
    l1,
    jaccard: either === 0 ? 1 : both.length / either,
    isSameOrder:
      a.result.ids.length === b.result.ids.length && a.result.ids.every((id, i) => id === b.result.ids[i]),
  };
}

/** Weight by expert; one that stands in several slots has them all. */
export function weightsOf({ result: { ids, weights } }: Pick<RoutedRow, 'result'>): Map<number, number> {
  const sums = new Map<number, number>();
  ids.forEach((id, slot) => {
    sums.set(id, (sums.get(id) ?? 0) + weights[slot]!);
  });
  return sums;
}
