import { isSame, rounded } from './arithmetic';
import type { Settings } from './settings';

/**
 * c of every expert: score (or logit) plus bias, each in the record's type, rounded; NaN floored if the record does
 * so.
 */
export function biasedOf(
  { typeAt, hasBias, rules }: Settings,
  scores: readonly number[],
  bias: ArrayLike<number> | null,
): number[] {
  const add = (s: number, e: number) => Math.fround(s + rounded(typeAt('bias'), bias?.[e] ?? 0));
  const sums = hasBias ? scores.map((s, e) => rounded(typeAt('biased'), add(s, e))) : [...scores];
  return rules.nonFinite === 'floored' ? sums.map((c) => (Number.isNaN(c) ? Math.fround(-1e30) : c)) : sums;
}

/** Whether entry `i` of value `a` belongs before entry `j` of value `b`: larger first, then the lower index. */
export function isBefore(settings: Settings, a: number, i: number, b: number, j: number): boolean {
  if (Number.isNaN(a) !== Number.isNaN(b)) return Number.isNaN(a) === settings.nanIsHighest;
  return isSame(a, b) ? i < j : a > b;
}

/** The best `count` positions, best first. */
export function bestOf(settings: Settings, values: readonly number[], count: number): number[] {
  const taken = new Set<number>();
  for (let i = 0; i < Math.min(count, values.length); i++) {
    let best = -1;
    for (let e = 0; e < values.length; e++)
      if (!taken.has(e) && (best < 0 || isBefore(settings, values[e]!, e, values[best]!, best))) best = e;
    taken.add(best);
  }
  return [...taken];
}

/** Whether `order` holds all positions, best first. */
export function isRanking(settings: Settings, values: readonly number[], order: readonly number[]): boolean {
  if (order.length !== values.length || new Set(order).size < order.length) return false;
  return order.every((e, i) => {
    const before = order[i - 1];
    return (
      e in values && (before === undefined || isBefore(settings, values[before]!, before, values[e]!, e))
    );
  });
}

/** g of every group, and the experts that make it. */
export function groupScoresOf(
  settings: Settings,
  values: readonly number[],
): { readonly scores: number[]; readonly members: number[][] } {
  const { groups, groupSize, addends, nanIsHighest, typeAt, rules } = settings;
  const scores: number[] = [];
  const members: number[][] = [];
  for (let g = 0; g < groups; g++) {
    const inside = values.slice(g * groupSize, (g + 1) * groupSize);
    const best =
      rules.groupScore === 'top2Distinct' ? twoLevels(settings, inside) : bestOf(settings, inside, addends);
    // A skipped NaN adds nothing, like a member that a small group lacks.
    const worth = best.map((e) => (nanIsHighest || !Number.isNaN(inside[e]) ? inside[e]! : -Infinity));
    while (worth.length < addends) worth.push(-Infinity);
    const add = (sum: number, value: number) => rounded(typeAt('groupScore'), Math.fround(sum + value));
    scores.push(worth.length === 0 ? 0 : worth.slice(1).reduce(add, worth[0]!));
    members.push(Array.from(worth, (_, i) => (i < best.length ? g * groupSize + best[i]! : -1)));
  }
  return { scores, members };
}

/** The best position, and the best of those with a smaller value. */
function twoLevels(settings: Settings, values: readonly number[]): number[] {
  const ranked = bestOf(settings, values, values.length);
  const lower = ranked.find((e) => values[e]! < values[ranked[0]!]!);
  return lower === undefined ? ranked.slice(0, 1) : [ranked[0]!, lower];
}

/**
 * The groups that are kept. In rounds of arg-max each score that is taken becomes −∞. A round takes the lowest place
 * of the largest score, whether it was taken before or not.
 */
export function keptOf(
  { rules, keptGroups }: Settings,
  groupScores: readonly number[],
  order: readonly number[],
): Set<number> {
  if (rules.groupPick === 'best') return new Set(order.slice(0, keptGroups));
  const left = [...groupScores];
  const kept = new Set<number>();
  for (let i = 0; i < keptGroups; i++) {
    const winner = left.indexOf(Math.max(...left));
    kept.add(winner);
    left[winner] = -Infinity;
  }
  return kept;
}

/** Whether the record gives up because the last kept group scores −∞. */
export function hasLostGroups(settings: Settings, groupScores: readonly number[]): boolean {
  const { rules, isGrouped, keptGroups, nanIsHighest } = settings;
  if (!isGrouped || rules.noUsableGroup === 'ignore' || keptGroups === 0) return false;
  const last = groupScores[bestOf(settings, groupScores, keptGroups)[keptGroups - 1]!]!;
  return last === -Infinity || (Number.isNaN(last) && !nanIsHighest);
}

/** `values` of the kept experts, the record's fill for all others; experts that are skipped count as masked. */
export function maskedOf(
  { rules, groupSize, isGrouped, scoring }: Settings,
  values: readonly number[],
  kept: ReadonlySet<number>,
  { logits, scores }: { readonly logits: readonly number[]; readonly scores: readonly number[] },
): number[] {
  const fill = rules.mask === 'zero' || rules.mask === 'zeroLogit' ? 0 : -Infinity;
  const seen = scoring === 'softmax' ? scores : logits;
  return values.map((value, e) => {
    const masked = !isGrouped || kept.has(Math.floor(e / groupSize)) ? value : fill;
    if (rules.nonFinite !== 'skipped') return masked;
    return Number.isFinite(seen[e]) && !Number.isNaN(masked) ? masked : -Infinity;
  });
}
