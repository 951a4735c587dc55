import type { Mark } from '../../marks';
import { inset, isGroupKept, type SceneModel } from '../model';

/** Radius of the sign in a cell's lower left corner, and the smallest cell it is drawn on. */
const SIGN_R = 6;
const MIN_SIGN_CELL = 14;

/**
 * What another value would change: dashed frames with + around experts that would come in, with − around those that would
 * leave, and around rows of groups that would be kept or dropped. What stays as it is has none.
 */
export function ghostMarks(model: SceneModel, marks: Mark[]): void {
  const { preview } = model.focus;
  if (!preview) return;
  if (preview.topkGroup !== null && model.hasGroups) rowGhosts(model, preview.topkGroup, marks);
  if (preview.picks.length === 0) return;
  const next = new Set(preview.picks);
  const now = new Set(model.picked);
  for (const id of next) if (!now.has(id)) ghost(model, id, '+', marks);
  for (const id of now) if (!next.has(id)) ghost(model, id, '\u2212', marks);
}

function rowGhosts(model: SceneModel, keep: number, marks: Mark[]): void {
  const { layout, groupRankOf, theme } = model;
  for (const { group, box } of layout.rows) {
    const isIn = groupRankOf[group]! < keep;
    if (isIn === isGroupKept(model, group)) continue;
    const color = isIn ? theme.selectedText : theme.maskedText;
    dashed(model, { kind: 'group', id: group }, inset(box, -1), color, 4, marks);
  }
}

function ghost(model: SceneModel, id: number, sign: '+' | '\u2212', marks: Mark[]): void {
  const { layout, theme } = model;
  const rect = layout.cells[id];
  if (!rect) return;
  const of = { kind: 'expert', id } as const;
  const color = sign === '+' ? theme.selectedText : theme.maskedText;
  dashed(model, of, inset(rect, -1), color, 2, marks);
  if (Math.min(rect.width, rect.height) < MIN_SIGN_CELL) return;
  const x = rect.x + SIGN_R - 1;
  const y = rect.y + rect.height - SIGN_R + 1;
  const base = { panel: 'rack', role: 'preview', of, x, y } as const;
  marks.push({ ...base, kind: 'dot', r: SIGN_R, fill: theme.paper, stroke: color, lineWidth: 1.25 });
  marks.push({ ...base, kind: 'text', text: sign, size: 12, weight: 700, fill: color, align: 'center' });
}

/** Paper under the dashes: they show on a solid frame too. */
function dashed(
  { theme }: SceneModel,
  of: NonNullable<Mark['of']>,
  box: { x: number; y: number; width: number; height: number },
  stroke: string,
  radius: number,
  marks: Mark[],
): void {
  const base = { panel: 'rack', role: 'preview', of, kind: 'rect', ...box, lineWidth: 2, radius } as const;
  marks.push({ ...base, stroke: theme.paper });
  marks.push({ ...base, stroke, dash: [4, 3] });
}
