import type { Divergence } from '../../../core/facts/compare/divergence';
import type { Mark } from '../../marks';
import { inset, type SceneModel } from '../model';

/** Radius of the ring around a group's score: the round ends of a pill would run through numbers in two lines. */
const ROW_RADIUS = 10;

/** A circle around the cell, or a rounded box around the group's score, from the stage on at which A and B part. */
export function ringMarks(model: SceneModel, divergence: Divergence | null, marks: Mark[]): void {
  if (!divergence?.of || model.done(divergence.stage) === 0) return;
  const { layout, theme } = model;
  const { kind, id } = divergence.of;
  const row = layout.rows[id];
  const rect =
    kind === 'expert'
      ? layout.cells[id]
      : row?.margin
        ? { ...row.margin, height: row.box.height - 4 }
        : row?.box;
  if (!rect) return;
  const wide = inset(rect, -4);
  // A ring at the edge of the picture is made narrower, not cut off.
  const x = Math.max(1, wide.x);
  const ring = { ...wide, x, width: Math.min(layout.width - 1, wide.x + wide.width) - x };
  const round = Math.min(ring.width, ring.height) / 2;
  const radius = kind === 'group' ? Math.min(ROW_RADIUS, round) : round;
  const base = { panel: 'rack', role: 'divergence', kind: 'rect', ...ring, radius } as const;
  marks.push({ ...base, ...inset(ring, -1), radius: radius + 1, stroke: theme.paper, lineWidth: 4 });
  marks.push({ ...base, stroke: theme.ink, lineWidth: 2 });
}
