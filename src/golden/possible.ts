import { orderKey } from '../core/arithmetic/order';
import type { Range } from './error-of-score';
import type { Settings } from './referee/settings';

/** The known bounds of one row of the real implementation's numbers. */
export interface Known {
  readonly settings: Settings;
  readonly biased: Range;
  readonly groupScores: Range;
  /** Whether the lowest index wins among equal values. */
  readonly hasTieRule: boolean;
  /** Whether two experts have the same logit and bias, so that any arithmetic gives them the same number. */
  readonly isTwin: (a: number, b: number) => boolean;
}

/** A row of candidates of a top-k: order keys of their bounds, and which of them are equal in any arithmetic. */
interface Candidates {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly hasTieRule: boolean;
  readonly isTwin: (a: number, b: number) => boolean;
}

function keysOf({ low, high }: Range): Range {
  const keys = (values: readonly number[]) => values.map((value) => orderKey(value));
  return { low: keys(low), high: keys(high) };
}

/** Whether `a` stands before `b` whatever the values between the bounds are. */
function isSurelyBefore(candidates: Candidates, a: number, b: number): boolean {
  const { low, high, hasTieRule } = candidates;
  if (low[a]! > high[b]!) return true;
  return hasTieRule && a < b && areSurelyEqual(candidates, a, b);
}

function areSurelyEqual({ low, high, isTwin }: Candidates, a: number, b: number): boolean {
  return (low[a] === high[a] && low[b] === high[b] && low[a] === low[b]) || isTwin(a, b);
}

/** Whether the candidates in `chosen` may be the best ones. */
function mayBeBest(candidates: Candidates, chosen: ReadonlySet<number>): boolean {
  const out = candidates.low.flatMap((_, i) => (chosen.has(i) ? [] : [i]));
  return [...chosen].every((i) => out.every((o) => !isSurelyBefore(candidates, o, i)));
}

/** Kept groups; null if groups play no part. */
export type Kept = ReadonlySet<number> | null;

/**
 * The choices of groups with which `ids`, in this order, are what the implementation may return for some values between
 * the bounds; none if that is impossible. Ids that repeat are no top-k and never possible.
 */
export function waysTo(known: Known, ids: readonly number[]): Kept[] {
  const chosen = new Set(ids);
  if (chosen.size < ids.length) return [];
  return choicesOfGroups(known, ids).filter((kept) => {
    const masked = maskedRange(known, kept);
    return mayBeBest(masked, chosen) && isOrderPossible(known, masked, ids);
  });
}

/** c between its bounds in the kept groups, the record's fill elsewhere. */
function maskedRange({ settings, biased, hasTieRule, isTwin }: Known, kept: Kept): Candidates {
  const isKept = (e: number) => !kept || kept.has(Math.floor(e / settings.groupSize));
  const fill = fillOf(settings);
  const cut = (values: readonly number[]) => values.map((value, e) => (isKept(e) ? value : fill));
  return {
    ...keysOf({ low: cut(biased.low), high: cut(biased.high) }),
    hasTieRule,
    isTwin: (a, b) => isKept(a) && isKept(b) && isTwin(a, b),
  };
}

function fillOf({ rules }: Settings): number {
  return rules.mask === 'zero' ? 0 : -Infinity;
}

/** Whether the slots may stand in this order. The CPU promises an order only if it sorts. */
function isOrderPossible(
  { settings, hasTieRule }: Known,
  masked: Candidates,
  ids: readonly number[],
): boolean {
  const { order, ties } = settings.rules;
  const inOrder = { ...masked, hasTieRule: hasTieRule && ties === 'lowestIndex' };
  const isSorted = (from: number, to: number, isAfter: (a: number, b: number) => boolean) => {
    for (let i = from; i < to; i++)
      for (let j = i + 1; j < to; j++) if (isAfter(ids[i]!, ids[j]!)) return false;
    return true;
  };
  if (order === 'descending') return isSorted(0, ids.length, (a, b) => isSurelyBefore(inOrder, b, a));
  if (order === 'byWeight' || !hasTieRule) return true;
  // Entries above the k-th value by index, then entries equal to it by index: there must be a place to cut.
  const valuesOnly = { ...masked, hasTieRule: false };
  return (
    ids.length === 0 ||
    ids.some((_, cut) => {
      const [above, equal] = [ids.slice(0, cut), ids.slice(cut)];
      return (
        isSorted(0, cut, (a, b) => a > b) &&
        isSorted(cut, ids.length, (a, b) => a > b) &&
        equal.every((a) => equal.every((b) => !isSurelyBefore(valuesOnly, a, b))) &&
        above.every((a) =>
          equal.every((b) => !isSurelyBefore(valuesOnly, b, a) && !areSurelyEqual(masked, a, b)),
        )
      );
    })
  );
}

/**
 * Sets of kept groups that the bounds allow and that may make `ids` the answer; null if groups play no part. A group
 * with a picked expert above the fill must be kept, one whose picked experts lie at or below it must not; of the others
 * those with the lowest best expert do no harm.
 */
function choicesOfGroups(known: Known, ids: readonly number[]): Kept[] {
  const { settings, biased, groupScores } = known;
  if (!settings.isGrouped) return [null];
  const { groupSize, groups, keptGroups } = settings;
  const candidates: Candidates = {
    ...keysOf(groupScores),
    hasTieRule: known.hasTieRule,
    isTwin: twinGroups(known),
  };
  const all = Array.from({ length: groups }, (_, g) => g);
  const before = (g: number) => all.filter((h) => h !== g && isSurelyBefore(candidates, h, g)).length;
  const after = (g: number) => all.filter((h) => h !== g && isSurelyBefore(candidates, g, h)).length;
  const sure = all.filter((g) => groups - 1 - after(g) < keptGroups);
  const open = all.filter((g) => !sure.includes(g) && before(g) < keptGroups);
  const inside = (g: number) => ids.filter((id) => Math.floor(id / groupSize) === g);
  const fill = orderKey(fillOf(settings));
  const claim = (g: number) =>
    Math.max(0, ...inside(g).map((id) => (orderKey(biased.high[id]!) > fill ? 2 : 0))) -
    (inside(g).length ? 1 : 0);
  const best = all.map((g) =>
    Math.max(0, ...biased.low.slice(g * groupSize, (g + 1) * groupSize).map((value) => orderKey(value))),
  );
  const room = keptGroups - sure.length;
  const byCount = [...open].sort((a, b) => inside(b).length - inside(a).length || best[a]! - best[b]!);
  const byClaim = [...open].sort((a, b) => claim(b) - claim(a) || best[a]! - best[b]!);
  return [byCount, byClaim, open]
    .map((order) => new Set([...sure, ...order.slice(0, Math.max(0, room))]))
    .filter((kept) => mayBeBest(candidates, kept));
}

/** Whether two groups hold the same logits and biases, expert for expert. */
function twinGroups({ settings, isTwin }: Known): (g: number, h: number) => boolean {
  const { groupSize } = settings;
  const members = Array.from({ length: groupSize }, (_, i) => i);
  return (g, h) => members.every((i) => isTwin(g * groupSize + i, h * groupSize + i));
}
