import { scaleLinear } from 'd3-scale';
import { formatNumber, formatSigned } from '../../format';
import { LADDER_HEAD } from '../../layout/layout-stage';
import type { Mark } from '../../marks';
import { arrow } from '../arrow';
import { cutName } from '../ladder';
import { axisOf, nanCross } from '../ladder-ends';
import type { SceneModel } from '../model';
import { type ComparedModel, readsSame } from './model';
import { type PairLadder, type PairRung, pairLadder } from './rungs';

const LABEL_WIDTH = 66;
const VALUE_WIDTH = 76;
const DOT = 4;

/** Of A and of B: NaN may rank at different ends. */
type Scales = Readonly<Record<'a' | 'b', (value: number) => number>>;

/** The decision at hand in both: A's value as a dot, B's as a diamond, and the cut of each. */
export function pairLadderMarks(model: ComparedModel, marks: Mark[]): void {
  const { layout } = model.b;
  const box = layout.ladder;
  const ladder = pairLadder(model);
  const values = ladder.rungs
    .flatMap(({ a, b, isOffA, isOffB }) => [isOffA ? Number.NaN : a, isOffB ? Number.NaN : b])
    .filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = (high - low || Math.abs(high) || 1) * 0.04;
  const left = box.x + LABEL_WIDTH;
  const right = box.x + box.width - VALUE_WIDTH;
  const axis = axisOf(
    left,
    right,
    ladder.rungs.flatMap(({ a, b }) => [[model.a, a] as const, [model.b, b] as const]),
  );
  const scale = scaleLinear()
    .domain(values.length ? [low - pad, high + pad] : [0, 1])
    .range(axis.range);
  const on = (side: SceneModel, value: number) =>
    axis.beyond(side, value) ?? Math.min(right, Math.max(left, scale(value)));
  const x: Scales = { a: (value) => on(model.a, value), b: (value) => on(model.b, value) };
  heading(model, ladder, marks);
  const top = box.y + LADDER_HEAD;
  const rows = ladder.rungs.length + Number(ladder.folded > 0);
  if (ladder.folded > 0) {
    const words = model.b.words.compare.folded(ladder.folded);
    marks.push(text(box.x, top + layout.ladderRow / 2, words, model.b.theme.maskedText, 'left', 400));
  }
  ladder.rungs.forEach((rung, i) => {
    const y = top + (i + Number(ladder.folded > 0) + 0.5) * layout.ladderRow;
    rungMarks(model, rung, y, x, marks);
  });
  cutLines(model, ladder, x, top, top + rows * layout.ladderRow, marks);
}

function heading({ b }: ComparedModel, ladder: PairLadder, marks: Mark[]): void {
  const { layout, theme, words, measure } = b;
  const { x, y, width } = layout.ladder;
  const { cutA, cutB } = ladder;
  const title = words.compare.ladder;
  const isFinal = ladder.isFinal && cutA !== null && cutB !== null;
  const label = !isFinal
    ? ''
    : readsSame(cutA, cutB)
      ? words.compare.cut(formatNumber(cutB))
      : words.compare.cuts(formatNumber(cutA), formatNumber(cutB));
  const isWide = measure(title, 11, 400) + measure(label, 11, 600) + 16 <= width;
  // Where both do not fit, the cuts matter more than the heading.
  if (!label || isWide) marks.push(text(x, y + 6, title, theme.inkSoft, 'left', 400));
  if (label) marks.push({ ...text(x + width, y + 6, label, theme.ink, 'right', 600), whole: cutName(b) });
}

function rungMarks({ b: model }: ComparedModel, rung: PairRung, y: number, x: Scales, marks: Mark[]): void {
  const { theme, layout, words } = model;
  const { of, a, b, inA, inB } = rung;
  const base = { panel: 'ladder', of } as const;
  const side = inA === inB ? null : inA ? 'A' : 'B';
  const fill =
    side === 'A' ? theme.selectedText : side === 'B' ? theme.variantBText : inA ? theme.ink : theme.inkSoft;
  const label = side ? words.compare.only(rung.label, side) : rung.label;
  marks.push(text(layout.ladder.x + LABEL_WIDTH - 8, y, label, fill, 'right', inA || inB ? 600 : 400, of));
  const isSame = readsSame(a, b);
  if (!isSame && !Number.isNaN(a) && !Number.isNaN(b))
    marks.push({
      ...base,
      kind: 'line',
      x1: x.a(a),
      x2: x.b(b),
      y1: y,
      y2: y,
      stroke: theme.rule,
      lineWidth: 1.5,
    });
  const colorA = isSame ? theme.candidate : theme.selected;
  marks.push({
    ...base,
    kind: 'dot',
    x: x.a(a),
    y,
    r: DOT,
    fill: inA ? (inB && isSame ? theme.ink : isSame ? theme.selected : colorA) : theme.paper,
    stroke: inA && inB && isSame ? theme.ink : colorA,
    lineWidth: 1.5,
  });
  if (!isSame || side) diamond(model, rung, x.b(b), y, marks);
  if (Number.isNaN(a)) nanCross(model, of, x.a(a), y, marks);
  if (Number.isNaN(b)) nanCross(model, of, x.b(b), y, marks);
  marks.push(
    text(
      layout.ladder.x + layout.ladder.width,
      y,
      changeOf(model, rung),
      isSame ? theme.inkSoft : theme.ink,
      'right',
      400,
      of,
    ),
  );
}

function diamond(
  { theme }: ComparedModel['b'],
  { of, inB }: PairRung,
  x: number,
  y: number,
  marks: Mark[],
): void {
  const r = DOT + 1;
  marks.push({
    panel: 'ladder',
    of,
    kind: 'polygon',
    points: [
      [x, y - r],
      [x + r, y],
      [x, y + r],
      [x - r, y],
    ],
    fill: inB ? theme.variantB : theme.paper,
    stroke: theme.variantB,
    lineWidth: 1.5,
  });
}

/** The value where both agree, else the change; where one is not finite, that one. */
function changeOf({ words }: ComparedModel['b'], { a, b }: PairRung): string {
  if (readsSame(a, b)) return formatNumber(b);
  if (Number.isFinite(b - a)) return words.compare.change(formatSigned(b - a, 3));
  return Number.isFinite(a)
    ? words.compare.onlyIn('B', formatNumber(b))
    : words.compare.onlyIn('A', formatNumber(a));
}

function cutLines(
  { b }: ComparedModel,
  ladder: PairLadder,
  x: Scales,
  y1: number,
  y2: number,
  marks: Mark[],
): void {
  const { theme } = b;
  const { cutA, cutB } = ladder;
  const right = b.layout.ladder.x + b.layout.ladder.width - VALUE_WIDTH;
  const line = (cut: number | null, stroke: string, dash: readonly number[] | null, y: number) => {
    if (cut === null || !Number.isFinite(cut)) return;
    const base = {
      panel: 'ladder',
      whole: cutName(b),
      kind: 'line',
      x1: x.b(cut),
      x2: x.b(cut),
      y1,
      y2,
      stroke,
      lineWidth: 1.5,
    } as const;
    marks.push(dash ? { ...base, dash } : base);
    if (b.cutTo === 4 || b.cutTo === 6) arrow({ x: right, y }, { x: x.b(cut), y }, 'ladder', stroke, marks);
  };
  // Without motion, where each line came from: A's at its upper end, B's at its lower one.
  if (cutA !== null && cutB !== null && readsSame(cutA, cutB)) {
    line(cutB, theme.ink, [4, 3], y1);
    return;
  }
  line(cutA, theme.selected, null, y1);
  line(cutB, theme.variantB, [4, 3], y2);
}

function text(
  x: number,
  y: number,
  words: string,
  fill: string,
  align: 'left' | 'right',
  weight: 400 | 600,
  of?: PairRung['of'],
): Mark {
  return {
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
  };
}
