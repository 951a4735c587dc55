import type { Mark } from '../marks';
import { inset, type SceneModel } from './model';

/** Radius of the sign at a cell's corner, and the smallest cell it is drawn on. */
const SIGN_R = 6;
const MIN_SIGN_CELL = 14;

/**
 * The picks that another value would lead to: dashed frames, with + where an expert would come in and − where one
 * would leave. Nothing else of the picture changes.
 */
export function ghostMarks(model: SceneModel, marks: Mark[]): void {
  const { preview } = model.focus;
  if (!preview || preview.length === 0) return;
  const next = new Set(preview);
  const now = new Set(model.picked);
  for (const id of next) ghost(model, id, now.has(id) ? '' : '+', marks);
  for (const id of now) if (!next.has(id)) ghost(model, id, '\u2212', marks);
}

function ghost({ layout, theme }: SceneModel, id: number, sign: '' | '+' | '\u2212', marks: Mark[]): void {
  const rect = layout.cells[id];
  if (!rect) return;
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;
  const color = sign === '\u2212' ? theme.maskedText : theme.selectedText;
  // Paper under the dashes: they show on a solid frame too.
  marks.push({ ...base, kind: 'rect', ...inset(rect, -1), stroke: theme.paper, lineWidth: 2, radius: 2 });
  marks.push({
    ...base,
    kind: 'rect',
    ...inset(rect, -1),
    stroke: color,
    lineWidth: 2,
    dash: [4, 3],
    radius: 2,
  });
  if (sign === '' || layout.cell < MIN_SIGN_CELL) return;
  const x = rect.x + rect.width / 2;
  const y = rect.y + rect.height / 2;
  marks.push({ ...base, kind: 'dot', x, y, r: SIGN_R, fill: theme.paper, stroke: color, lineWidth: 1.25 });
  marks.push({
    ...base,
    kind: 'text',
    x,
    y,
    text: sign,
    size: 12,
    weight: 700,
    fill: color,
    align: 'center',
  });
}
