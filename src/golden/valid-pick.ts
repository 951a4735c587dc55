import { orderKey } from '../core/order';
import type { Plan } from '../core/plan';

/** The values a pick is decided by: c of every expert and g of every group of one row. */
export interface Deciding {
  readonly values: Float32Array;
  readonly groupScores: Float32Array;
}

/** Whether two values are so close that either may count as the larger one. */
export type Near = (a: number, b: number) => boolean;

/** c with the record's fill outside `kept`; all of c where groups play no part (`kept` null). */
export function maskedBy(plan: Plan, values: Float32Array, kept: ReadonlySet<number> | null): Float32Array {
  if (!kept) return values;
  return values.map((value, e) => (kept.has(Math.floor(e / plan.groupSize)) ? value : fillOf(plan)));
}

function fillOf({ rules }: Plan): number {
  return rules.mask === 'zero' ? 0 : -Infinity;
}

/**
 * The kept groups for which a set of experts is a correct answer when values that are near each other may be taken in
 * any order: groups near the cut may be exchanged for one another, then experts near theirs. Undefined if there are
 * none, or an id stands twice; null where groups play no part.
 */
export function keptGroupsOf(
  plan: Plan,
  { values, groupScores }: Deciding,
  ids: readonly number[],
  nearExperts: Near,
  nearGroups: Near,
): ReadonlySet<number> | null | undefined {
  if (new Set(ids).size < ids.length) return undefined;
  if (!plan.isGrouped) return isTopSet(values, ids, nearExperts) ? null : undefined;
  return choices(plan, values, groupScores, ids, nearGroups).find((kept) =>
    isTopSet(maskedBy(plan, values, kept), ids, nearExperts),
  );
}

/**
 * Sets of kept groups that the cut allows: all groups clearly above it, and of those near it as many as there is room
 * for, in the orders that may make `ids` the answer. A group with a picked expert above the fill must be kept, one whose
 * picked experts lie at or below it must not; of the others those with the lowest best expert do no harm.
 */
function choices(
  plan: Plan,
  values: Float32Array,
  groupScores: Float32Array,
  ids: readonly number[],
  near: Near,
): Set<number>[] {
  const { groupSize, keptGroups } = plan;
  const byScore = Array.from(groupScores.keys()).sort(
    (a, b) => orderKey(groupScores[b]!) - orderKey(groupScores[a]!) || a - b,
  );
  if (keptGroups === 0) return [new Set()];
  const cut = groupScores[byScore[keptGroups - 1]!]!;
  const isNear = (g: number) => near(groupScores[g]!, cut);
  const sure = byScore.slice(0, keptGroups).filter((g) => !isNear(g));
  const open = byScore.filter(isNear);
  const picked = new Map<number, number>();
  const claims = new Map<number, number>();
  for (const id of ids) {
    const g = Math.floor(id / groupSize);
    picked.set(g, (picked.get(g) ?? 0) + 1);
    const claim = orderKey(values[id]!) > orderKey(fillOf(plan)) ? 1 : -1;
    claims.set(g, Math.max(claims.get(g) ?? -1, claim));
  }
  const best = open.map((g) =>
    values.subarray(g * groupSize, (g + 1) * groupSize).reduce((a, v) => Math.max(a, orderKey(v)), 0),
  );
  const bestOf = (g: number) => best[open.indexOf(g)]!;
  const countOf = (g: number) => picked.get(g) ?? 0;
  const claimOf = (g: number) => claims.get(g) ?? 0;
  const room = keptGroups - sure.length;
  const byCount = [...open].sort((a, b) => countOf(b) - countOf(a) || bestOf(a) - bestOf(b));
  const byClaim = [...open].sort((a, b) => claimOf(b) - claimOf(a) || bestOf(a) - bestOf(b));
  return [byCount, byClaim, open].map((order) => new Set([...sure, ...order.slice(0, room)]));
}

/** Whether no expert left out is clearly above one that is in. */
function isTopSet(values: Float32Array, ids: readonly number[], near: Near): boolean {
  const isIn = new Set(ids);
  if (ids.length === 0) return true;
  const lowest = ids.reduce((a, b) => (orderKey(values[b]!) < orderKey(values[a]!) ? b : a));
  const floor = values[lowest]!;
  return values.every((value, e) => isIn.has(e) || orderKey(value) <= orderKey(floor) || near(value, floor));
}
