import type { RoutedToken } from '../scenario/routed-token';
import type { MarkHit, wholeAt } from './hit-marks';
import type { Hit } from './layout/hit-test';
import type { StageLayout } from './layout/layout-stage';
import type { Rect } from './marks';
import { cellQuantity, groupQuantity, markQuantity, type Quantity } from './numbers';

/** A number at a point of the picture, and the mark that shows it. */
export interface NumberHit {
  readonly quantity: Quantity;
  readonly box: Rect;
  /** The part of the picture whose mark it is; none for a cell, a label or a group's row. */
  readonly panel?: MarkHit['panel'];
}

/** What was found under a point. */
interface Found {
  readonly hit: Hit | null;
  readonly mark: MarkHit | null;
  readonly whole: ReturnType<typeof wholeAt>;
}

/** The number that a point of the picture shows. A cell comes first, then labels and lines, then other marks. */
export function numberAt(
  token: RoutedToken,
  t: number,
  layout: StageLayout,
  { hit, mark, whole }: Found,
): NumberHit | null {
  if (hit?.kind === 'expert') {
    const box = layout.cells[hit.id];
    return box ? { quantity: cellQuantity(token, t, hit.id, hit.part), box } : null;
  }
  if (whole) return { quantity: { kind: 'whole', what: whole.what }, box: whole.box };
  if (mark) {
    const quantity = markQuantity(token, t, mark.pin, mark.panel);
    return quantity && { quantity, box: mark.box, panel: mark.panel };
  }
  if (!hit) return null;
  const quantity = groupQuantity(token, t, hit.id);
  const row = layout.rows.find(({ group }) => group === hit.id);
  return quantity && row ? { quantity, box: row.margin ?? row.label } : null;
}
