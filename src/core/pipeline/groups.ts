import { roundTo } from '../arithmetic/half';
import { KEY_OF_MINUS_INFINITY, orderKey, rankDescending } from '../arithmetic/order';
import type { Plan } from '../plan';
import type { Row } from './row';

/** Key of NaN: above all numbers, or below all if non-finite values are skipped. */
export function nanKeyOf({ rules }: Plan): number {
  return rules.nonFinite === 'skipped' ? 0 : 0xffffffff;
}

/**
 * g of every group from `values` [E] (c, or the logits if these are masked): the sum of its best `contributors` values,
 * float32, added from the best down. A group with fewer experts than that adds −∞, as the kernels do.
 */
export function scoreGroups(plan: Plan, values: Float32Array, row: Row): void {
  const { numGroups, groupSize, contributors, groupBestWidth } = plan;
  const nanKey = nanKeyOf(plan);
  for (let g = 0; g < numGroups; g++) {
    const first = g * groupSize;
    const order = rankDescending(values, first, groupSize, nanKey);
    // The runner-up is the next one, or the next one below the best.
    const isDistinct = plan.rules.groupScore === 'top2Distinct';
    const best = orderKey(values[first + order[0]!]!, nanKey);
    const next = order.find((i) => orderKey(values[first + i]!, nanKey) < best);
    let sum = 0;
    for (let i = 0; i < contributors; i++) {
      const position = isDistinct && i === 1 ? next : order[i];
      const value = position === undefined ? -Infinity : usable(values[first + position]!, nanKey);
      sum = i === 0 ? value : roundTo(plan.rounding.groupScore, Math.fround(sum + value));
      row.groupBest[g * groupBestWidth + i] = position === undefined ? -1 : first + position;
    }
    row.groupScores[g] = sum;
  }
  row.groupOrder.set(rankDescending(row.groupScores, 0, numGroups, nanKey));
}

/** A skipped NaN adds nothing. */
function usable(value: number, nanKey: number): number {
  return nanKey === 0 && Number.isNaN(value) ? -Infinity : value;
}

/** Whether the last group to be kept scores −∞ (or nothing), for records that give up then. */
export function hasNoUsableGroup(plan: Plan, { groupScores, groupOrder }: Row): boolean {
  if (plan.rules.noUsableGroup === 'ignore' || plan.keptGroups === 0) return false;
  const last = groupScores[groupOrder[plan.keptGroups - 1]!]!;
  return orderKey(last, nanKeyOf(plan)) <= KEY_OF_MINUS_INFINITY;
}

/**
 * How many groups of the order can be taken. In rounds of arg-max a taken group counts −∞: if no other is above that,
 * the lowest of them is taken again and again.
 */
function takenGroups({ rules, numGroups }: Plan, groupScores: Float32Array, groupOrder: Int32Array): number {
  if (rules.groupPick === 'best') return numGroups;
  let lowest = numGroups;
  for (const [i, g] of groupOrder.entries()) {
    if (lowest < g && groupScores[g] === -Infinity) return i;
    lowest = Math.min(lowest, g);
  }
  return numGroups;
}

/** `values` in the kept groups, the record's fill elsewhere, into `row.masked`. */
export function maskGroups(plan: Plan, values: Float32Array, { masked, groupScores, groupOrder }: Row): void {
  const { groupSize, keptGroups, rules } = plan;
  masked.fill(rules.mask === 'zero' || rules.mask === 'zeroLogit' ? 0 : -Infinity);
  for (const g of groupOrder.subarray(0, Math.min(keptGroups, takenGroups(plan, groupScores, groupOrder))))
    masked.set(values.subarray(g * groupSize, (g + 1) * groupSize), g * groupSize);
}

/** If non-finite values are skipped, experts whose kernel input is not finite are no candidates. */
export function skipNonFinite(plan: Plan, { masked, logits, scores }: Row): void {
  if (plan.rules.nonFinite !== 'skipped') return;
  // Softmax is computed before the kernel, which then gets the scores; for sigmoid it gets the logits.
  const seen = plan.scoring === 'softmax' ? scores : logits;
  for (let e = 0; e < masked.length; e++)
    if (!Number.isFinite(seen[e]!) || Number.isNaN(masked[e]!)) masked[e] = -Infinity;
}
