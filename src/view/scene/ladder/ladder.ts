import type { Cut } from '../../../core/facts/irregular';
import { tiesOf } from '../../../core/facts/ties';
import { hasBegun } from '../../../core/stages';
import type { Pin } from '../../../scenario/scenario';
import { formatNumber } from '../../format';
import { LADDER_HEAD } from '../../layout/layout-stage';
import { linear } from '../../linear';
import type { MarkRole } from '../../mark-roles';
import type { Mark, Rect } from '../../marks';
import { lerp, type SceneModel } from '../model';
import { arrow } from '../over/arrow';
import { axisOf, nanCross } from './ends';
import { type Ladder, ladderOf, type Rung } from './rungs';

/** Width of labels and values; less in a narrow ladder, so that the points have room. */
const LABEL_WIDTH = 66;
const VALUE_WIDTH = 58;
const NARROW = 200;
const NARROW_LABEL = 54;
const NARROW_VALUE = 46;

const LABEL_GAP = 8;

interface Plot {
  readonly left: number;
  readonly right: number;
}

/** Where the points may stand: between the labels and the values. The widest label may need more room than usual. */
export function plotOf({ x, width }: Rect, widest = 0): Plot {
  const isNarrow = width < NARROW;
  const usual = isNarrow ? NARROW_LABEL : LABEL_WIDTH;
  return {
    left: x + Math.max(usual, Math.min(widest + LABEL_GAP, width / 2)),
    right: x + width - (isNarrow ? NARROW_VALUE : VALUE_WIDTH),
  };
}

/** How close the present decision is: a dumbbell plot of what is in and of the runners-up. */
export function ladderMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, theme } = model;
  const ladder = ladderOf(model);
  const box = layout.ladder;
  const plot = plotOf(box, widestLabel(model, ladder));
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
  const x = linear(values.length ? [low - pad, high + pad] : [0, 1], axis.range);
  const place = (value: number) => axis.beyond(model, value) ?? x(value);

  heading(model, ladder, x, marks);
  ladder.rungs.forEach((rung, i) => {
    const y = top + (i + 0.5) * layout.ladderRow;
    if ('folded' in rung) {
      const words = model.words.more(rung.folded);
      const right = Math.max(plot.left - LABEL_GAP, box.x + model.measure(words, 11, 400));
      text(marks, 'folded', right, y, words, theme.maskedText, 'right', 400);
    } else rungMarks(model, rung, y, plot, place, marks);
  });
  if (ladder.cut) cutMarks(model, ladder, plot, x, top, marks);
}

/** Room for the present labels and for later ones with ranks, so that nothing moves when those appear. */
function widestLabel({ layout, token, words, measure }: SceneModel, { rungs }: Ladder): number {
  const last = `${token.scenario.params.topK} · ${words.expert(layout.cells.length - 1)}`;
  return Math.max(
    ...[last, ...rungs.map((rung) => ('label' in rung ? rung.label : ''))].map((label) =>
      measure(label, 11, 600),
    ),
  );
}

/** The heading, which says what the points are, and the label over the cut: the longest that fit together. */
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
  if (words) text(marks, 'heading', box.x, box.y + 6, words, theme.inkSoft, 'left', 400);
  if (!label) return;
  // The label stands over its line, as far as heading and edge allow.
  const level = Number.isFinite(cut?.level) ? x(cut?.level ?? 0) : box.x + box.width;
  const least = box.x + labelWidth(label) + (words ? titleWidth(words) + 16 : 0);
  const right = Math.min(box.x + box.width, Math.max(least, level + labelWidth(label) / 2));
  const name = cutName(model);
  text(marks, 'cut', right, box.y + 6, label, theme.ink, 'right', 600, undefined, cut?.shown, name);
}

function rungMarks(
  model: SceneModel,
  rung: Rung,
  y: number,
  plot: Plot,
  place: (value: number) => number,
  marks: Mark[],
): void {
  const { theme, layout } = model;
  const { of, value, tick, way, isIn, isMasked } = rung;
  const soft = isMasked ? theme.maskedText : theme.inkSoft;
  // While the point moves, its place is no number of the router.
  const said = way === 1 ? value : (tick ?? value);
  const end = tick === null || way === 1 ? place(value) : lerp(place(tick), place(value), way);
  const base = { panel: 'ladder', of } as const;
  const right = layout.ladder.x + layout.ladder.width;
  text(
    marks,
    'rungName',
    plot.left - LABEL_GAP,
    y,
    rung.label,
    isIn ? theme.selectedText : soft,
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
        role: 'span',
        kind: 'line',
        x1: place(tick),
        x2: end,
        y1: y,
        y2: y,
        stroke,
        lineWidth: isLifted ? 3 : 2,
        ...(isLifted ? {} : { dash: [3, 2] }),
      });
    marks.push({
      ...base,
      role: 'tick',
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
    role: 'point',
    kind: 'dot',
    x: end,
    y,
    r: 4,
    fill: isIn ? theme.selected : theme.paper,
    stroke: isIn ? theme.selected : theme.rule,
    lineWidth: 1.5,
  });
  if (Number.isNaN(value)) nanCross(model, of, place(value), y, marks);
  text(marks, 'rungValue', right, y, formatNumber(said), isIn ? theme.ink : soft, 'right', 400, of);
}

function cutMarks(
  model: SceneModel,
  ladder: Ladder,
  plot: Plot,
  x: (value: number) => number,
  top: number,
  marks: Mark[],
): void {
  const { theme, layout } = model;
  const { cut } = ladder;
  if (!cut) return;
  const { level } = cut;
  if (Number.isFinite(level)) {
    const at = Math.min(Math.max(x(level), plot.left), plot.right);
    const line = {
      panel: 'ladder',
      role: 'cut',
      whole: cutName(model),
      kind: 'line',
      x1: at,
      x2: at,
      y1: top,
      y2: top + ladder.rungs.length * layout.ladderRow,
    } as const;
    marks.push({ ...line, stroke: theme.ink, lineWidth: 1.5, dash: [4, 3] });
    if (model.cutTo === 'keep' || model.cutTo === 'pick')
      arrow({ x: plot.right, y: top }, { x: at, y: top }, 'ladder', theme.ink, marks);
  }
}

/** Whose cut the ladder shows: of groups until experts are picked. */
export function cutName({ t }: SceneModel): 'groupCut' | 'expertCut' {
  return !hasBegun(t, 'pick') ? 'groupCut' : 'expertCut';
}

/** The label of a cut, and the same in few words. */
function cutLabels({ words, token }: SceneModel, of: Cut): readonly string[] {
  const { last, next, gap, closeness, close, taken } = of;
  const cut = formatNumber((last + next) / 2);
  if (closeness === 'tie')
    return tiesOf(token) === 'lowestIndex'
      ? [words.tie(cut), words.tieShort(cut)]
      : [words.tieOpen(cut, taken, close.size), words.tieOpenShort(taken, close.size)];
  return closeness === 'near'
    ? [words.near(cut, formatNumber(gap, 3))]
    : [words.waterline(cut, formatNumber(gap, 3)), words.waterlineShort(cut)];
}

function text(
  marks: Mark[],
  role: MarkRole,
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
    role,
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
