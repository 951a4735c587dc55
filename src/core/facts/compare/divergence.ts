import { hasGroupStages } from '../../plan';
import type { RoutedRow } from '../../routed-row';
import type { StageId } from '../../stages';
import { pickedByRank } from '../explain';
import { differs, distance, type Tolerance } from './differs';

/** The parts of a routed token that are compared. */
export type RoutedSide = Pick<RoutedRow, 'params' | 'logits' | 'plan' | 'result'>;

/** An expert or a group with what decides about it, in A and in B. */
interface Contender {
  readonly id: number;
  readonly inA: number;
  readonly inB: number;
}

/** What a decision took in one of the two only; null if it took nothing more. */
export interface Change {
  readonly onlyA: Contender | null;
  readonly onlyB: Contender | null;
}

/** The first difference of two routings of a token. */
export interface Divergence {
  readonly stage: StageId;
  /**
   * `experts`: they have another number of experts; `groups`: of groups; `kept`, `picked`: values agree, the decision
   * does not; `value`: a number differs.
   */
  readonly kind: 'experts' | 'groups' | 'value' | 'kept' | 'picked';
  /** The cell or row; null if there is no single one. */
  readonly of: { readonly kind: 'expert' | 'group'; readonly id: number } | null;
  readonly a: number;
  readonly b: number;
  /** Cells or groups that differ at that stage. */
  readonly count: number;
  /** How the kept groups and the picks differ in the end; null if they are the same. */
  readonly kept: Change | null;
  readonly picks: Change | null;
}

/**
 * The earliest stage at which any value differs by more than the tolerance, and the cell or group to look at there: one
 * that a decision treats differently if there is any, then the one with the largest difference, then the first.
 * Null when the routings agree throughout; the order of the slots is not compared.
 *
 * @example
 * // top-2 of 8 in 2 groups, every biased score negative, masked with −∞ or 0: the mask, at the best masked expert
 */
export function firstDivergence(a: RoutedSide, b: RoutedSide, tolerance: Tolerance): Divergence | null {
  const [E, otherE] = [a.params.globalNumExperts, b.params.globalNumExperts];
  if (E !== otherE)
    return { stage: 'logits', kind: 'experts', of: null, a: E, b: otherE, count: 0, kept: null, picks: null };
  const [inA, inB] = [pickedByRank(a), pickedByRank(b)];
  const [setA, setB] = [new Set(inA), new Set(inB)];
  const isPickChanged = (id: number) => setA.has(id) !== setB.has(id);
  const groups = groupsOf(a, b);
  const at = (found: Found | null): Divergence | null => {
    if (!found) return null;
    const focus = found.of?.kind === 'expert' ? found.of.id : -1;
    const [ra, rb] = [a.result.masked, b.result.masked];
    return { ...found, kept: groups.change, picks: changeOf(inA, inB, setA, setB, ra, rb, focus) };
  };
  const experts = (stage: StageId, x: Float32Array, y: Float32Array) =>
    at(widest({ stage, kind: 'value', of: 'expert' }, x, y, tolerance, isPickChanged));
  const [x, y] = [a.result, b.result];
  return (
    experts('logits', a.logits, b.logits) ??
    experts('score', x.scores, y.scores) ??
    experts('bias', x.biased, y.biased) ??
    groupDivergence(groups, tolerance, at) ??
    experts('mask', x.masked, y.masked) ??
    at(pickDivergence(inA, inB, setA, setB, a, b)) ??
    weightStages(a, b, inA, tolerance, at)
  );
}

type Found = Omit<Divergence, 'kept' | 'picks'>;

/** The place of a stage with the largest difference that matters most, and how many differ. */
function widest(
  found: { readonly stage: StageId; readonly kind: 'value'; readonly of: 'expert' | 'group' },
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  tolerance: Tolerance,
  isDecisive: (id: number) => boolean,
): (Found & { readonly of: { readonly id: number } }) | null {
  let best = -1;
  let count = 0;
  for (let id = 0; id < a.length; id++) {
    if (!differs(a[id]!, b[id]!, tolerance)) continue;
    count++;
    if (best < 0 || isMore(id, best)) best = id;
  }
  function isMore(id: number, than: number): boolean {
    if (isDecisive(id) !== isDecisive(than)) return isDecisive(id);
    return distance(a[id]!, b[id]!) > distance(a[than]!, b[than]!);
  }
  return best < 0 ? null : { ...found, of: { kind: found.of, id: best }, a: a[best]!, b: b[best]!, count };
}

/** The groups of both, as far as they can be compared. */
function groupsOf(a: RoutedSide, b: RoutedSide) {
  const [ga, gb] = [numGroupsOf(a), numGroupsOf(b)];
  const isSame = ga === gb && ga > 1;
  const keptA = isSame ? [...a.result.groupOrder.subarray(0, a.plan.keptGroups)] : [];
  const keptB = isSame ? [...b.result.groupOrder.subarray(0, b.plan.keptGroups)] : [];
  const [setA, setB] = [new Set(keptA), new Set(keptB)];
  const change = changeOf(keptA, keptB, setA, setB, a.result.groupScores, b.result.groupScores, -1);
  return { a, b, ga, gb, isSame, setA, setB, change };
}

function numGroupsOf({ plan }: RoutedSide): number {
  return hasGroupStages(plan) ? plan.numGroups : 1;
}

function groupDivergence(
  { a, b, ga, gb, isSame, setA, setB, change }: ReturnType<typeof groupsOf>,
  tolerance: Tolerance,
  at: (found: Found | null) => Divergence | null,
): Divergence | null {
  if (ga !== gb) return at({ stage: 'group', kind: 'groups', of: null, a: ga, b: gb, count: 0 });
  if (!isSame) return null;
  const isKeptChanged = (id: number) => setA.has(id) !== setB.has(id);
  const [x, y] = [a.result.groupScores, b.result.groupScores];
  const scored = widest({ stage: 'group', kind: 'value', of: 'group' }, x, y, tolerance, isKeptChanged);
  if (scored) return at(scored);
  const first = change?.onlyB ?? change?.onlyA;
  if (!first) return null;
  const count = [...x.keys()].filter(isKeptChanged).length;
  return at({
    stage: 'keep',
    kind: 'kept',
    of: { kind: 'group', id: first.id },
    a: first.inA,
    b: first.inB,
    count,
  });
}

function pickDivergence(
  inA: readonly number[],
  inB: readonly number[],
  setA: ReadonlySet<number>,
  setB: ReadonlySet<number>,
  a: RoutedSide,
  b: RoutedSide,
): Found | null {
  const changed = [...inB.filter((id) => !setA.has(id)), ...inA.filter((id) => !setB.has(id))];
  const [id] = changed;
  if (id === undefined) return null;
  const [x, y] = [a.result.masked[id]!, b.result.masked[id]!];
  return { stage: 'pick', kind: 'picked', of: { kind: 'expert', id }, a: x, b: y, count: changed.length };
}

/** The same experts are picked: what they weigh, stage by stage, in A's order. */
function weightStages(
  a: RoutedSide,
  b: RoutedSide,
  ids: readonly number[],
  tolerance: Tolerance,
  at: (found: Found | null) => Divergence | null,
): Divergence | null {
  const slots = (token: RoutedSide) => ids.map((id) => token.result.ids.indexOf(id));
  const [slotsA, slotsB] = [slots(a), slots(b)];
  for (const [stage, field] of [
    ['gather', 'gathered'],
    ['norm', 'renormalized'],
    ['scale', 'weights'],
  ] as const) {
    const x = slotsA.map((slot) => a.result[field][slot]!);
    const y = slotsB.map((slot) => b.result[field][slot]!);
    const found = widest({ stage, kind: 'value', of: 'expert' }, x, y, tolerance, () => false);
    if (found) return at({ ...found, of: { kind: 'expert', id: ids[found.of.id]! } });
  }
  return null;
}

/** The best that only one of two ordered sets holds; for A's, the one that came closest to staying in B. */
function changeOf(
  inA: readonly number[],
  inB: readonly number[],
  setA: ReadonlySet<number>,
  setB: ReadonlySet<number>,
  valuesA: Float32Array,
  valuesB: Float32Array,
  focus: number,
): Change | null {
  const pick = (ids: readonly number[], other: ReadonlySet<number>): Contender | null => {
    const changed = ids.filter((id) => !other.has(id));
    const id = changed.includes(focus) ? focus : changed[0];
    return id === undefined ? null : { id, inA: valuesA[id]!, inB: valuesB[id]! };
  };
  const change = { onlyA: pick(inA, setB), onlyB: pick(inB, setA) };
  return change.onlyA || change.onlyB ? change : null;
}
