import type { Mark, Rect } from '../marks';
import { arrow } from './arrow';
import { inset, lerpRect, type SceneModel } from './model';
import { BAR_HEIGHT, BAR_TOP, flightOf, stripSegments } from './strip-geometry';
import { troubleNow } from './strip-trouble';

/** More copies than this never fly. */
export const MOST_COPIES = 32;

/** Copies of the picked cells on their way to the strip; each becomes its segment. Without motion, arrows. */
export function flightMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, slots, cutTo, done } = model;
  if (slots.length > MOST_COPIES || troubleNow(model)) return;
  const isFlying = !model.reducedMotion && done(7) > 0 && model.part(7, 0, 0.5) < 1;
  if (!isFlying && cutTo !== 7) return;
  stripSegments(model).forEach(({ id, x, width }, i) => {
    const cell = layout.cells[id];
    if (!cell) return;
    const target: Rect = { x, y: layout.strip.y + BAR_TOP, width, height: BAR_HEIGHT };
    if (cutTo === 7) {
      const from = { x: cell.x + cell.width / 2, y: cell.y + cell.height };
      arrow(from, { x: x + width / 2, y: target.y - 1 }, 'strip', theme.selected, marks);
      return;
    }
    copyMark(id, cell, target, flightOf(model, i), theme.selected, marks);
  });
}

/** A copy of a cell, or of its half, at a fraction of its way to a segment. */
export function copyMark(
  id: number,
  from: Rect,
  target: Rect,
  flown: number,
  fill: string,
  marks: Mark[],
): void {
  if (flown <= 0 || flown >= 1) return;
  const box = lerpRect(inset(from, Math.min(4, from.width / 5)), target, flown);
  const of = { kind: 'expert', id } as const;
  marks.push({ panel: 'strip', of, kind: 'rect', ...box, fill, radius: 2, opacity: 0.85 });
}
