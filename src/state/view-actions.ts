import type { RouteField } from '../core/types';
import type { RowName } from '../scenario/scenario';
import type { Rect } from '../view/marks';
import type { SpotlightItem } from '../view/spotlight';
import { cardSubject, isTapped, quantityOf, type Side } from './selectors';
import { saveSetting } from './settings';
import type { AppState, AppStore, DialogName, MotionChoice, PointedNumber, Verbosity } from './store';

/** Intents that change what is seen and nothing that is computed or shared. */
export function createViewActions({ getState, setState }: AppStore) {
  return {
    /** Lights the cells of a legend item while it is pointed at; a chosen one stays as it is. */
    peekLegend(item: SpotlightItem | null): void {
      if (getState().spotlight?.isFixed) return;
      setState({ spotlight: item && { item, isFixed: false } });
    },
    /** Chooses a legend item, or lets it go. */
    chooseLegend(item: SpotlightItem): void {
      const { spotlight } = getState();
      const isOff = spotlight?.isFixed && spotlight.item === item;
      setState({ spotlight: isOff ? null : { item, isFixed: true } });
    },

    /** The number under the pointer has become another, or none. */
    point(pointed: PointedNumber | null): void {
      const { pointed: last } = getState();
      if (!isSameNumber(last, pointed)) setState({ pointed });
    },
    /** The reader has rested on something: its card opens, or where there is none the open one closes. */
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
    tapNumber(number: PointedNumber, before: AppState['card']): void {
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
    /** The picture was laid out anew: a card that a finger opened goes to where its number is now, others go. */
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
    setCopied(copied: AppState['copied'], card: AppState['card']): void {
      setState({ copied, card });
    },

    /** Opens one group large, or none; the open one again closes it. */
    zoomTo(group: number | null): void {
      setState(({ zoom }) => ({ zoom: zoom === group ? null : group }));
    },
    /** Puts the focus on a group's label and lights its row. */
    focusGroup(id: number): void {
      const { routed } = getState();
      if (!routed || id < 0 || id >= routed.result.numGroups) return;
      setState({ keyboard: { kind: 'group', id }, hover: { kind: 'group', id } });
    },
    setGroupEntry(groupEntry: string | null): void {
      setState({ groupEntry });
    },

    /** A weight was pressed to be dragged: it is derived, which is said where it was pressed. */
    refuseDrag(refusedDrag: AppState['refusedDrag']): void {
      setState({ refusedDrag });
    },
    /** Pins an expert and hands the focus to its logit's field. */
    editLogit(id: number): void {
      setState({ pins: [{ kind: 'expert', id }], typing: '', refusedDrag: null });
    },

    /** Keeps a row's text that is not applied yet; null: there is none. */
    keepRowDraft(row: RowName, text: string | null): void {
      setState(({ rowDrafts }) => ({ rowDrafts: { ...rowDrafts, [row]: text } }));
    },

    openDialog(dialog: DialogName): void {
      setState({ dialog });
    },
    closeDialog(dialog: DialogName): void {
      if (getState().dialog === dialog) setState({ dialog: null });
    },
    showTable(isTableOpen: boolean): void {
      setState({ isTableOpen });
    },
    /** Opens or closes the parameters' sheet; `field` gets the focus in it. */
    showMenu(isMenuOpen: boolean, field: RouteField | null = null): void {
      setState({ isMenuOpen, menuField: field });
    },
    /** Lets go of the last thing that was opened or held: one thing a press. */
    escape(): void {
      const { refusedDrag, card, isTableOpen, spotlight, zoom, pins } = getState();
      if (refusedDrag) setState({ refusedDrag: null });
      else if (card) setState({ card: null, dismissed: cardSubject(getState()) });
      else if (isTableOpen) setState({ isTableOpen: false });
      else if (spotlight) setState({ spotlight: null });
      else if (zoom !== null) setState({ zoom: null });
      else if (pins.length > 0) setState({ pins: [] });
    },

    /** Shows the version that is ready, by a reload. */
    takeNewVersion(): void {
      setState({ newVersion: 'wanted' });
    },
    dismissNewVersion(): void {
      setState({ newVersion: 'none' });
    },

    setMotion(motion: MotionChoice): void {
      setState({ motion });
      saveSetting('motion', motion);
    },
    setVerbosity(verbosity: Verbosity): void {
      setState({ verbosity });
      saveSetting('verbosity', verbosity);
    },
  };
}

/** The same number at the same place. */
function isSameNumber(a: PointedNumber | null, b: PointedNumber | null): boolean {
  if (a === null || b === null) return a === b;
  const key = ({ side, quantity, box }: PointedNumber) =>
    [side, quantity.what, quantity.kind === 'whole' ? '' : quantity.id, box.x, box.y].join(' ');
  return key(a) === key(b);
}
