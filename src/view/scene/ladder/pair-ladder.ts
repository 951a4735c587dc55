import { formatNumber } from '../../format';
import { LADDER_HEAD } from '../../layout/layout-stage';
import { linear } from '../../linear';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { arrow } from '../over/arrow';
import { type ComparedModel, readsSame } from '../pair-model';
import { hairline } from './axis';
import { axisOf } from './ends';
import { cutName, ladderText, lineTop } from './heading';
import { plotOf, valueBeside } from './ladder';
import { rungPoints } from './pair-points';
import { type PairLadder, type PairRung, pairLadder } from './pair-rungs';
import { ladderTitle, ROOMY_ROW } from './rungs';

/** Between two parts of the heading. */
const PART_GAP = 16;
/** From the axis to the values. */
const VALUE_GAP = 14;
/** A value as wide as most: the axis keeps its place while values change. */
const USUAL_VALUE = '−0.0000';
/** If two values would leave less room than this for the points, one stands there, with its side's letter. */
const LEAST_AXIS = 56;

/** A scale each for A and B: their NaN may rank at different ends. */
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
  const { left } = plotOf(box);
  const { texts, right } = valuesOf(model.b, ladder, left);
  const axis = axisOf(
    left,
    right,
    ladder.rungs.flatMap(({ a, b }) => [[model.a, a] as const, [model.b, b] as const]),
  );
  const scale = linear(values.length ? [low - pad, high + pad] : [0, 1], axis.range);
  const on = (side: SceneModel, value: number) =>
    axis.beyond(side, value) ?? Math.min(right, Math.max(left, scale(value)));
  const x: Scales = { a: (value) => on(model.a, value), b: (value) => on(model.b, value) };
  heading(model, ladder, marks);
  const top = box.y + LADDER_HEAD;
  const rows = ladder.rungs.length + Number(ladder.folded > 0);
  if (ladder.folded > 0) {
    const words = model.b.words.compare.folded(ladder.folded);
    marks.push(
      ladderText('folded', box.x, top + layout.ladderRow / 2, words, model.b.theme.maskedText, 'left', 400),
    );
  }
  const heightOf = (i: number) => top + (i + Number(ladder.folded > 0) + 0.5) * layout.ladderRow;
  for (const i of ladder.rungs.keys())
    marks.push(hairline(model.b, { x1: left, x2: box.x + box.width, y1: heightOf(i), y2: heightOf(i) }));
  cutLines(model, ladder, x, { y1: lineTop(model.b), y2: top + rows * layout.ladderRow, right }, marks);
  // At the start there are no logits yet; then one place after the other is filled.
  const known = Math.floor(model.b.done('logits') * ladder.rungs.length);
  ladder.rungs.slice(0, known).forEach((rung, i) => {
    rungMarks(model, rung, texts[i] ?? '', heightOf(i), x, marks);
  });
}

/** The values of all rungs, and where the axis ends before them: it leaves room for two usual ones, or for one. */
function valuesOf(
  model: ComparedModel['b'],
  { rungs }: PairLadder,
  left: number,
): { readonly texts: readonly string[]; readonly right: number } {
  const { words, measure, layout } = model;
  const end = layout.ladder.x + layout.ladder.width - VALUE_GAP;
  const rightOf = (texts: readonly string[], usual: string) =>
    end - Math.max(...[usual, ...texts].map((value) => measure(value, 11, 400)));
  const both = rungs.map((rung) => bothValues(model, rung));
  const right = rightOf(both, words.compare.values(USUAL_VALUE, USUAL_VALUE));
  if (right - left >= LEAST_AXIS) return { texts: both, right };
  const texts = rungs.map((rung) => oneValue(model, rung));
  return { texts, right: rightOf(texts, '') };
}

/** The value if both have the same, else each side's. */
function bothValues({ words }: ComparedModel['b'], { a, b }: PairRung): string {
  return readsSame(a, b) ? formatNumber(b) : words.compare.values(formatNumber(a), formatNumber(b));
}

/** The value if both have the same, else B's, or A's if only that is finite. */
function oneValue({ words }: ComparedModel['b'], { a, b }: PairRung): string {
  if (readsSame(a, b)) return formatNumber(b);
  const isB = Number.isFinite(b) || !Number.isFinite(a);
  return words.compare.onlyIn(isB ? 'B' : 'A', formatNumber(isB ? b : a));
}

/** Who leads, if that is the same question in A and B; the key of the points; and the cuts, which matter most. */
function heading({ a, b }: ComparedModel, ladder: PairLadder, marks: Mark[]): void {
  const { layout, theme, words, measure } = b;
  const { x, y, width } = layout.ladder;
  const { cutA, cutB } = ladder;
  const isFinal = ladder.isFinal && cutA !== null && cutB !== null;
  const label = !isFinal
    ? ''
    : readsSame(cutA, cutB)
      ? words.compare.cut(formatNumber(cutB))
      : words.compare.cuts(formatNumber(cutA), formatNumber(cutB));
  const labelWidth = measure(label, 11, 600);
  const isLabelled = label !== '' && labelWidth <= width;
  const end = x + width - (isLabelled ? labelWidth + PART_GAP : 0);
  if (isLabelled)
    marks.push({
      ...ladderText('cut', x + width, y + 6, label, theme.ink, 'right', 600),
      whole: cutName(b),
    });
  const isRoomy = layout.ladderRow >= ROOMY_ROW;
  const key = words.compare.ladder;
  const keyWidth = measure(key, 11, 400);
  const title = ladderTitle(a) === ladderTitle(b) ? ladderTitle(b) : '';
  const titleEnd = x + measure(title, 11, 600) + PART_GAP;
  const isTitled = title !== '' && titleEnd - PART_GAP + (isRoomy ? 0 : PART_GAP + keyWidth) <= end;
  if (isTitled) marks.push(ladderText('heading', x, y + 6, title, theme.ink, 'left', 600));
  const isUnder = isTitled && isRoomy;
  const at = isTitled && !isRoomy ? titleEnd : x;
  if (at + keyWidth <= (isUnder ? x + width : end))
    marks.push(
      ladderText('heading', at, isUnder ? y + LADDER_HEAD + 1 : y + 6, key, theme.inkSoft, 'left', 400),
    );
}

function rungMarks(
  { b: model }: ComparedModel,
  rung: PairRung,
  value: string,
  y: number,
  x: Scales,
  marks: Mark[],
): void {
  const { theme, layout, words } = model;
  const { of, a, b, inA, inB } = rung;
  const side = inA === inB ? null : inA ? 'A' : 'B';
  const fill =
    side === 'A' ? theme.selectedText : side === 'B' ? theme.variantBText : inA ? theme.ink : theme.inkSoft;
  const label = side ? words.compare.only(rung.label, side) : rung.label;
  const weight = inA || inB ? 600 : 400;
  const { left } = plotOf(layout.ladder);
  marks.push(ladderText('rungName', left - 8, y, label, fill, 'right', weight, of));
  rungPoints(model, rung, y, x, marks);
  const valueFill = readsSame(a, b) ? theme.inkSoft : theme.ink;
  const [xa, xb] = [x.a(a), x.b(b)];
  const drawn = { from: Math.min(xa, xb), to: Math.max(xa, xb), left };
  valueBeside(model, { of, y, said: value, fill: valueFill, ...drawn }, marks);
}

function cutLines(
  { b }: ComparedModel,
  ladder: PairLadder,
  x: Scales,
  { y1, y2, right }: { readonly y1: number; readonly y2: number; readonly right: number },
  marks: Mark[],
): void {
  const { theme } = b;
  const { cutA, cutB } = ladder;
  const line = (cut: number | null, stroke: string, dash: readonly number[] | null, y: number) => {
    if (cut === null || !Number.isFinite(cut)) return;
    const base = {
      panel: 'ladder',
      role: 'cut',
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
    if (b.cutTo === 'keep' || b.cutTo === 'pick')
      arrow({ x: right, y }, { x: x.b(cut), y }, 'ladder', stroke, marks);
  };
  // Without motion, where each line came from: A's at its upper end, B's at its lower one.
  if (cutA !== null && cutB !== null && readsSame(cutA, cutB)) {
    line(cutB, theme.ink, [4, 3], y1);
    return;
  }
  line(cutA, theme.selected, null, y1);
  line(cutB, theme.variantB, [4, 3], y2);
}
