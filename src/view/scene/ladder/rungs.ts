import type { Cut } from '../../../core/facts/irregular';
import { inOrderOf, nanPlace } from '../../../core/facts/non-finite';
import type { Plan } from '../../../core/plan';
import { hasBegun } from '../../../core/stages';
import type { Pin } from '../../../scenario/scenario';
import { formatNumber } from '../../format';
import { isPicked, type SceneModel, unbiasedOf } from '../model';
import { valueName } from '../rack/axis-note';
import { waterline } from '../rack/cell-state';
import { isGroupLit, keepLevel } from '../rack/keep-line';

/** One line of the ladder: two values on a common zoomed axis. */
export interface Rung {
  readonly of: Pin;
  readonly label: string;
  /** Decides: the filled or hollow dot. */
  readonly value: number;
  /** The tick: the value without bias, or a group's best part; null if there is only one value. */
  readonly tick: number | null;
  /** How far the dot has gone from the tick, 0 to 1. */
  readonly way: number;
  readonly isIn: boolean;
  /** Out with its group: it is there because it is pinned. */
  readonly isMasked?: boolean;
}

export interface Ladder {
  /** Who leads, and by what. */
  readonly title: string;
  /** What point and tick are. Empty if there is one kind of point. */
  readonly key: string;
  readonly rungs: readonly (Rung | { readonly folded: number })[];
  /** So many of them are known at the time shown; the others are empty places. */
  readonly known: number;
  /** What is cut and where its line is now; null if nothing is cut. */
  readonly cut: {
    readonly level: number;
    /** Null if a side of the cut is not finite. */
    readonly of: Cut | null;
    /** The first one that is out; null if all that could be taken are in, undefined if no order says it. */
    readonly next: string | null | undefined;
    /** How clearly its label shows: it comes once the line has stopped. */
    readonly shown: number;
  } | null;
}

/** What the decision at hand is between, at the time shown. */
export function ladderOf(model: SceneModel): Ladder {
  const { t, hasGroups, token, hasBias } = model;
  const { logits } = token.scenario;
  const { scores, biased } = token.result;
  const unbiased = unbiasedOf(token);
  const { words } = model;
  // The scores a bias is added to stay as ticks.
  const way = model.part('bias', 0.2, 1);
  const expertRung = (id: number, value: number): Rung => ({
    of: { kind: 'expert', id },
    label: words.expert(id),
    value,
    tick: hasBias && hasBegun(t, 'bias') && Number.isFinite(value) ? unbiased[id]! : null,
    way: hasBegun(t, 'bias') ? way : 1,
    isIn: false,
  });
  const leaders = (values: Float32Array, key = ''): Ladder => {
    const rungs = leadersOf(values, token.plan)
      .slice(0, rungRows(model))
      .map((id) => expertRung(id, values[id]!));
    // At the start there are no logits yet; then one place after the other is filled.
    return {
      title: ladderTitle(model),
      key,
      cut: null,
      rungs,
      known: Math.floor(model.done('logits') * rungs.length),
    };
  };
  if (!hasBegun(t, 'score')) return leaders(logits);
  if (!hasBegun(t, 'bias')) return leaders(scores);
  if (!hasBegun(t, 'group') || (!hasBegun(t, 'pick') && !hasGroups))
    return leaders(biased, hasBias ? words.biasKey('○') : '');
  return !hasBegun(t, 'pick') ? groupLadder(model) : pickLadder(model);
}

/** Who leads at the time shown, and by what. */
export function ladderTitle(model: SceneModel): string {
  const { t, token, hasGroups, words } = model;
  if (hasBegun(t, 'pick') && token.plan.picksByTable) return words.ladderTable;
  if (hasGroups && hasBegun(t, 'group') && !hasBegun(t, 'pick')) return words.ladderGroups;
  return words.leads(words.axisOf[valueName(model)]);
}

/** From this height of a row on, there is room over the first rung and under the last one. */
export const ROOMY_ROW = 28;
/** So many rungs beyond the picks can do without one: the numbers of the axis take its place. */
const SPARE = 4;

/** How many rungs there may be. */
function rungRows({ layout: { ladderRow, ladderRows }, token }: SceneModel): number {
  const isSpare = ladderRow < ROOMY_ROW && ladderRows >= token.scenario.params.topK + SPARE;
  return isSpare ? ladderRows - 1 : ladderRows;
}

const orders = { above: new WeakMap<Float32Array, number[]>(), below: new WeakMap<Float32Array, number[]>() };

/** Ids by value, largest first; sorted once for each row, which is never mutated. */
function leadersOf(values: Float32Array, plan: Plan): number[] {
  const place = nanPlace(plan);
  const known = orders[place].get(values);
  if (known) return known;
  const compare = inOrderOf(plan);
  const order = Array.from(values.keys()).sort((a, b) => compare(values[b]!, values[a]!));
  orders[place].set(values, order);
  return order;
}

function groupLadder(model: SceneModel): Ladder {
  const { token, done, part } = model;
  const { groupScores, groupOrder, groupBest, groupBestWidth: width, biased } = token.result;
  const keep = token.scenario.params.topkGroup;
  const isCut = done('keep') > 0 && keep < groupOrder.length;
  const isRanked = done('group') === 1;
  const rungs = Array.from(
    groupOrder,
    (group): Rung => ({
      of: { kind: 'group', id: group },
      label: `${isRanked ? `${model.groupRankOf[group]! + 1} · ` : ''}${model.words.groupLabel(group)}`,
      value: groupScores[group]!,
      way: done('group'),
      tick: groupBest[group * width + 1]! >= 0 ? biased[groupBest[group * width]!]! : null,
      isIn: isGroupLit(model, group),
    }),
  );
  return {
    title: ladderTitle(model),
    key: model.words.ladderGroupsKey,
    rungs: folded(rungs, keep, rungRows(model)),
    known: rungs.length,
    cut: isCut
      ? {
          level: keepLevel(model),
          of: model.irregular.groupCut,
          next: model.irregular.groupCut ? model.words.groupLabel(groupOrder[keep]!) : undefined,
          shown: part('keep', 0.8, 1),
        }
      : null,
  };
}

function pickLadder(model: SceneModel): Ladder {
  const { token, picked, hasBias, done, part, irregular, words } = model;
  const { picksByTable } = token.plan;
  const { expertOrder, masked } = token.result;
  const unbiased = unbiasedOf(token);
  const level = waterline(model);
  const rung = (id: number): Rung => {
    const isIn = isPicked(model, id);
    const count = irregular.repeats.get(id);
    const name = count ? `${words.expert(id)} ×${count}` : words.expert(id);
    const isLit = isIn && (done('pick') === 1 || (!picksByTable && masked[id]! >= level));
    return {
      of: { kind: 'expert', id },
      label: isLit && !picksByTable ? `${model.rankOf[id]! + 1} · ${name}` : name,
      value: masked[id]!,
      tick: hasBias && Number.isFinite(masked[id]!) ? unbiased[id]! : null,
      way: 1,
      isIn: isLit,
    };
  };
  // What was masked out is left out, unless it was picked all the same, or is asked about.
  const shown = Array.from(expertOrder).filter((id) => masked[id] !== -Infinity || isPicked(model, id));
  const asked = model.focus.pins
    .filter(({ kind, id }) => kind === 'expert' && masked[id] === -Infinity && !isPicked(model, id))
    .slice(-MOST_ASKED)
    .map(({ id }): Rung => ({ ...rung(id), ...maskedRung(model, id) }));
  const rungs = [
    ...folded(shown, picked.length, rungRows(model) - asked.length).map((one) =>
      typeof one === 'number' ? rung(one) : one,
    ),
    ...asked,
  ];
  // All that the mask left are in.
  const isAll = shown.length === picked.length && picked.every((id) => Number.isFinite(masked[id]));
  const next = irregular.expertCut ? words.expert(expertOrder[picked.length]!) : isAll ? null : undefined;
  return {
    title: ladderTitle(model),
    key: hasBias ? words.biasKey('●') : '',
    rungs,
    known: rungs.length,
    cut:
      expertOrder.length > picked.length && !picksByTable && picked.length > 0
        ? { level, of: irregular.expertCut, next, shown: part('pick', 0.9, 1) }
        : null,
  };
}

/** Rungs for pinned experts whose groups were dropped. */
const MOST_ASKED = 2;

/** What a masked expert had: where it would stand without the mask. */
function maskedRung({ token, hasBias, words }: SceneModel, id: number) {
  const { biased } = token.result;
  return {
    label: `${formatNumber(-Infinity)} ${words.expert(id)}`,
    value: biased[id]!,
    tick: hasBias && Number.isFinite(biased[id]!) ? unbiasedOf(token)[id]! : null,
    isMasked: true,
  };
}

/** From this many rows on, the best has one. */
const MIN_ROWS_WITH_BEST = 8;

/** If so many stand beyond the cut, none before it is left out. */
const LEAST_BELOW = 3;

/** At most `rows` rungs around the cut, and the best; what is left out before the cut is one line that counts it. */
function folded<One>(rungs: readonly One[], cut: number, rows: number): (One | { folded: number })[] {
  if (rungs.length <= rows) return [...rungs];
  if (rows >= cut + LEAST_BELOW) return rungs.slice(0, rows);
  const below = Math.min(5, rungs.length - cut, Math.floor(rows / 2));
  if (cut + below <= rows) return rungs.slice(0, rows);
  const best = rungs.slice(0, rows < MIN_ROWS_WITH_BEST ? 0 : 1);
  const start = cut - (rows - below - best.length - 1);
  return [...best, { folded: start - best.length }, ...rungs.slice(start, cut + below)];
}
