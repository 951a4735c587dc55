import type { Mark, Rect } from '../../marks';
import type { ComparedModel } from '../pair-model';
import { halvesOf } from '../rack/pair-cells';
import { pairSegments, segmentBox } from '../strip/pair-geometry';
import { arrow } from './arrow';
import { MOST_COPIES } from './flights';

/** From the middle of a row to the arrows of one side alone, which end at its bar. */
const APART = 3;

/**
 * Without motion: arrows from the cells that make the group scores to their margin. If both sides take the same cell there
 * is one quiet arrow, else each side's own.
 */
export function contributorArrows({ a, b, rows }: ComparedModel, marks: Mark[]): void {
  if (b.cutTo !== 'group' || rows !== 'both') return;
  const { layout, theme } = b;
  for (const id of new Set([...a.contributors, ...b.contributors])) {
    const cell = layout.cells[id];
    const row = layout.rows[Math.floor(id / b.groupSize)];
    if (!cell || !row?.margin) continue;
    const [inA, inB] = [a.contributors.has(id), b.contributors.has(id)];
    const y = cell.y + cell.height / 2 + (inA && inB ? 0 : inA ? -APART : APART);
    const stroke = inA && inB ? theme.inkSoft : inA ? theme.selected : theme.variantB;
    arrow({ x: cell.x + cell.width, y }, { x: row.box.x + row.box.width + 4, y }, 'rack', stroke, marks);
  }
}

/**
 * Without motion: from the picked cells to the strips, behind these. What both pick has one quiet arrow to A's segment,
 * from which a line leads to B's; what one picks alone has its own, from its half.
 */
export function gatherArrows(model: ComparedModel, marks: Mark[]): void {
  const { b } = model;
  if (b.cutTo !== 'gather') return;
  const { layout, theme } = b;
  const segments = pairSegments(model);
  const drawn = (side: 'a' | 'b') => (model[side].slots.length <= MOST_COPIES ? segments[side] : []);
  const idsOf = (side: 'a' | 'b') => new Set(drawn(side).map(({ id }) => id));
  const ids = { a: idsOf('a'), b: idsOf('b') };
  const lead = (from: Rect, to: Rect, stroke: string) =>
    arrow(
      { x: from.x + from.width / 2, y: from.y + from.height },
      { x: to.x + to.width / 2, y: to.y - 1 },
      'strip',
      stroke,
      marks,
    );
  for (const segment of drawn('a')) {
    const cell = layout.cells[segment.id];
    if (!cell) continue;
    const isShared = ids.b.has(segment.id);
    const from = isShared ? cell : halvesOf(cell).a;
    lead(from, segmentBox(model, 'a', segment), isShared ? theme.inkSoft : theme.selected);
  }
  for (const segment of drawn('b')) {
    const cell = layout.cells[segment.id];
    if (cell && !ids.a.has(segment.id))
      lead(halvesOf(cell).b, segmentBox(model, 'b', segment), theme.variantB);
  }
}
