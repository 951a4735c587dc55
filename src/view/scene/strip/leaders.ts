import type { Mark } from '../../marks';
import type { SceneModel } from '../model';
import { type StripSegment, stripAxis, stripRoom } from './geometry';

/** Between names. Labels of several words stand further apart, or two would be read as one. */
const LABEL_GAP = 6;
/** From the bar down to the middle of the labels. */
const LABEL_DROP = 10.5;

/** What stands under a segment. */
export type SegmentLabel<Segment = StripSegment> = (segment: Segment) => string;

/** Whether labels for all of these segments fit next to each other. */
export function leadersFit<Segment>(
  model: SceneModel,
  segments: readonly Segment[],
  label: SegmentLabel<Segment>,
  gap = LABEL_GAP,
): boolean {
  return lengthOf(model, segments, label, gap) <= roomOf(model).width;
}

/** From the zero of the axis to the end of the strip. */
function roomOf(model: SceneModel) {
  const { x } = stripAxis(model);
  return { x, width: model.layout.strip.x + stripRoom(model) - x };
}

function lengthOf<Segment>(
  { measure }: SceneModel,
  segments: readonly Segment[],
  label: SegmentLabel<Segment>,
  gap: number,
): number {
  return segments.reduce((sum, segment) => sum + measure(label(segment), 11, 400) + gap, 0);
}

/**
 * Labels of segments below the bar, each tied to its segment: the first kind of label that fits for all, or the last kind
 * for as many as fit.
 */
export function leaderMarks<Segment extends StripSegment>(
  model: SceneModel,
  segments: readonly Segment[],
  bottom: number,
  marks: Mark[],
  labels: readonly [...SegmentLabel<Segment>[], SegmentLabel<Segment>],
  gap = LABEL_GAP,
): void {
  if (segments.length === 0) return;
  const { theme, measure } = model;
  const { x, width } = roomOf(model);
  const label = labels.find((each) => leadersFit(model, segments, each, gap)) ?? labels.at(-1)!;
  const widthOf = (words: string) => measure(words, 11, 400);

  let shown = segments;
  while (shown.length > 1 && !leadersFit(model, shown, label, gap)) shown = shown.slice(0, -1);
  const boxes = shown.map((segment) => {
    const words = label(segment);
    const size = widthOf(words);
    return { segment, words, size, left: segment.x + segment.width / 2 - size / 2 };
  });
  // Pushed apart from the left, then back from the right edge.
  let edge = x;
  for (const box of boxes) {
    box.left = Math.max(box.left, edge);
    edge = box.left + box.size + gap;
  }
  edge = x + width;
  for (const box of boxes.toReversed()) {
    box.left = Math.min(box.left, edge - box.size);
    edge = box.left - gap;
  }
  for (const { segment, words, size, left } of boxes) {
    const base = { panel: 'strip', role: 'leader', of: { kind: 'expert', id: segment.id } } as const;
    const center = left + size / 2;
    marks.push({
      ...base,
      kind: 'line',
      x1: segment.x + segment.width / 2,
      y1: bottom,
      x2: center,
      y2: bottom + LABEL_DROP - 5,
      stroke: theme.rule,
      lineWidth: 1,
    });
    marks.push({
      ...base,
      kind: 'text',
      x: center,
      y: bottom + LABEL_DROP,
      text: words,
      size: 11,
      weight: 400,
      fill: theme.ink,
      align: 'center',
    });
  }
}
