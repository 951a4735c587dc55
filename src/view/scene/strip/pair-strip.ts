import { formatRunning, formatSigned } from '../../format';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { type Copy, flyCopies, MOST_COPIES } from '../over/flights';
import { type ComparedModel, readsSame } from '../pair-model';
import { halvesOf } from '../rack/pair-cells';
import { isFlying, landingOf, type StripSegment, stepNow, totalName } from './geometry';
import { leaderMarks, leadersFit, type SegmentLabel } from './leaders';
import { isRunning, totalAfter } from './lengths';
import { pairAxisMarks } from './pair-axis';
import {
  BAR,
  isDrawable,
  LETTER,
  pairSegments,
  segmentBox,
  TOP,
  valueAhead,
  valueNow,
} from './pair-geometry';
import { troubleNow } from './trouble';

/** Paper between two segments. */
const EDGE = 1;
/** Before the words in a frame without weights. */
const PAD = 8;

/** What the weights of a side add up to at the drawn instant. */
interface SideSum {
  readonly sum: number;
  readonly text: string;
}

/** A segment, and which labels stand inside it. */
interface LabelledSegment extends StripSegment {
  /** Its name. */
  readonly isNamed: boolean;
  /** How its weight changed, if it did. */
  readonly isWhole: boolean;
}

/** A's weights over B's on one axis from zero. A line joins the segments of an expert; a changed weight has its Δ. */
export function pairStripMarks(model: ComparedModel, marks: Mark[]): void {
  const { a, b } = model;
  const { layout, theme, words, done } = b;
  const { x, y, width } = layout.strip;
  if (done('gather') === 0) {
    const fits = (text: string) => b.measure(text, 11, 400) <= width - LETTER - 2 * PAD;
    const appear = [words.weightsAppear, words.weightsAppearShort].find(fits) ?? '';
    for (const side of ['a', 'b'] as const) emptyBar(model, side, side === 'a' ? appear : '', false, marks);
    return;
  }
  const [inA, inB] = [a, b].map((side) => {
    const sum = side.picked.reduce((all, id) => all + valueNow(side, id), 0);
    return { sum, text: formatRunning(sum, totalAfter(side, stepNow(side))) };
  }) as [SideSum, SideSum];
  const heading = {
    panel: 'strip',
    role: 'heading',
    kind: 'text',
    y: y + 4.5,
    size: 11,
    weight: 400,
    fill: theme.inkSoft,
  } as const;
  marks.push({ ...heading, x, text: words.weights, align: 'left' });
  const total = readsSame(inA.sum, inB.sum) ? words.sum(inB.text) : words.compare.sums(inA.text, inB.text);
  marks.push({ ...heading, role: 'total', x: x + width, text: total, align: 'right', whole: totalName(b) });
  const isDrawn = { a: isDrawable(a), b: isDrawable(b) };
  const taken = {
    from: x + b.measure(words.weights, 11, 400),
    to: x + width - b.measure(total, 11, 400),
  };
  if (isDrawn.a || isDrawn.b) pairAxisMarks(model, taken, marks);
  const all = pairSegments(model);
  const segments = { a: [] as LabelledSegment[], b: [] as LabelledSegment[] };
  for (const side of ['a', 'b'] as const) {
    if (isDrawn[side]) segments[side] = landed(model, side, all[side]);
    else missingBar(model, side, marks);
  }
  for (const side of ['a', 'b'] as const) {
    letter(model, side, marks);
    segments[side] = segments[side].map((segment) => segmentMarks(model, side, segment, marks));
  }
  for (const segment of segments.b) link(model, segment, segments.a, marks);
  if (isFlying(b)) flyCopies(b, [...copiesOf(model, 'a', all.a), ...copiesOf(model, 'b', all.b)], marks);
  changeLabels(model, segments.b, marks);
}

/** Between changes, wide enough to tell them apart. */
const CHANGE_GAP = 14;

/** Digits of a change: as many as leave room for all, or few. */
const DIGITS = [3, 2] as const;

/**
 * Says under B's segments how their weights changed, with the names that have no room inside. If not all of that fits, the
 * names stay, with the Δ of those that changed most; if all segments are named, these Δ alone.
 */
function changeLabels(model: ComparedModel, segments: readonly LabelledSegment[], marks: Mark[]): void {
  const { b } = model;
  const sizeOf = (segment: LabelledSegment) => sizeOfChange(model, segment);
  const open = segments.filter(
    (segment) => segment.width > 1 && !segment.isWhole && (!segment.isNamed || sizeOf(segment) > 0),
  );
  const unnamed = open.filter(({ isNamed }) => !isNamed);
  // Beside labels with names, a Δ without a name would be read as its neighbour's.
  const isNaming = unnamed.length > 0;
  const [fine, coarse] = DIGITS.map(
    (digits) => (segment: LabelledSegment) => underLabel(model, segment, digits, isNaming),
  ) as [SegmentLabel<LabelledSegment>, SegmentLabel<LabelledSegment>];
  const bottom = b.layout.strip.y + TOP.b + BAR;
  const most = open.filter((segment) => sizeOf(segment) > 0).toSorted((p, q) => sizeOf(q) - sizeOf(p));
  const isShown = (segment: LabelledSegment) => !segment.isNamed || most.includes(segment);
  const label = (segment: LabelledSegment) =>
    most.includes(segment) ? coarse(segment) : b.words.expert(segment.id);
  while (most.length > 0 && !leadersFit(b, open.filter(isShown), label, CHANGE_GAP)) most.pop();
  const shown = open.filter(isShown);
  if (most.length > 0)
    leaderMarks(b, shown, bottom, marks, [most.length < shown.length ? label : fine, label], CHANGE_GAP);
  else leaderMarks(b, unnamed, bottom, marks, [label]);
}

/** By how much the weight of a pick of both differs; 0 if it reads the same, if only B picks it, or on the way. */
function sizeOfChange({ a, b }: ComparedModel, { id }: StripSegment): number {
  if (isRunning(a) || isRunning(b)) return 0;
  const [before, after] = [weightIn(a, id), weightIn(b, id)];
  return a.slotOf.has(id) && !readsSame(before, after) ? Math.abs(after - before) : 0;
}

/** What a segment does not say inside: its name, which also stands if others are named, and its Δ. */
function underLabel(
  model: ComparedModel,
  segment: LabelledSegment,
  digits: number,
  isNaming: boolean,
): string {
  const { a, b } = model;
  const { id } = segment;
  const name = b.words.expert(id);
  if (sizeOfChange(model, segment) === 0) return name;
  const change = formatSigned(weightIn(b, id) - weightIn(a, id), digits);
  return !isNaming ? b.words.compare.change(change) : b.words.compare.changed(name, change);
}

/** What an expert weighs at the time shown; 0 if it is not picked. */
function weightIn(model: SceneModel, id: number): number {
  return model.slotOf.has(id) ? valueNow(model, id) : 0;
}

/** The segments whose copies have arrived. */
function landed(model: ComparedModel, side: 'a' | 'b', segments: readonly StripSegment[]): LabelledSegment[] {
  const arrived = segments.filter(
    ({ id }, i) => landingOf(model[side], i) === 1 || !model.b.layout.cells[id],
  );
  return arrived.map((segment) => ({ ...segment, isNamed: false, isWhole: false }));
}

/** The copies of one side on their way from its halves of the cells. */
function copiesOf(model: ComparedModel, side: 'a' | 'b', segments: readonly StripSegment[]): Copy[] {
  const own = model[side];
  const { layout, theme } = model.b;
  if (own.slots.length > MOST_COPIES) return [];
  const others = new Set(model[side === 'a' ? 'b' : 'a'].picked);
  return segments.flatMap((segment, i) => {
    const { id } = segment;
    const cell = layout.cells[id];
    if (!cell) return [];
    const only = side === 'a' ? theme.selected : theme.variantB;
    const look = others.has(id)
      ? { fill: theme.candidate, ink: theme.ink }
      : { fill: only, ink: theme.onSelected };
    const to = segmentBox(model, side, segment);
    return [{ id, from: halvesOf(cell)[side], to, ...look, landing: landingOf(own, i) }];
  });
}

function segmentMarks(
  model: ComparedModel,
  side: 'a' | 'b',
  segment: LabelledSegment,
  marks: Mark[],
): LabelledSegment {
  const { theme, measure, layout, words } = model.b;
  const { id, x, value } = segment;
  // The edge at its end is part of it: its length is its weight.
  const width = Math.max(0, segment.width - EDGE);
  const y = layout.strip.y + TOP[side];
  const base = { panel: 'strip', role: 'segment', of: { kind: 'expert', id } } as const;
  const isOnly = !model[side === 'a' ? 'b' : 'a'].picked.includes(id);
  const fill = isOnly
    ? side === 'a'
      ? theme.selected
      : theme.variantB
    : theme.kind === 'forced'
      ? theme.paper
      : theme.hair;
  marks.push({ ...base, kind: 'rect', x, y, width, height: BAR, fill, radius: 2 });
  if (isOnly && side === 'b' && width > 6)
    marks.push({
      ...base,
      kind: 'rect',
      x,
      y,
      width,
      height: BAR,
      stroke: theme.paper,
      lineWidth: 1,
      dash: [3, 3],
      radius: 2,
    });
  else if (!isOnly)
    marks.push({
      ...base,
      kind: 'rect',
      x,
      y,
      width,
      height: BAR,
      stroke: theme.rule,
      lineWidth: 1,
      radius: 2,
    });
  const name = words.expert(id);
  const long = `${name} ${formatRunning(value, valueAhead(model[side], id), 3)}`;
  const isChanged = side === 'b' && sizeOfChange(model, segment) > 0;
  const whole = isChanged ? [words.compare.weightChanged(long, changeOf(model, id))] : [];
  const label = [...whole, long, name].find((text) => measure(text, 11, 600) <= width - 6);
  if (!label) return segment;
  marks.push({
    ...base,
    kind: 'text',
    x: x + width / 2,
    y: y + BAR / 2,
    text: label,
    size: 11,
    weight: 600,
    fill: isOnly ? theme.onSelected : theme.ink,
    align: 'center',
  });
  return { ...segment, isNamed: true, isWhole: label === whole[0] };
}

function changeOf({ a, b }: ComparedModel, id: number): string {
  return formatSigned(weightIn(b, id) - weightIn(a, id), 3);
}

/** A line from A's segment to B's of the same expert; dark if its weight changed. */
function link(
  model: ComparedModel,
  segment: LabelledSegment,
  others: readonly LabelledSegment[],
  marks: Mark[],
): void {
  const other = others.find(({ id }) => id === segment.id);
  if (!other || segment.width < 1 || other.width < 1) return;
  const { layout, theme } = model.b;
  const y = layout.strip.y;
  const isSame = readsSame(segment.value, other.value);
  marks.push({
    panel: 'strip',
    role: 'link',
    of: { kind: 'expert', id: segment.id },
    kind: 'line',
    x1: other.x + other.width / 2,
    y1: y + TOP.a + BAR + 1,
    x2: segment.x + segment.width / 2,
    y2: y + TOP.b - 1,
    stroke: isSame ? theme.rule : theme.ink,
    lineWidth: 1,
  });
}

function letter({ b }: ComparedModel, side: 'a' | 'b', marks: Mark[]): void {
  const { layout, theme, words } = b;
  marks.push({
    panel: 'strip',
    role: 'side',
    kind: 'text',
    x: layout.strip.x,
    y: layout.strip.y + TOP[side] + BAR / 2,
    text: words.compare[side],
    size: 12,
    weight: 700,
    fill: side === 'a' ? theme.selectedText : theme.variantBText,
    align: 'left',
  });
}

/** Why one side has no lengths to draw. */
function missingBar(model: ComparedModel, side: 'a' | 'b', marks: Mark[]): void {
  const own = model[side];
  const { words } = own;
  if (own.picked.length === 0) emptyBar(model, side, words.noWeights, false, marks);
  else {
    const trouble = troubleNow(own) ?? own.irregular.weights ?? 'zeroScale';
    emptyBar(model, side, words.weightTrouble[trouble], true, marks);
  }
}

/** A frame with the reason why there are no weights to draw. */
function emptyBar(
  model: ComparedModel,
  side: 'a' | 'b',
  words: string,
  isError: boolean,
  marks: Mark[],
): void {
  const { layout, theme } = model.b;
  const { x, y, width } = layout.strip;
  if (model.b.done('gather') === 0) letter(model, side, marks);
  marks.push({
    panel: 'strip',
    role: 'noWeights',
    kind: 'rect',
    x: x + LETTER,
    y: y + TOP[side],
    width: width - LETTER,
    height: BAR,
    stroke: isError ? theme.error : theme.hair,
    lineWidth: isError ? 2 : 1,
    radius: 4,
    ...(isError ? {} : { dash: [3, 3] }),
  });
  if (words)
    marks.push({
      panel: 'strip',
      role: 'noWeights',
      kind: 'text',
      x: x + LETTER + PAD,
      y: y + TOP[side] + BAR / 2,
      text: words,
      size: 11,
      weight: 400,
      fill: isError ? theme.errorText : theme.inkSoft,
      align: 'left',
    });
}
