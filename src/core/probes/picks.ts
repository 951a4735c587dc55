import { hasGroupStages } from '../explain';
import type { Plan } from '../plan';
import type { RouteResult } from '../types';

/** The experts picked for one token of a batch, as they were returned; shared experts, which are not picked, left out. */
export function picksOf(
  { ids, slots }: Pick<RouteResult, 'ids' | 'slots'>,
  topK: number,
  token = 0,
): readonly number[] {
  return Array.from(ids.subarray(token * slots, token * slots + topK));
}

/**
 * How many entries of two id sets are not in both.
 *
 * @example changedPicks([1, 2, 3], [3, 4]) // 3: 1 and 2 leave, 4 enters
 */
export function changedPicks(before: readonly number[], after: readonly number[]): number {
  return without(before, after).length + without(after, before).length;
}

/** The entries of `ids` that `others` lacks, each once. */
export function without(ids: readonly number[], others: readonly number[]): number[] {
  // Lists of picks are short: looking through them is quicker than making sets.
  return ids.filter((id, i) => !others.includes(id) && ids.indexOf(id) === i);
}

/** The groups kept for one token, best first; null where no groups are masked. */
export function keptGroupsOf(plan: Plan, { groupOrder }: RouteResult, token = 0): Int32Array | null {
  if (!hasGroupStages(plan)) return null;
  const first = token * plan.numGroups;
  return groupOrder.subarray(first, first + plan.keptGroups);
}
