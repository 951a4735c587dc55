import { isPadding } from '../../../core/routed-row';
import { formatNumber } from '../../format';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import {
  BAR_HEIGHT,
  BAR_TOP,
  flightOf,
  GAP,
  ghostOpacity,
  type StripSegment,
  stripRoom,
  stripSegments,
  stripShare,
} from './geometry';
import { stripHeading } from './heading';
import { leaderMarks, leadersFit, type SegmentLabel } from './leaders';
import { emptyBar, troubleMarks, troubleNow } from './trouble';

/** The weights: one segment for each slot, in rank order. */
export function stripMarks(model: SceneModel, marks: Mark[]): void {
  const { done, slots, words, layout } = model;
  if (done('gather') === 0 || slots.length === 0) {
    const later = [words.weightsAppear, words.weightsAppearShort] as const;
    const none = isPadding(model.token) ? words.paddingRow : words.noWeights;
    emptyBar(model, slots.length === 0 ? [none] : later, marks);
    return;
  }
  const trouble = troubleNow(model);
  if (trouble) {
    troubleMarks(model, trouble, marks);
    return;
  }
  stripHeading(model, marks);
  ghosts(model, marks);
  before(model, marks);
  const segments = stripSegments(model);
  const landed = segments.filter((_, i) => flightOf(model, i) === 1);
  const { inside, below, isBelow } = labelling(model, segments);
  for (const segment of landed) segmentMarks(model, segment, inside, marks);
  const tied = landed.filter((segment) => isBelow.has(segment));
  if (below) leaderMarks(model, tied, layout.strip.y + BAR_TOP + BAR_HEIGHT, marks, [below]);
}

/** A segment without weight has no room for a label, and no place to draw a line to. */
const isLong = ({ width }: StripSegment) => width > 1;

/** How segments are labelled: name and value inside if there is room, else below with a line to the segment. */
interface Labelling {
  /** Lines in a segment. */
  readonly inside: (segment: StripSegment) => readonly string[];
  /** One line under those that have no room for both. */
  readonly below: SegmentLabel | null;
  readonly isBelow: ReadonlySet<StripSegment>;
}

/** The fullest labels that fit; segments with as much room are labelled alike. */
function labelling(model: SceneModel, segments: readonly StripSegment[]): Labelling {
  const { words, measure } = model;
  const name = ({ id }: StripSegment) => words.expert(id);
  const value = (digits: number) => (segment: StripSegment) => formatNumber(segment.value, digits);
  const whole = (segment: StripSegment) => `${name(segment)} ${value(3)(segment)}`;
  const one = (each: StripSegment) => [whole(each)];
  const two = (each: StripSegment) => [name(each), value(3)(each)];
  // Name and value in one line need space around them, or they run into those of the next segment.
  const holds = (each: StripSegment, lines: readonly string[], pad: number) =>
    lines.every((line) => measure(line, 11, 600) <= each.width - pad);

  const long = segments.filter(isLong);
  const roomy = new Set(long.filter((each) => holds(each, two(each), PAD)));
  const narrow = long.filter((each) => !roomy.has(each));
  const inRoomy = [...roomy].every((each) => holds(each, one(each), 3 * PAD)) ? one : two;
  const none = () => [];
  const kinds: readonly {
    readonly lines: (each: StripSegment) => string[];
    readonly below: SegmentLabel | null;
  }[] = [
    { lines: none, below: whole },
    { lines: (each) => [value(3)(each)], below: name },
    { lines: (each) => [value(2)(each)], below: name },
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
  return {
    inside: (each) => (roomy.has(each) ? inRoomy(each) : (inNarrow?.lines(each) ?? [])),
    below: inNarrow?.below ?? null,
    isBelow: new Set(narrow),
  };
}

/** Around a label in its segment. */
const PAD = 2;
/** From the middle of a bar to the middle of one of two lines. */
const LINE = 5.5;

function segmentMarks(model: SceneModel, segment: StripSegment, inside: Labelling['inside'], marks: Mark[]) {
  const { theme, layout } = model;
  const { id, x, width } = segment;
  const y = layout.strip.y + BAR_TOP;
  const base = { panel: 'strip', role: 'segment', of: { kind: 'expert', id } } as const;
  marks.push({ ...base, kind: 'rect', x, y, width, height: BAR_HEIGHT, fill: theme.selected, radius: 2 });
  if (!isLong(segment)) return;
  const lines = inside(segment);
  lines.forEach((text, i) => {
    const at = { x: x + width / 2, y: y + BAR_HEIGHT / 2 + (2 * i - lines.length + 1) * LINE };
    const look = { size: 11, weight: 600, fill: theme.onSelected, align: 'center' } as const;
    marks.push({ ...base, kind: 'text', ...at, text, ...look });
  });
}

/** The lengths the picks would have with their bias: thin outlines under the bar, until the weights are normalised. */
function ghosts(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, slots, token } = model;
  const shown = ghostOpacity(model);
  if (shown === 0) return;
  const { x: left, y } = layout.strip;
  const room = stripRoom(model);
  const width = room * stripShare(model) - GAP * (slots.length - 1);
  let x = left;
  for (const slot of slots) {
    const id = token.result.ids[slot]!;
    const length = (Math.max(0, token.result.biased[id]!) / token.result.weightSum[0]!) * width;
    if (x + length > left + room || !Number.isFinite(length)) return;
    marks.push({
      panel: 'strip',
      role: 'lengthWithBias',
      of: { kind: 'expert', id },
      kind: 'rect',
      x: x + 0.5,
      y: y + BAR_TOP + BAR_HEIGHT + 1.5,
      width: Math.max(0, length - 1),
      height: 3,
      stroke: theme.boosted,
      lineWidth: 1,
      opacity: shown,
    });
    x += length + GAP;
  }
}

/** Without motion: how far the strip reached before the stage that was cut to. */
function before(model: SceneModel, marks: Mark[]): void {
  const { cutTo, layout, theme, token } = model;
  const { plan } = token;
  if (!((cutTo === 'norm' && plan.renormalizes) || (cutTo === 'scale' && plan.scales))) return;
  const factor = cutTo === 'scale' ? Math.max(1, plan.scale) : 1 / 0.8;
  const { x, y } = layout.strip;
  marks.push({
    panel: 'strip',
    role: 'before',
    kind: 'rect',
    x,
    y: y + BAR_TOP - 2,
    width: stripRoom(model) / factor,
    height: BAR_HEIGHT + 4,
    stroke: theme.rule,
    lineWidth: 1,
    dash: [3, 3],
  });
}
