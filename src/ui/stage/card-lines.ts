import { comparisonOf } from '../../state/selectors';
import type { CardSubject } from '../../state/slices/cards';
import { quantityOf } from '../../state/slices/cards';
import { type Side, tokenOf } from '../../state/slices/picture';
import type { AppState } from '../../state/store';
import { type NamedValue, valuesOf } from '../../view/numbers';

/** A value on a card, with the letter of its side if two routings are in one picture. */
export interface CardLine extends NamedValue {
  readonly side: Side | null;
}

/** The values that a card shows, the main one first: of one routing, or if the picture has two, of B and then of A. */
export function cardLines(
  state: Pick<AppState, 't' | 'routed' | 'routedA' | 'compareView'>,
  subject: CardSubject | null,
): CardLine[] {
  const quantity = quantityOf(state, subject);
  if (!quantity || !subject) return [];
  const isOverlay = comparisonOf(state) === 'overlay';
  const sides: readonly Side[] = isOverlay ? ['b', 'a'] : [sideOf(subject)];
  return sides.flatMap((side) => {
    const token = tokenOf(state, side);
    return token ? valuesOf(token, quantity).map((line) => ({ ...line, side: isOverlay ? side : null })) : [];
  });
}

/** The picture of a subject. The accessible grid belongs to B. */
export function sideOf(subject: CardSubject): Side {
  return 'quantity' in subject ? subject.side : 'b';
}
