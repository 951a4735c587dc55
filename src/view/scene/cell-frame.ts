import type { Mark, Rect } from '../marks';
import { BOOSTED, CONTRIBUTOR, EDITED, isLit, LIT, LOST_TO_MASK, SUPPRESSED } from './cell-state';
import { beat, inset, type SceneModel } from './model';

/** Frames, badges and corner glyphs of one cell: its state, each with a shape of its own. */
export function frameMarks(model: SceneModel, id: number, state: number, marks: Mark[]): void {
  const rect = model.layout.cells[id];
  if (!rect) return;
  const { theme } = model;
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;

  if (state & CONTRIBUTOR)
    marks.push({ ...base, kind: 'rect', ...inset(rect, 0.75), stroke: theme.ink, lineWidth: 1.5, radius: 2 });
  if (state & LIT)
    marks.push({ ...base, kind: 'rect', ...inset(rect, 1), stroke: theme.selected, lineWidth: 2, radius: 2 });
  corner(model, id, rect, state, marks);
  if (state & EDITED)
    marks.push({
      ...base,
      kind: 'dot',
      x: rect.x + rect.width - 3,
      y: rect.y + rect.height - 3,
      r: 1.8,
      fill: theme.ink,
    });
}

/** From this size on a badge overlaps the corner of its cell; in smaller ones the number stands on the tile. */
const MIN_BADGE_CELL = 14;

/** The rank of a picked expert, above the rings of focus and pins. */
export function badgeMarks(model: SceneModel, id: number, marks: Mark[]): void {
  const { theme, rankOf, layout, measure } = model;
  const rect = layout.cells[id];
  if (!rect || !isLit(model, id)) return;
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;
  const number = { text: String(rankOf[id]! + 1), size: 11, weight: 700, align: 'center' } as const;
  if (layout.cell < MIN_BADGE_CELL) {
    if (measure(number.text, number.size, number.weight) > layout.cell) return;
    const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
    marks.push({ ...base, ...number, kind: 'text', x, y, fill: theme.onSelected });
    return;
  }
  const r = layout.cell >= 26 ? 8 : 7;
  const x = rect.x + rect.width - r + 1;
  const y = rect.y + r - 1;
  marks.push({ ...base, kind: 'dot', x, y, r, fill: theme.paper, stroke: theme.selected, lineWidth: 1.25 });
  marks.push({ ...base, ...number, kind: 'text', x, y, fill: theme.selectedText });
}

/** ▲ in because of the bias, ▽ out because of the bias, ⊘ out because of the mask. */
function corner(model: SceneModel, id: number, rect: Rect, state: number, marks: Mark[]): void {
  const { theme } = model;
  const side = Math.max(4, Math.min(8, model.layout.cell * 0.28));
  const x = rect.x + 2;
  const y = rect.y + 2;
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;
  if (state & BOOSTED)
    marks.push({
      ...base,
      kind: 'polygon',
      points: [
        [x, y + side],
        [x + side, y + side],
        [x + side / 2, y],
      ],
      fill: theme.boosted,
      stroke: theme.paper,
      lineWidth: 0.75,
    });
  else if (state & SUPPRESSED)
    marks.push({
      ...base,
      kind: 'polygon',
      points: [
        [x, y],
        [x + side, y],
        [x + side / 2, y + side],
      ],
      fill: theme.paper,
      stroke: theme.suppressed,
      lineWidth: 1.5,
    });
  else if (state & LOST_TO_MASK) {
    const r = side / 2;
    marks.push({
      ...base,
      kind: 'dot',
      x: x + r,
      y: y + r,
      r,
      fill: theme.paper,
      stroke: theme.ink,
      lineWidth: 1.25,
    });
    marks.push({
      ...base,
      kind: 'line',
      x1: x + r - r * 0.7,
      y1: y + r + r * 0.7,
      x2: x + r + r * 0.7,
      y2: y + r - r * 0.7,
      stroke: theme.ink,
      lineWidth: 1.25,
    });
  }
}

/** Rings of hover, pins and keyboard, above everything else in the rack. */
export function focusMarks(model: SceneModel, marks: Mark[]): void {
  const { focus, theme, layout } = model;
  const ring = (pin: { kind: 'expert' | 'group'; id: number }, isStrong: boolean) => {
    const rect = pin.kind === 'expert' ? layout.cells[pin.id] : layout.rows[pin.id]?.box;
    if (!rect) return;
    marks.push({
      panel: 'rack',
      kind: 'rect',
      ...inset(rect, -2),
      stroke: theme.paper,
      lineWidth: isStrong ? 4 : 2,
      radius: 4,
    });
    marks.push({
      panel: 'rack',
      kind: 'rect',
      ...inset(rect, isStrong ? -2 : -1),
      stroke: theme.ink,
      lineWidth: isStrong ? 2 : 1,
      radius: 3,
    });
  };
  for (const pin of focus.pins) ring(pin, true);
  if (focus.keyboard) ring(focus.keyboard, true);
  if (focus.hover) ring(focus.hover, false);
}

/** Copies of the picked cells on their way to the strip, during the first half of gather. */
export function flightMarks(model: SceneModel, marks: Mark[]): void {
  const p = beat(model.done(7), 0, 0.5);
  if (model.reducedMotion || p <= 0 || p >= 1) return;
  const { layout, theme, picked } = model;
  picked.forEach((id, rank) => {
    const cell = layout.cells[id];
    if (!cell) return;
    const x = layout.strip.x + ((rank + 0.5) / picked.length) * layout.strip.width * 0.8;
    const y = layout.strip.y + 22;
    const size = Math.min(cell.width, 18);
    const cx = cell.x + cell.width / 2 + (x - cell.x - cell.width / 2) * p;
    const cy = cell.y + cell.height / 2 + (y - cell.y - cell.height / 2) * p;
    const base = { panel: 'strip', of: { kind: 'expert', id } } as const;
    marks.push({
      ...base,
      kind: 'rect',
      x: cx - size / 2,
      y: cy - size / 2,
      width: size,
      height: size,
      fill: theme.selected,
      radius: 3,
    });
  });
}

/** The row of shared experts, always on and outside of the router. */
export function sharedMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, token } = model;
  const box = layout.shared;
  if (!box) return;
  const count = token.scenario.params.numFusedSharedExperts;
  const shown = Math.min(count, 8);
  for (let i = 0; i < shown; i++) {
    const x = box.x + i * 26;
    const y = box.y + box.height / 2;
    marks.push({
      panel: 'rack',
      kind: 'rect',
      x,
      y: y - 8,
      width: 22,
      height: 16,
      radius: 8,
      stroke: theme.shared,
      lineWidth: 1.5,
    });
    marks.push({
      panel: 'rack',
      kind: 'polygon',
      points: [
        [x + 11, y - 4],
        [x + 15, y],
        [x + 11, y + 4],
        [x + 7, y],
      ],
      fill: theme.shared,
    });
  }
  marks.push({
    panel: 'rack',
    kind: 'text',
    x: box.x + shown * 26 + 6,
    y: box.y + box.height / 2,
    text: model.words.shared(count),
    size: 12,
    weight: 400,
    fill: theme.sharedText,
    align: 'left',
  });
}
