import type { Pin } from '../scenario/scenario';
import type { StageLayout } from './layout/layout-stage';
import { boxOf, type Mark, type MeasureText, type Rect } from './marks';

/** What a mark outside of the cells stands for, and which part of the picture it is in. */
export interface MarkHit {
  readonly pin: Pin;
  readonly panel: Mark['panel'];
}

/** Pixels around a mark that still count as it. */
const REACH = 2;

/** The rung, segment or part of a group's bar at a point. A rung is as wide as the ladder. */
export function markAt(
  marks: readonly Mark[],
  layout: StageLayout,
  x: number,
  y: number,
  measure: MeasureText,
): MarkHit | null {
  const inLadder = contains(layout.ladder, x, y);
  const inMargin = layout.rows.some(
    ({ margin, box }) => margin && x >= margin.x && contains(rowOf(margin, box), x, y),
  );
  if (!inLadder && !inMargin && !contains(layout.strip, x, y)) return null;
  const panel = inLadder ? 'ladder' : inMargin ? 'rack' : 'strip';
  for (const mark of marks.toReversed()) {
    if (mark.panel !== panel || !mark.of) continue;
    const box = boxOf(mark, measure);
    const isHit = inLadder
      ? Math.abs(box.y + box.height / 2 - y) <= layout.ladderRow / 2
      : mark.kind === 'rect' && contains(grown(box), x, y);
    if (isHit) return { pin: mark.of, panel };
  }
  return null;
}

function rowOf(margin: Rect, box: Rect): Rect {
  return { x: margin.x, width: margin.width, y: box.y, height: box.height };
}

function grown({ x, y, width, height }: Rect): Rect {
  return { x: x - REACH, y: y - REACH, width: width + 2 * REACH, height: height + 2 * REACH };
}

function contains(rect: Rect, x: number, y: number): boolean {
  return x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
}
