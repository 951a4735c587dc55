import { hasBegun } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import { contains } from '../marks';
import type { StageLayout } from './layout-stage';

/** What lies under a point. */
export type Hit =
  | { readonly kind: 'expert'; readonly id: number; readonly part: 'bar' | 'cap' }
  | { readonly kind: 'group'; readonly id: number };

/** The lowest cell whose upper part is its cap. */
const MIN_PARTED = 16;
/** A cell smaller than this reaches for pointers nearby. */
const TARGET = 24;

/** The cell or row of the rack at a point, by the layout's own geometry. Once the bias is drawn, the upper part is the cap. */
export function hitTest(
  layout: StageLayout,
  token: RoutedToken,
  t: number,
  x: number,
  y: number,
): Hit | null {
  const id = cellAt(layout, x, y);
  if (id !== null) {
    const cell = layout.cells[id]!;
    const hasCap =
      token.scenario.eScoreCorrectionBias !== null && hasBegun(t, 'bias') && cell.height >= MIN_PARTED;
    return { kind: 'expert', id, part: hasCap && y < cell.y + cell.height / 3 ? 'cap' : 'bar' };
  }
  if (token.result.numGroups < 2) return null;
  const row = layout.rows.find(
    ({ label, margin, box }) =>
      contains({ ...label, width: label.width + 6 }, x, y) ||
      (margin !== null && contains({ ...margin, y: box.y, height: box.height }, x, y)),
  );
  return row ? { kind: 'group', id: row.group } : null;
}

function cellAt({ cells, cell, zoom }: StageLayout, x: number, y: number): number | null {
  // The strips beside an opened group lie close; between them nothing is reached for.
  const reach = zoom === null ? Math.max(1, (TARGET - cell) / 2) : 2;
  let best: number | null = null;
  let bestDistance = Infinity;
  for (const [id, rect] of cells.entries()) {
    const dx = Math.max(rect.x - x, x - rect.x - rect.width, 0);
    const dy = Math.max(rect.y - y, y - rect.y - rect.height, 0);
    const distance = Math.max(dx, dy);
    if (distance > reach || distance >= bestDistance) continue;
    best = id;
    bestDistance = distance;
  }
  return best;
}
