import type { Mark, Rect } from '../marks';
import { inset, type SceneModel } from './model';
import { BAR_HEIGHT, BAR_TOP, stripSegments } from './strip-geometry';
import { troubleNow } from './strip-trouble';

/** Outlines around what the last edit changed downstream, fading; where nothing may move, a Δ that stays. */
export function pulseMarks(model: SceneModel, marks: Mark[]): void {
  const { pulse, layout, theme, done, hasGroups, reducedMotion, measure } = model;
  if (!pulse || pulse.strength <= 0) return;
  const outline = (rect: Rect, panel: Mark['panel'], of: Mark['of']) => {
    const base = { panel, ...(of ? { of } : {}) } as const;
    if (!reducedMotion) {
      const line = { stroke: theme.ink, lineWidth: 1, opacity: pulse.strength };
      marks.push({ ...base, kind: 'rect', ...inset(rect, -1), ...line });
      return;
    }
    const isRoomy = rect.height >= 20 && rect.width >= measure('Δ', 11, 700) + 6;
    if (!isRoomy) marks.push({ ...base, kind: 'rect', ...inset(rect, -1), stroke: theme.ink, lineWidth: 1 });
    else
      marks.push({
        ...base,
        kind: 'text',
        x: rect.x + rect.width - 6,
        y: rect.y + rect.height - 11,
        text: 'Δ',
        size: 11,
        weight: 700,
        fill: theme.ink,
        align: 'center',
      });
  };
  for (const id of pulse.experts) {
    const cell = layout.cells[id];
    if (cell) outline(cell, 'rack', { kind: 'expert', id });
  }
  if (hasGroups && done(3) > 0)
    for (const id of pulse.groups) {
      const row = layout.rows[id];
      if (row?.margin)
        outline({ ...row.margin, y: row.box.y, height: row.box.height }, 'rack', { kind: 'group', id });
    }
  if (done(7) === 0 || model.slots.length === 0 || troubleNow(model)) return;
  for (const { id, x, width } of stripSegments(model))
    if (pulse.weights.has(id)) {
      const box = { x, y: layout.strip.y + BAR_TOP, width, height: BAR_HEIGHT };
      outline(box, 'strip', { kind: 'expert', id });
    }
}
