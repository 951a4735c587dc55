import { inOrderOf } from '../../../core/facts/non-finite';
import { hasBegun } from '../../../core/stages';
import type { Pin } from '../../../scenario/scenario';
import { isGroupKept, isKept, type SceneModel } from '../model';
import type { ComparedModel } from '../pair-model';
import { isLit, waterline } from '../rack/cell-state';
import { isGroupLit, keepLevel } from '../rack/keep-line';

/** One line of the ladder of a comparison. */
export interface PairRung {
  readonly of: Pin;
  readonly label: string;
  /** What decides about it in A and in B. */
  readonly a: number;
  readonly b: number;
  readonly inA: boolean;
  readonly inB: boolean;
  /** Masked and not picked: a mask's fill does not stretch the axis. */
  readonly isOffA: boolean;
  readonly isOffB: boolean;
}

export interface PairLadder {
  /** Best first by B's order. */
  readonly rungs: readonly PairRung[];
  /** Further ones that both take. */
  readonly folded: number;
  readonly cutA: number | null;
  readonly cutB: number | null;
  /** The lines have stopped. */
  readonly isFinal: boolean;
}

/** What the ladder of a comparison shows at the time of the picture. */
export function pairLadder(model: ComparedModel): PairLadder {
  const { a, b, rows } = model;
  const { t } = b;
  const [x, y] = [a.token.result, b.token.result];
  if (!hasBegun(t, 'score')) return leaders(model, a.token.logits, b.token.logits);
  if (!hasBegun(t, 'bias')) return leaders(model, x.scores, y.scores);
  if (!hasBegun(t, 'group') || (!hasBegun(t, 'pick') && rows !== 'both'))
    return leaders(model, x.biased, y.biased);
  return !hasBegun(t, 'pick') ? groupLadder(model) : pickLadder(model);
}

const OUT = { inA: false, inB: false, isOffA: false, isOffB: false } as const;

function expertRung(model: ComparedModel, id: number, a: number, b: number): PairRung {
  return { of: { kind: 'expert', id }, label: model.b.words.expert(id), a, b, ...OUT };
}

function leaders(model: ComparedModel, a: Float32Array, b: Float32Array): PairLadder {
  const compare = inOrderOf(model.b.token.plan);
  const best = (x: number, y: number) => (compare(x, y) > 0 ? x : y);
  const rungs = Array.from(b, (value, id) => expertRung(model, id, a[id]!, value));
  const leading = rungs
    .sort((p, q) => compare(best(q.a, q.b), best(p.a, p.b)))
    .slice(0, model.b.layout.ladderRows);
  return {
    rungs: leading.sort((p, q) => compare(q.b, p.b)),
    folded: 0,
    cutA: null,
    cutB: null,
    isFinal: false,
  };
}

function groupLadder({ a, b }: ComparedModel): PairLadder {
  const order = Array.from(b.token.result.groupOrder);
  const isOneSided = (group: number) => isGroupKept(a, group) !== isGroupKept(b, group);
  const keep = b.token.scenario.params.topkGroup;
  const cut = (model: SceneModel) => {
    const { result, scenario } = model.token;
    const { topkGroup } = scenario.params;
    if (model.done('keep') === 0) return null;
    if (model.done('keep') < 0.8 && topkGroup < result.numGroups) return keepLevel(model);
    return between(
      result.groupScores[result.groupOrder[topkGroup - 1] ?? -1],
      result.groupScores[result.groupOrder[topkGroup] ?? -1],
    );
  };
  const { shown, folded } = around(order, isOneSided, keep, b.layout.ladderRows);
  const rungs = shown.map(
    (group): PairRung => ({
      of: { kind: 'group', id: group },
      label: b.words.groupLabel(group),
      a: a.token.result.groupScores[group]!,
      b: b.token.result.groupScores[group]!,
      inA: isGroupLit(a, group),
      inB: isGroupLit(b, group),
      isOffA: false,
      isOffB: false,
    }),
  );
  return {
    rungs,
    folded,
    cutA: cut(a),
    cutB: cut(b),
    isFinal: b.done('keep') >= 0.8,
  };
}

function pickLadder(model: ComparedModel): PairLadder {
  const { a, b } = model;
  const [takenA, takenB] = [new Set(a.picked), new Set(b.picked)];
  const [x, y] = [a.token.result.masked, b.token.result.masked];
  // Runners-up of either side are shown, but no expert that neither could take.
  const order = Array.from(b.token.result.expertOrder).filter(
    (id) => takenA.has(id) || takenB.has(id) || x[id] !== -Infinity || y[id] !== -Infinity,
  );
  const isOneSided = (id: number) => takenA.has(id) !== takenB.has(id);
  const { shown, folded } = around(order, isOneSided, b.picked.length, b.layout.ladderRows);
  const rungs = shown.map((id) => ({
    ...expertRung(model, id, x[id]!, y[id]!),
    inA: isLit(a, id),
    inB: isLit(b, id),
    isOffA: !takenA.has(id) && !isKept(a, id),
    isOffB: !takenB.has(id) && !isKept(b, id),
  }));
  return {
    rungs,
    folded,
    cutA: pickCut(a),
    cutB: pickCut(b),
    isFinal: b.done('pick') >= 0.9,
  };
}

function pickCut(model: SceneModel): number | null {
  const { picked, token, done } = model;
  const { masked, expertOrder } = token.result;
  if (picked.length === 0) return null;
  if (done('pick') < 0.9) return waterline(model);
  return between(masked[picked.at(-1) ?? -1], masked[expertOrder[picked.length] ?? -1]);
}

/** Halfway, or the last one in if nothing finite follows; null if nothing is left out. */
function between(last: number | undefined, next: number | undefined): number | null {
  if (last === undefined || next === undefined) return null;
  return Number.isFinite(next) ? (last + next) / 2 : last;
}

/**
 * At most `rows` of an order, one of them for the fold: what one side alone takes, then what is nearest to the cut. What
 * both take folds first.
 */
function around(
  order: readonly number[],
  isOneSided: (id: number) => boolean,
  cut: number,
  rows: number,
): { shown: readonly number[]; folded: number } {
  if (order.length <= rows) return { shown: order, folded: 0 };
  const ranked = order.map((id, rank) => ({
    id,
    rank,
    near: isOneSided(id) ? -1 : Math.abs(rank + 0.5 - cut),
  }));
  const nearest = ranked.sort((p, q) => p.near - q.near || p.rank - q.rank).slice(0, rows - 1);
  const folded = ranked.slice(rows - 1).filter(({ rank, near }) => rank < cut && near >= 0).length;
  // If nothing is folded, its line is free for one more.
  const shown = folded === 0 ? ranked.slice(0, rows) : nearest;
  return { shown: shown.sort((p, q) => p.rank - q.rank).map(({ id }) => id), folded };
}
