import { formatNumber } from '../format';
import type { Mark } from '../marks';
import type { SceneModel } from './model';
import { type StripSegment, stripRoom } from './strip-geometry';

/** A segment that knows whether its label stands inside. */
export interface LabelledSegment extends StripSegment {
  readonly isLabelled: boolean;
}

const LABEL_GAP = 6;
/** From the bar down to the middle of the labels. */
const LABEL_DROP = 10.5;

/** What stands beside a segment, and what where there is little room. */
interface Labels {
  readonly long: (segment: StripSegment) => string;
  readonly short: (segment: StripSegment) => string;
}

function labelsOf({ words }: SceneModel): Labels {
  return {
    long: ({ id, value }) => `${words.expert(id)} ${formatNumber(value, 3)}`,
    short: ({ id }) => words.expert(id),
  };
}

/** Names of the segments that are too narrow for them, below the bar, each tied to its segment. */
export function leaderMarks(
  model: SceneModel,
  segments: readonly LabelledSegment[],
  bottom: number,
  marks: Mark[],
  labels: Labels = labelsOf(model),
): void {
  const narrow = segments.filter(({ isLabelled, width }) => !isLabelled && width > 1);
  if (narrow.length === 0) return;
  const { layout, theme, measure } = model;
  const { x } = layout.strip;
  const width = stripRoom(model);
  const { long, short } = labels;
  const widthOf = (words: string) => measure(words, 11, 400);
  const total = (label: (segment: StripSegment) => string) =>
    narrow.reduce((sum, segment) => sum + widthOf(label(segment)) + LABEL_GAP, 0);
  const label = total(long) <= width ? long : short;

  let shown = narrow;
  while (shown.length > 1 && shown.reduce((sum, s) => sum + widthOf(label(s)) + LABEL_GAP, 0) > width)
    shown = shown.slice(0, -1);
  const boxes = shown.map((segment) => {
    const words = label(segment);
    const size = widthOf(words);
    return { segment, words, size, left: segment.x + segment.width / 2 - size / 2 };
  });
  // Pushed apart from the left, then back from the right edge.
  let edge = x;
  for (const box of boxes) {
    box.left = Math.max(box.left, edge);
    edge = box.left + box.size + LABEL_GAP;
  }
  edge = x + width;
  for (const box of boxes.toReversed()) {
    box.left = Math.min(box.left, edge - box.size);
    edge = box.left - LABEL_GAP;
  }
  for (const { segment, words, size, left } of boxes) {
    const base = { panel: 'strip', of: { kind: 'expert', id: segment.id } } as const;
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
