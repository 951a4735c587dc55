import type { StageLayout } from '../../view/layout/layout-stage';

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** Expert ids by grid row: a row is a group, or without groups a line of cells. */
export function rowsOf(cells: StageLayout['cells'], numGroups: number): number[][] {
  const rows = new Map<number, number[]>();
  const size = cells.length / numGroups;
  cells.forEach((cell, id) => {
    const key = numGroups > 1 ? Math.floor(id / size) : Math.round(cell.y);
    const row = rows.get(key);
    if (row) row.push(id);
    else rows.set(key, [id]);
  });
  return [...rows.values()];
}

/** The cell an arrow leads to; at an edge the same cell. */
export function neighbour(rows: readonly (readonly number[])[], id: number, direction: Direction): number {
  const row = rows.findIndex((ids) => ids.includes(id));
  const column = rows[row]?.indexOf(id) ?? 0;
  const target = {
    left: rows[row]?.[column - 1],
    right: rows[row]?.[column + 1],
    up: rows[row - 1]?.[column],
    down: rows[row + 1]?.[column],
    first: rows[row]?.[0],
    last: rows[row]?.at(-1),
  }[direction];
  return target ?? id;
}
