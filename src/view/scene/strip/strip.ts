import { weightSteps } from '../../../core/plan';
import { isPadding } from '../../../core/routed-row';
import { formatRunning } from '../../format';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import {
  isStacked,
  landingOf,
  rowNow,
  rowOf,
  type StripSegment,
  segmentsAfter,
  stepNow,
  stripSegments,
  WHAT,
} from './geometry';
import { stripHeading } from './heading';
import { leaderMarks, leadersFit, type SegmentLabel } from './leaders';
import { isRunning, stepValues } from './lengths';
import { rowsHeading } from './rows';
import { emptyBar, troubleNow } from './trouble';

/** The weights: one segment for each slot, in rank order. */
export function stripMarks(model: SceneModel, marks: Mark[]): void {
  const { done, slots, words } = model;
  if (done('gather') === 0 || slots.length === 0) {
    const later = [words.weightsAppear, words.weightsAppearShort] as const;
    const none = isPadding(model.token) ? words.paddingRow : words.noWeights;
    emptyBar(model, slots.length === 0 ? [none] : later, marks);
    return;
  }
  if (troubleNow(model)) return;
  const segments = stripSegments(model);
  const landed = segments.filter((_, i) => landingOf(model, i) === 1);
  const drawn = {
    length: landed.reduce((sum, { width }) => sum + width, 0),
    total: landed.reduce((sum, { value }) => sum + value, 0),
  };
  if (isStacked(model)) rowsHeading(model, drawn, marks);
  else {
    stripHeading(model, drawn, marks);
    earlierLengths(model, marks);
  }
  const row = rowNow(model);
  const { inside, below, isBelow } = labelling(model, segments, row.height);
  for (const segment of landed) segmentMarks(model, segment, row, inside(segment), marks);
  const tied = landed.filter((segment) => isBelow.has(segment.slot));
  if (below) leaderMarks(model, tied, row.y + row.height, marks, [below]);
}

/** In one row: how far the segments of earlier steps reached, along the foot of the bar. */
function earlierLengths(model: SceneModel, marks: Mark[]): void {
  const steps = weightSteps(model.token.plan);
  for (const step of steps.slice(0, steps.indexOf(stepNow(model))))
    for (const { id, x, width } of segmentsAfter(model, step)) {
      const of = { kind: 'expert', id } as const;
      const { y, height } = rowOf(model, step);
      const box = { x, y: y + height - FOOT, width: Math.max(0, width - 1), height: FOOT };
      const fill = model.theme.rule;
      marks.push({ panel: 'strip', role: 'earlierLength', of, what: WHAT[step], kind: 'rect', ...box, fill });
    }
}

/** How high these lengths are. */
const FOOT = 3;

/** A segment without weight has no room for a label, and no place to draw a line to. */
const isLong = ({ width }: StripSegment) => width > 1;

/** How segments are labelled: name and value inside if there is room, else below with a line to the segment. */
interface Labelling {
  /** Lines in a segment. */
  readonly inside: (segment: StripSegment) => readonly string[];
  /** One line under those that have no room for both, by slot. */
  readonly below: SegmentLabel | null;
  readonly isBelow: ReadonlySet<number>;
}

/**
 * The fullest labels for which there is room, alike for all segments that have as much of it. While they run they
 * stay the same, so a segment then counts with its least length of the stage.
 */
function labelling(model: SceneModel, now: readonly StripSegment[], height: number): Labelling {
  const { words, measure } = model;
  const steps = weightSteps(model.token.plan);
  const step = stepNow(model);
  const end = stepValues(model)[step];
  const at = steps.indexOf(step);
  const ends = steps.slice(isRunning(model) ? Math.max(0, at - 1) : at, at + 1);
  const widths = ends.map((each) => segmentsAfter(model, each).map(({ width }) => width));
  const segments = now.map((each, i) => ({ ...each, width: Math.min(...widths.map((all) => all[i]!)) }));
  const name = ({ id }: StripSegment) => words.expert(id);
  const value =
    (digits: number) =>
    ({ slot, value }: StripSegment) =>
      formatRunning(value, end[slot]!, digits);
  const whole = (digits: number) => (each: StripSegment) => `${name(each)} ${value(digits)(each)}`;
  const two = (each: StripSegment) => [name(each), value(3)(each)];
  // Name and value in one line need space around them, or they run into those of the next segment.
  const holds = (each: StripSegment, lines: readonly string[], pad: number) =>
    lines.every((line) => measure(line, 11, 600) <= each.width - pad);

  const long = segments.filter(isLong);
  const isHigh = height >= TWO_LINES;
  const isWide = (digits: number) => (each: StripSegment) => holds(each, [whole(digits)(each)], 3 * PAD);
  // Fewer digits inside are calmer than more digits on leaders.
  const digits = isHigh || long.every(isWide(3)) ? 3 : 2;
  const one = (each: StripSegment) => [whole(digits)(each)];
  const roomy = long.filter((each) => (isHigh ? holds(each, two(each), PAD) : isWide(digits)(each)));
  const isRoomy = new Set(roomy.map(({ slot }) => slot));
  const narrow = long.filter(({ slot }) => !isRoomy.has(slot));
  const inRoomy = roomy.every(isWide(digits)) ? one : two;
  const none = () => [];
  const kinds: readonly {
    readonly lines: (each: StripSegment) => string[];
    readonly below: SegmentLabel | null;
  }[] = [
    { lines: (each) => [value(digits)(each)], below: name },
    { lines: (each) => [value(2)(each)], below: name },
    { lines: none, below: whole(3) },
    { lines: none, below: value(3) },
    { lines: none, below: name },
    { lines: (each) => [name(each)], below: null },
    { lines: ({ id }) => [String(id)], below: null },
  ];
  const inNarrow = kinds.find(
    ({ lines, below }) =>
      narrow.every((each) => holds(each, lines(each), PAD)) &&
      (below === null || leadersFit(model, narrow, below)),
  );
  const isNarrow = new Set(narrow.map(({ slot }) => slot));
  return {
    inside: (each) =>
      isRoomy.has(each.slot) ? inRoomy(each) : isNarrow.has(each.slot) ? (inNarrow?.lines(each) ?? []) : [],
    below: inNarrow?.below ?? null,
    isBelow: isNarrow,
  };
}

/** Around a label in its segment. */
const PAD = 2;
/** From the middle of a bar to the middle of one of two lines, and the height from which there is room for both. */
const LINE = 5.5;
const TWO_LINES = 24;

function segmentMarks(
  model: SceneModel,
  segment: StripSegment,
  { y, height }: { readonly y: number; readonly height: number },
  lines: readonly string[],
  marks: Mark[],
): void {
  const { theme } = model;
  const { id, x, width } = segment;
  const base = { panel: 'strip', role: 'segment', of: { kind: 'expert', id } } as const;
  // The paper at its ends is part of it: its length is its weight.
  const edge = { stroke: theme.paper, lineWidth: Math.min(1, width / 4) };
  marks.push({ ...base, kind: 'rect', x, y, width, height, fill: theme.selected, ...edge });
  if (!isLong(segment)) return;
  const weight = isRunning(model) ? 400 : 600;
  lines.forEach((text, i) => {
    const at = { x: x + width / 2, y: y + height / 2 + (2 * i - lines.length + 1) * LINE };
    const look = { size: 11, weight, fill: theme.onSelected, align: 'center' } as const;
    marks.push({ ...base, kind: 'text', ...at, text, ...look });
  });
}
