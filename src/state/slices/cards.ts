import type { Pin } from '../../scenario/scenario';
import type { Rect } from '../../view/marks';
import type { NumberHit } from '../../view/number-at';
import { pinQuantity, type Quantity } from '../../view/numbers';
import type { PictureState, Side } from './picture';
import type { StoreOf } from './slice';

/** A number under the pointer, with the side of its picture and the place of the pointer. */
export interface PointedNumber extends NumberHit {
  readonly side: Side;
  readonly x: number;
  readonly y: number;
  /** A finger opened its card, which stays until a press elsewhere: a finger cannot rest over a number. */
  readonly isTapped?: true;
}

/** What a value card is about: a number under the pointer, or the cell or row that has the focus. */
export type CardSubject = PointedNumber | Pin;

export interface CardsState {
  /** The number under the pointer, while nothing is pressed. */
  readonly pointed: PointedNumber | null;
  /** What the open value card is about, or null. */
  readonly card: CardSubject | null;
  /** The subject whose card was closed by hand: it stays closed until another comes. */
  readonly dismissed: CardSubject | null;
  /** The number that was copied last, and whether the browser refused. */
  readonly copied: { readonly text: string; readonly isRefused: boolean } | null;
}

const initial: CardsState = { pointed: null, card: null, dismissed: null, copied: null };

type Needs = CardsState &
  Pick<PictureState, 'routed'> & { readonly t: number; readonly keyboard: Pin | null };

/** The card that tells of the number under the pointer or the focus. */
export const CARDS = {
  initial,
  actions({ getState, setState }: StoreOf<Needs>) {
    return {
      /** The number under the pointer has become another, or none. */
      point(pointed: PointedNumber | null): void {
        const { pointed: last } = getState();
        if (!isSameNumber(last, pointed)) setState({ pointed });
      },
      /** The reader has rested on something: its card opens. If it has none, the open card closes. */
      rest(): void {
        const state = getState();
        const subject = cardSubject(state);
        const isOpen = subject !== state.dismissed && quantityOf(state, subject) !== null;
        if (isOpen ? state.card !== subject : state.card !== null)
          setState({ card: isOpen ? subject : null, copied: null });
      },
      /** The pointer has reached the card: it stays, whatever lies below. */
      holdCard(number: PointedNumber): void {
        setState({ pointed: number, card: number });
      },
      /** A finger has tapped a number: its card opens at once. The same number again closes it. */
      tapNumber(number: PointedNumber, before: CardsState['card']): void {
        const isSame = before !== null && 'quantity' in before && isSameNumber(before, number);
        if (isSame) return;
        const tapped = { ...number, isTapped: true } as const;
        setState({ pointed: tapped, card: tapped, copied: null });
      },
      /** Closes the card, or keeps the one that is due closed, until another number is pointed at. */
      closeCard(): void {
        const { card, pointed, keyboard, dismissed } = getState();
        const subject = cardSubject({ pointed, keyboard });
        if (card || subject !== dismissed) setState({ card: null, dismissed: subject, copied: null });
      },
      /** The picture was laid out anew: a card that a finger opened moves with its number; others close. */
      moveCard(side: Side, boxOf: (number: PointedNumber) => Rect | null): void {
        const { card } = getState();
        if (!isTapped(card) || card.side !== side) return;
        const box = boxOf(card);
        const moved = box && { ...card, box, x: box.x + box.width / 2, y: box.y + box.height / 2 };
        setState({ pointed: moved, card: moved });
      },
      /** What the picture showed under the pointer is no longer there. */
      leaveNumber(): void {
        const { card, pointed } = getState();
        if (pointed) setState({ pointed: null });
        if (card && ('quantity' in card || quantityOf(getState(), card) === null))
          setState({ card: null, copied: null });
      },
      /** A number was copied, or could not be: its card shows it. */
      setCopied(copied: CardsState['copied'], card: CardsState['card']): void {
        setState({ copied, card });
      },
    };
  },
};

/** What a value card would be about: the number under the pointer, else the cell or row with the focus. */
export function cardSubject({ pointed, keyboard }: Pick<Needs, 'pointed' | 'keyboard'>): CardSubject | null {
  return pointed ?? keyboard;
}

/** Whether a finger opened the card of a subject. */
export function isTapped(subject: CardSubject | null): subject is PointedNumber {
  return subject !== null && 'quantity' in subject && subject.isTapped === true;
}

/** The number that a subject shows at the stage shown, or null. */
export function quantityOf(
  { routed, t }: Pick<Needs, 'routed' | 't'>,
  subject: CardSubject | null,
): Quantity | null {
  if (!subject) return null;
  if ('quantity' in subject) return subject.quantity;
  return routed && pinQuantity(routed, t, subject);
}

/** The same number at the same place. */
function isSameNumber(a: PointedNumber | null, b: PointedNumber | null): boolean {
  if (a === null || b === null) return a === b;
  const key = ({ side, quantity, box }: PointedNumber) =>
    [side, quantity.what, quantity.kind === 'whole' ? '' : quantity.id, box.x, box.y].join(' ');
  return key(a) === key(b);
}
