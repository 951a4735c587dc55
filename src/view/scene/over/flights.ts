import type { Mark, Rect } from '../../marks';
import { inset, lerp, type SceneModel } from '../model';
import { BAR_HEIGHT, BAR_TOP, flightOf, stripSegments } from '../strip/geometry';
import { troubleNow } from '../strip/trouble';
import { arrow } from './arrow';

/** If there are more copies than this, none fly. */
export const MOST_COPIES = 32;

/** Copies of the picked cells on their way to the strip; each becomes its segment. Without motion, arrows. */
export function flightMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, slots, cutTo, done } = model;
  if (slots.length > MOST_COPIES || troubleNow(model)) return;
  const isFlying = !model.reducedMotion && done('gather') > 0 && model.part('gather', 0, 0.5) < 1;
  if (!isFlying && cutTo !== 'gather') return;
  stripSegments(model).forEach(({ id, x, width }, i) => {
    const cell = layout.cells[id];
    if (!cell) return;
    const target: Rect = { x, y: layout.strip.y + BAR_TOP, width, height: BAR_HEIGHT };
    if (cutTo === 'gather') {
      const from = { x: cell.x + cell.width / 2, y: cell.y + cell.height };
      arrow(from, { x: x + width / 2, y: target.y - 1 }, 'strip', theme.selected, marks);
      return;
    }
    copyMark(
      model,
      id,
      cell,
      target,
      flightOf(model, i),
      { fill: theme.selected, ink: theme.onSelected },
      marks,
    );
  });
}

/** Height of a copy on its way. */
const FLYING = 16;
/** Share of the flight until which its copy has become as wide as its name, and from which it becomes its segment. */
const NAMED = 0.2;
const LANDING = 0.75;

/** A copy of a cell, or of its half, at a fraction of its way to a segment, with its name if that fits. */
export function copyMark(
  { words, measure }: SceneModel,
  id: number,
  cell: Rect,
  to: Rect,
  p: number,
  { fill, ink }: { readonly fill: string; readonly ink: string },
  marks: Mark[],
): void {
  if (p <= 0 || p >= 1) return;
  const from = inset(cell, Math.min(4, cell.width / 5));
  const text = words.expert(id);
  const nameWidth = measure(text, 11, 600);
  const landing = Math.max(0, (p - LANDING) / (1 - LANDING));
  const leaving = Math.min(1, p / NAMED);
  const width = lerp(lerp(from.width, nameWidth + 6, leaving), to.width, landing);
  const height = lerp(lerp(from.height, FLYING, leaving), to.height, landing);
  const x = lerp(from.x + from.width / 2, to.x + to.width / 2, p);
  const y = lerp(from.y + from.height / 2, to.y + to.height / 2, p);
  const base = { panel: 'strip', role: 'flight', of: { kind: 'expert', id } } as const;
  const box = { x: x - width / 2, y: y - height / 2, width, height };
  marks.push({ ...base, kind: 'rect', ...box, fill, radius: 2 });
  if (nameWidth > width - 2) return;
  const look = { text, size: 11, weight: 600, fill: ink, align: 'center' } as const;
  marks.push({ ...base, kind: 'text', x, y, ...look });
}
