import type { Pin } from '../../scenario/scenario';
import type { StageLayout } from '../../view/layout/layout-stage';

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** Expert ids by row of the grid: a row is a group, or without groups a line of cells. */
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

/** Where an arrow key goes: to a cell, or with groups to the label left of a row. At an edge the focus stays. */
export function neighbour(
  rows: readonly (readonly number[])[],
  from: Pin,
  direction: Direction,
  hasLabels = false,
): Pin {
  if (from.kind === 'group') {
    const to = { up: from.id - 1, down: from.id + 1 }[direction as string] ?? from.id;
    if (direction === 'right' || direction === 'first') return cell(rows[from.id]?.[0], from);
    if (direction === 'last') return cell(rows[from.id]?.at(-1), from);
    return rows[to] ? { kind: 'group', id: to } : from;
  }
  const row = rows.findIndex((ids) => ids.includes(from.id));
  const column = rows[row]?.indexOf(from.id) ?? 0;
  if (direction === 'left' && column === 0 && hasLabels) return { kind: 'group', id: row };
  const target = {
    left: rows[row]?.[column - 1],
    right: rows[row]?.[column + 1],
    up: rows[row - 1]?.[column],
    down: rows[row + 1]?.[column],
    first: rows[row]?.[0],
    last: rows[row]?.at(-1),
  }[direction];
  return cell(target, from);
}

function cell(id: number | undefined, otherwise: Pin): Pin {
  return id === undefined ? otherwise : { kind: 'expert', id };
}
