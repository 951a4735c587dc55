import type { Pin } from '../scenario/scenario';
import type { StageLayout } from './layout/layout-stage';
import type { MarkRole } from './mark-roles';
import { boxOf, contains, type Mark, type MeasureText, type Rect } from './marks';
import type { WholeNumber } from './numbers';

/** What a mark outside of the cells stands for, which part of the picture it is in, and where it is. */
export interface MarkHit {
  readonly pin: Pin;
  readonly panel: Mark['panel'];
  readonly box: Rect;
  /** Which number of it, if not the one of the time shown. */
  readonly what?: Mark['what'];
}

/** A label or line that shows a number of the whole picture. */
interface WholeHit {
  readonly what: WholeNumber;
  readonly box: Rect;
}

/** Pixels around a mark that still count as it. */
const REACH = 2;
/** The same for labels and thin lines, which are harder to point at. */
const WIDE_REACH = 4;

/** The rung, segment or part of a group's bar at a point. A rung is as wide as the ladder. */
export function markAt(
  marks: readonly Mark[],
  layout: StageLayout,
  x: number,
  y: number,
  measure: MeasureText,
): MarkHit | null {
  const { ladder, ladderRow } = layout;
  const inLadder = contains(ladder, x, y);
  const inMargin = layout.rows.some(
    ({ margin, box }) => margin && x >= margin.x && contains(rowOf(margin, box), x, y),
  );
  if (!inLadder && !inMargin && !contains(layout.strip, x, y)) return null;
  const panel = inLadder ? 'ladder' : inMargin ? 'rack' : 'strip';
  for (const mark of marks.toReversed()) {
    if (mark.panel !== panel || !mark.of) continue;
    const box = boxOf(mark, measure);
    const isHit = inLadder
      ? Math.abs(box.y + box.height / 2 - y) <= ladderRow / 2
      : isLength(mark) && contains(grown(box, REACH), x, y);
    const { what } = mark;
    if (isHit)
      return { pin: mark.of, panel, box: inLadder ? rungOf(box, layout) : box, ...(what && { what }) };
  }
  return null;
}

/**
 * The number of the whole picture at a point: labels before lines, which cross other marks. `more` is how much further than
 * a pointer a finger reaches for a label.
 */
export function wholeAt(
  marks: readonly Mark[],
  x: number,
  y: number,
  measure: MeasureText,
  more = 0,
): WholeHit | null {
  let line: WholeHit | null = null;
  for (const mark of marks) {
    if (!mark.whole) continue;
    const box = boxOf(mark, measure);
    if (mark.kind === 'text' && contains(grown(box, WIDE_REACH + more), x, y))
      return { what: mark.whole, box };
    if (contains(grown(box, REACH), x, y)) line = { what: mark.whole, box };
  }
  return line;
}

/** The boxes of margin and strip that are as long as a number. */
const LENGTHS: ReadonlySet<MarkRole> = new Set([
  'groupPart',
  'groupBar',
  'softmaxSum',
  'segment',
  'lengthWithBias',
  'earlierLength',
  'flight',
]);

/** Whether a mark is one of them. */
export function isLength({ kind, role }: Mark): boolean {
  return kind === 'rect' && LENGTHS.has(role);
}

/** A rung is as wide as the ladder and as high as a row. */
export function rungOf(box: Rect, { ladder, ladderRow }: StageLayout): Rect {
  const middle = box.y + box.height / 2;
  return { x: ladder.x, y: middle - ladderRow / 2, width: ladder.width, height: ladderRow };
}

function rowOf(margin: Rect, box: Rect): Rect {
  return { x: margin.x, width: margin.width, y: box.y, height: box.height };
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
