import { scaleLinear } from 'd3-scale';
import type { Cut } from '../../core/irregular';
import { inOrderOf, nanPlace } from '../../core/non-finite';
import type { Plan } from '../../core/plan';
import type { Pin } from '../../scenario/scenario';
import { formatNumber } from '../format';
import { LADDER_HEAD } from '../layout/layout-stage';
import type { Mark, Rect } from '../marks';
import { arrow } from './arrow';
import { waterline } from './cell-state';
import { isGroupLit, keepLevel } from './groups';
import { axisOf, nanCross } from './ladder-ends';
import { isPicked, type SceneModel } from './model';

/** One line of the ladder: two values on a common zoomed axis. */
interface Rung {
  readonly of: Pin;
  readonly label: string;
  /** Decides: the filled or hollow dot. */
  readonly value: number;
  /** Without bias (or a group's best part): the tick; null where there is only one value. */
  readonly tick: number | null;
  readonly isIn: boolean;
}

interface Ladder {
  readonly title: string;
  /** The key alone, which stays where there is no room for the title: what the points are. Empty where there is one kind. */
  readonly key: string;
  readonly rungs: readonly (Rung | { readonly folded: number })[];
  /** What is cut and where its line is now; null where nothing is cut. */
  readonly cut: {
    readonly level: number;
    /** Null where a side of the cut is not finite. */
    readonly of: Cut | null;
    /** How clearly its label shows: it comes once the line has stopped. */
    readonly shown: number;
  } | null;
}

/** What labels and values take of the width; in a narrow ladder less, for the points. */
const LABEL_WIDTH = 66;
const VALUE_WIDTH = 58;
const NARROW = 200;
const NARROW_LABEL = 54;
const NARROW_VALUE = 46;

/** Where the points may stand: between the labels and the values. */
export function plotOf({ x, width }: Rect): { readonly left: number; readonly right: number } {
  const isNarrow = width < NARROW;
  return {
    left: x + (isNarrow ? NARROW_LABEL : LABEL_WIDTH),
    right: x + width - (isNarrow ? NARROW_VALUE : VALUE_WIDTH),
  };
}

/** The margins of the decision at hand: a dumbbell plot of what is in and the runners-up. */
export function ladderMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, theme } = model;
  const ladder = ladderOf(model);
  const box = layout.ladder;
  const plot = plotOf(box);
  const top = box.y + LADDER_HEAD;
  const rungs = ladder.rungs.filter((rung) => 'value' in rung);
  const values = rungs
    .flatMap(({ value, tick }) => (tick === null ? [value] : [value, tick]))
    .filter(Number.isFinite);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = (high - low || Math.abs(high) || 1) * 0.04;
  const axis = axisOf(
    plot.left,
    plot.right,
    rungs.map(({ value }) => [model, value]),
  );
  const x = scaleLinear()
    .domain(values.length ? [low - pad, high + pad] : [0, 1])
    .range(axis.range);
  const place = (value: number) => axis.beyond(model, value) ?? x(value);

  heading(model, ladder, x, marks);
  ladder.rungs.forEach((rung, i) => {
    const y = top + (i + 0.5) * layout.ladderRow;
    if ('folded' in rung) {
      const words = model.words.more(rung.folded);
      const right = Math.max(plot.left - 8, box.x + model.measure(words, 11, 400));
      text(marks, right, y, words, theme.maskedText, 'right', 400);
    } else rungMarks(model, rung, y, place, marks);
  });
  if (ladder.cut) cutMarks(model, ladder, x, top, marks);
}

/** What the points are, and over its line what is cut: both as long as there is room for. */
function heading(model: SceneModel, ladder: Ladder, x: (value: number) => number, marks: Mark[]): void {
  const { layout, theme, measure } = model;
  const box = layout.ladder;
  const { cut, title, key } = ladder;
  const labels = cut?.of && cut.shown > 0 ? cutLabels(model, cut.of) : [''];
  const titles = key ? [title, key] : [title, ''];
  const titleWidth = (words: string) => measure(words, 11, 400);
  const labelWidth = (words: string) => measure(words, 11, 600);
  const [words, label] = labels
    .flatMap((label) => titles.map((words) => [words, label] as const))
    .find(([words, label]) => titleWidth(words) + labelWidth(label) + (words ? 16 : 0) <= box.width) ?? [
    titleWidth(titles[1]!) <= box.width ? titles[1]! : '',
    '',
  ];
  if (words) text(marks, box.x, box.y + 6, words, theme.inkSoft, 'left', 400);
  if (!label) return;
  // Over its line, as far as heading and edge allow.
  const level = Number.isFinite(cut?.level) ? x(cut?.level ?? 0) : box.x + box.width;
  const least = box.x + labelWidth(label) + (words ? titleWidth(words) + 16 : 0);
  const right = Math.min(box.x + box.width, Math.max(least, level + labelWidth(label) / 2));
  const name = cutName(model);
  text(marks, right, box.y + 6, label, theme.ink, 'right', 600, undefined, cut?.shown, name);
}

function rungMarks(
  model: SceneModel,
  rung: Rung,
  y: number,
  place: (value: number) => number,
  marks: Mark[],
): void {
  const { theme, layout } = model;
  const { of, value, tick, isIn } = rung;
  const base = { panel: 'ladder', of } as const;
  const right = layout.ladder.x + layout.ladder.width;
  const plot = plotOf(layout.ladder);
  text(
    marks,
    plot.left - 8,
    y,
    rung.label,
    isIn ? theme.selectedText : theme.inkSoft,
    'right',
    isIn ? 600 : 400,
    of,
  );
  if (tick !== null && Number.isFinite(tick)) {
    const isLifted = value >= tick || of.kind === 'group';
    const stroke = of.kind === 'group' ? theme.rule : isLifted ? theme.boosted : theme.suppressed;
    if (value !== tick && !Number.isNaN(value))
      marks.push({
        ...base,
        kind: 'line',
        x1: place(tick),
        x2: place(value),
        y1: y,
        y2: y,
        stroke,
        lineWidth: isLifted ? 3 : 2,
        ...(isLifted ? {} : { dash: [3, 2] }),
      });
    marks.push({
      ...base,
      kind: 'line',
      x1: place(tick),
      x2: place(tick),
      y1: y - 4,
      y2: y + 4,
      stroke: theme.ink,
      lineWidth: 1.5,
    });
  }
  marks.push({
    ...base,
    kind: 'dot',
    x: place(value),
    y,
    r: 4,
    fill: isIn ? theme.selected : theme.paper,
    stroke: isIn ? theme.selected : theme.rule,
    lineWidth: 1.5,
  });
  if (Number.isNaN(value)) nanCross(model, of, place(value), y, marks);
  text(marks, right, y, formatNumber(value), isIn ? theme.ink : theme.inkSoft, 'right', 400, of);
}

function cutMarks(
  model: SceneModel,
  ladder: Ladder,
  x: (value: number) => number,
  top: number,
  marks: Mark[],
): void {
  const { theme, layout } = model;
  const { cut } = ladder;
  if (!cut) return;
  const { level } = cut;
  if (Number.isFinite(level)) {
    const plot = plotOf(layout.ladder);
    const at = Math.min(Math.max(x(level), plot.left), plot.right);
    const line = {
      panel: 'ladder',
      whole: cutName(model),
      kind: 'line',
      x1: at,
      x2: at,
      y1: top,
      y2: top + ladder.rungs.length * layout.ladderRow,
    } as const;
    marks.push({ ...line, stroke: theme.ink, lineWidth: 1.5, dash: [4, 3] });
    if (model.cutTo === 4 || model.cutTo === 6)
      arrow({ x: plot.right, y: top }, { x: at, y: top }, 'ladder', theme.ink, marks);
  }
}

/** Whose cut the ladder shows: of groups until experts are picked. */
export function cutName({ t }: SceneModel): 'groupCut' | 'expertCut' {
  return t <= 6 ? 'groupCut' : 'expertCut';
}

/** What is said of a cut, and the same in few words. */
function cutLabels({ words }: SceneModel, { last, next, gap, closeness }: Cut): readonly string[] {
  const cut = formatNumber((last + next) / 2);
  if (closeness === 'tie') return [words.tie(cut), words.tieShort(cut)];
  return closeness === 'near'
    ? [words.near(cut, formatNumber(gap, 3))]
    : [words.waterline(cut, formatNumber(gap, 3)), words.waterlineShort(cut)];
}

function ladderOf(model: SceneModel): Ladder {
  const { t, hasGroups, token, hasBias, layout } = model;
  const { logits } = token.scenario;
  const { scores, biased } = token.result;
  const expertRung = (id: number, value: number): Rung => ({
    of: { kind: 'expert', id },
    label: model.words.expert(id),
    value,
    tick: null,
    isIn: false,
  });
  const leaders = (title: string, values: Float32Array): Ladder => ({
    title,
    key: '',
    cut: null,
    rungs: leadersOf(values, token.plan)
      .slice(0, layout.ladderRows)
      .map((id) => expertRung(id, values[id]!)),
  });
  if (t <= 1) return leaders(model.words.ladderLogits, logits);
  if (t <= 2) return leaders(model.words.ladderScores, scores);
  if (t <= 3 || (t <= 6 && !hasGroups))
    return leaders(hasBias ? model.words.ladderBiased : model.words.ladderScores, biased);
  return t <= 6 ? groupLadder(model) : pickLadder(model);
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
  const isCut = done(4) > 0 && keep < groupOrder.length;
  const rungs = Array.from(
    groupOrder,
    (group): Rung => ({
      of: { kind: 'group', id: group },
      label: `${model.groupRankOf[group]! + 1} · ${model.words.groupLabel(group)}`,
      value: groupScores[group]!,
      tick: groupBest[group * width + 1]! >= 0 ? biased[groupBest[group * width]!]! : null,
      isIn: isGroupLit(model, group),
    }),
  );
  return {
    title: model.words.ladderGroups,
    key: model.words.ladderGroupsKey,
    rungs: folded(rungs, keep, model.layout.ladderRows),
    cut: isCut ? { level: keepLevel(model), of: model.irregular.groupCut, shown: part(4, 0.8, 1) } : null,
  };
}

function pickLadder(model: SceneModel): Ladder {
  const { token, picked, hasBias, done, part, irregular, words } = model;
  const { expertOrder, masked, scores } = token.result;
  const level = waterline(model);
  const rung = (id: number): Rung => {
    const isIn = isPicked(model, id);
    const count = irregular.repeats.get(id);
    const name = count ? `${words.expert(id)} ×${count}` : words.expert(id);
    return {
      of: { kind: 'expert', id },
      label: isIn ? `${model.rankOf[id]! + 1} · ${name}` : name,
      value: masked[id]!,
      tick: hasBias && Number.isFinite(masked[id]!) ? scores[id]! : null,
      isIn: isIn && (done(6) === 1 || masked[id]! >= level),
    };
  };
  // What was masked out is left out, unless it was picked all the same.
  const shown = Array.from(expertOrder).filter((id) => masked[id] !== -Infinity || isPicked(model, id));
  return {
    title: hasBias ? words.ladderPicks : words.ladderPicksNoBias,
    key: hasBias ? words.ladderPicksKey : '',
    rungs: folded(shown, picked.length, model.layout.ladderRows).map((one) =>
      typeof one === 'number' ? rung(one) : one,
    ),
    cut:
      expertOrder.length > picked.length ? { level, of: irregular.expertCut, shown: part(6, 0.9, 1) } : null,
  };
}

/** From this many rows on, the best has one. */
const MIN_ROWS_WITH_BEST = 8;

/** At most `rows` rungs around the cut, and the best; what is left out before the cut is one line that counts it. */
function folded<One>(rungs: readonly One[], cut: number, rows: number): (One | { folded: number })[] {
  if (rungs.length <= rows) return [...rungs];
  const below = Math.min(5, rungs.length - cut, Math.floor(rows / 2));
  if (cut + below <= rows) return rungs.slice(0, rows);
  const best = rungs.slice(0, rows < MIN_ROWS_WITH_BEST ? 0 : 1);
  const start = cut - (rows - below - best.length - 1);
  return [...best, { folded: start - best.length }, ...rungs.slice(start, cut + below)];
}

function text(
  marks: Mark[],
  x: number,
  y: number,
  words: string,
  fill: string,
  align: 'left' | 'right',
  weight: 400 | 600,
  of?: Pin,
  opacity = 1,
  whole?: Mark['whole'],
): void {
  marks.push({
    panel: 'ladder',
    kind: 'text',
    x,
    y,
    text: words,
    size: 11,
    weight,
    fill,
    align,
    ...(of ? { of } : {}),
    ...(opacity < 1 ? { opacity } : {}),
    ...(whole ? { whole } : {}),
  });
}
