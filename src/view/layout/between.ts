import type { Rect } from '../marks';
import type { StageLayout } from './layout-stage';

const mix = (a: number, b: number, p: number) => a + (b - a) * p;

function between(a: Rect | undefined, b: Rect, p: number): Rect {
  if (!a) return b;
  return {
    x: mix(a.x, b.x, p),
    y: mix(a.y, b.y, p),
    width: mix(a.width, b.width, p),
    height: mix(a.height, b.height, p),
  };
}

/** A layout on the way from one to another of the same token: for a group that opens or closes. */
export function layoutBetween(from: StageLayout, to: StageLayout, p: number): StageLayout {
  return {
    ...to,
    cells: to.cells.map((cell, id) => between(from.cells[id], cell, p)),
    rows: to.rows.map((row, group) => {
      const old = from.rows[group];
      return {
        ...row,
        box: between(old?.box, row.box, p),
        label: between(old?.label, row.label, p),
        margin: row.margin && between(old?.margin ?? undefined, row.margin, p),
      };
    }),
    rack: between(from.rack, to.rack, p),
    ladder: between(from.ladder, to.ladder, p),
    strip: between(from.strip, to.strip, p),
    shared: to.shared && between(from.shared ?? undefined, to.shared, p),
  };
}
