import type { Mark, Rect } from '../marks';
import { arrow } from './arrow';
import { inset, lerpRect, type SceneModel } from './model';
import { BAR_HEIGHT, BAR_TOP, flightOf, stripSegments } from './strip-geometry';
import { troubleNow } from './strip-trouble';

/** More copies than this never fly. */
const MOST_COPIES = 32;

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
    const p = flightOf(model, i);
    if (p <= 0 || p >= 1) return;
    const box = lerpRect(inset(cell, Math.min(4, cell.width / 5)), target, p);
    marks.push({
      panel: 'strip',
      of: { kind: 'expert', id },
      kind: 'rect',
      ...box,
      fill: theme.selected,
      radius: 2,
      opacity: 0.85,
    });
  });
}
