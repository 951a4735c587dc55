import { orderKey } from '../core/order';
import type { Plan } from '../core/plan';

/** Between what values c of every expert and g of every group of one row may lie. */
export interface Deciding {
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly groupLow: Float32Array;
  readonly groupHigh: Float32Array;
}

/** c with the record's fill outside `kept`; all of c where groups play no part (`kept` null). */
export function maskedBy(plan: Plan, values: Float32Array, kept: ReadonlySet<number> | null): Float32Array {
  if (!kept) return values;
  return values.map((value, e) => (kept.has(Math.floor(e / plan.groupSize)) ? value : fillOf(plan)));
}

function fillOf({ rules }: Plan): number {
  return rules.mask === 'zero' ? 0 : -Infinity;
}

/**
 * The kept groups for which a set of experts is a correct answer for some values between the bounds, equal ones taken
 * in any order. Undefined if there are none, or an id stands twice; null where groups play no part.
 */
export function keptGroupsOf(
  plan: Plan,
  deciding: Deciding,
  ids: readonly number[],
): ReadonlySet<number> | null | undefined {
  if (new Set(ids).size < ids.length) return undefined;
  const { low, high } = deciding;
  if (!plan.isGrouped) return isTopSet(low, high, ids) ? null : undefined;
  return choices(plan, deciding, ids).find((kept) =>
    isTopSet(maskedBy(plan, low, kept), maskedBy(plan, high, kept), ids),
  );
}

/**
 * Sets of kept groups that the bounds allow: all that are sure, and of the open ones as many as there is room for, in
 * the orders that may make `ids` the answer. A group with a picked expert above the fill must be kept, one whose picked
 * experts lie at or below it must not; of the others those with the lowest best expert do no harm.
 */
function choices(plan: Plan, deciding: Deciding, ids: readonly number[]): Set<number>[] {
  const { groupSize, keptGroups, numGroups } = plan;
  const lows = Array.from(deciding.groupLow, (v) => orderKey(v));
  const highs = Array.from(deciding.groupHigh, (v) => orderKey(v));
  const groups = Array.from({ length: numGroups }, (_, g) => g);
  const count = (test: (h: number) => boolean) => groups.filter(test).length;
  const sure = groups.filter((g) => count((h) => h !== g && highs[h]! >= lows[g]!) < keptGroups);
  const open = groups.filter((g) => !sure.includes(g) && count((h) => lows[h]! > highs[g]!) < keptGroups);
  const picked = new Map<number, number>();
  const claims = new Map<number, number>();
  for (const id of ids) {
    const g = Math.floor(id / groupSize);
    picked.set(g, (picked.get(g) ?? 0) + 1);
    const claim = orderKey(deciding.high[id]!) > orderKey(fillOf(plan)) ? 1 : -1;
    claims.set(g, Math.max(claims.get(g) ?? -1, claim));
  }
  const best = groups.map((g) =>
    deciding.low
      .subarray(g * groupSize, (g + 1) * groupSize)
      .reduce((most, v) => Math.max(most, orderKey(v)), 0),
  );
  const countOf = (g: number) => picked.get(g) ?? 0;
  const claimOf = (g: number) => claims.get(g) ?? 0;
  const room = keptGroups - sure.length;
  const byCount = [...open].sort((a, b) => countOf(b) - countOf(a) || best[a]! - best[b]!);
  const byClaim = [...open].sort((a, b) => claimOf(b) - claimOf(a) || best[a]! - best[b]!);
  return [byCount, byClaim, open].map((order) => new Set([...sure, ...order.slice(0, room)]));
}

/** Whether no expert left out is surely above one that is in. */
function isTopSet(low: Float32Array, high: Float32Array, ids: readonly number[]): boolean {
  const isIn = new Set(ids);
  const floor = Math.min(...ids.map((id) => orderKey(high[id]!)));
  return low.every((value, e) => isIn.has(e) || orderKey(value) <= floor);
}
