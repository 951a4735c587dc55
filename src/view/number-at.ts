import type { RoutedToken } from '../scenario/routed-token';
import { isLength, type MarkHit, rungOf, type wholeAt } from './hit-marks';
import type { Hit } from './layout/hit-test';
import type { StageLayout } from './layout/layout-stage';
import { boxOf, type Mark, type MeasureText, type Rect } from './marks';
import { cellQuantity, groupQuantity, markQuantity, type Quantity } from './numbers';

/** A number at a point of the picture, and the mark that shows it. */
export interface NumberHit {
  readonly quantity: Quantity;
  readonly box: Rect;
  /** The part of the picture that the mark is in; none for a cell, a label or a group's row. */
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
    const { pin, panel, what } = mark;
    const quantity = what
      ? ({ kind: 'expert', id: pin.id, what } as const)
      : markQuantity(token, t, pin, panel);
    return quantity && { quantity, box: mark.box, panel: mark.panel };
  }
  if (!hit) return null;
  const quantity = groupQuantity(token, t, hit.id);
  const row = layout.rows.find(({ group }) => group === hit.id);
  return quantity && row ? { quantity, box: row.margin ?? row.label } : null;
}

/**
 * Where a number is in a picture that was laid out anew: at its mark, or if it has none any more, at the cell or row it
 * belongs to.
 */
export function boxOfNumber(
  marks: readonly Mark[],
  layout: StageLayout,
  { quantity, panel }: Pick<NumberHit, 'quantity' | 'panel'>,
  measure: MeasureText,
): Rect | null {
  if (quantity.kind === 'whole') {
    const own = marks.filter(({ whole }) => whole === quantity.what);
    const mark = own.find(({ kind }) => kind === 'text') ?? own[0];
    return mark ? boxOf(mark, measure) : null;
  }
  const { kind, id } = quantity;
  const own = marks.filter(
    (one) =>
      panel !== undefined &&
      one.panel === panel &&
      one.of?.kind === kind &&
      one.of.id === id &&
      (panel === 'ladder' || isLength(one)),
  );
  const mark = own.findLast(({ what }) => what === quantity.what) ?? own.findLast(({ what }) => !what);
  if (mark) return panel === 'ladder' ? rungOf(boxOf(mark, measure), layout) : boxOf(mark, measure);
  const row = kind === 'group' ? layout.rows.find(({ group }) => group === id) : null;
  return (row ? (row.margin ?? row.label) : layout.cells[kind === 'expert' ? id : -1]) ?? null;
}
