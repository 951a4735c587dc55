import type { Plan } from '../../plan';
import { hasGroupStages } from '../../plan';
import type { RouteResult } from '../../result-arrays';

/**
 * The experts picked for one token of a batch, as they were returned; shared experts, which are not picked, left out.
 */
export function picksOf(
  { ids, slots }: Pick<RouteResult, 'ids' | 'slots'>,
  topK: number,
  token = 0,
): readonly number[] {
  return Array.from(ids.subarray(token * slots, token * slots + topK));
}

/** How a token's picks change. One pick that another replaces is one change, not two. */
export interface PickChange {
  /** Places of the picks before, each expert counted once. */
  readonly of: number;
  /** Picks in whose place another stands. */
  readonly replaced: number;
  /** How many more there are; negative: fewer. */
  readonly more: number;
}

/** @example pickChange([1, 2, 3], [3, 4]) // { of: 3, replaced: 1, more: -1 }: 4 comes for 1 or 2, the other goes */
export function pickChange(before: readonly number[], after: readonly number[]): PickChange {
  const [left, entered] = [without(before, after).length, without(after, before).length];
  return { of: without(before, []).length, replaced: Math.min(left, entered), more: entered - left };
}

/** How many places change: replaced ones, new ones, and those that are gone. */
export function changedPlaces({ replaced, more }: PickChange): number {
  return replaced + Math.abs(more);
}

/** The entries of `ids` that `others` lacks, each once. */
export function without(ids: readonly number[], others: readonly number[]): number[] {
  // Lists of picks are short: looking through them is quicker than making sets.
  return ids.filter((id, i) => !others.includes(id) && ids.indexOf(id) === i);
}

/** The groups kept for one token, best first; null if no groups are masked. */
export function keptGroupsOf(plan: Plan, { groupOrder }: RouteResult, token = 0): Int32Array | null {
  if (!hasGroupStages(plan)) return null;
  const first = token * plan.numGroups;
  return groupOrder.subarray(first, first + plan.keptGroups);
}
