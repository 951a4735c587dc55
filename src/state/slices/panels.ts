import type { RouteField } from '../../core/types';
import { type CardsState, cardSubject } from './cards';
import type { FocusState } from './focus';
import type { StoreOf } from './slice';

/** Dialogs that a command can open. */
export type DialogName = 'palette' | 'keys' | 'share' | 'path' | DebugDialog;

/** Dialogs for engineers who debug a model. */
export type DebugDialog = 'open' | 'runs' | 'checks' | 'forensics' | 'tellApart' | 'dtypes' | 'bugs';

export interface PanelsState {
  /** The dialog that is open, or null. */
  readonly dialog: DialogName | null;
  readonly isTableOpen: boolean;
  /** The parameters' sheet, on screens that have no column for them. */
  readonly isMenuOpen: boolean;
  /** The field that gets the focus when the parameters open, or null. */
  readonly menuField: RouteField | null;
  /** Only the picture, its caption and the timeline are shown, enlarged for a lecture hall. */
  readonly isLecture: boolean;
}

const initial: PanelsState = {
  dialog: null,
  isTableOpen: false,
  isMenuOpen: false,
  menuField: null,
  isLecture: false,
};

/** Dialogs, sheets and panels, and what the Escape key closes. */
export const PANELS = {
  initial,
  actions({ getState, setState }: StoreOf<PanelsState & CardsState & FocusState>) {
    return {
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
      setLecture(isLecture: boolean): void {
        setState({ isLecture });
      },
      /** Lets go of the last thing that was opened or held: one thing a press. */
      escape(): void {
        const { refusedDrag, card, isTableOpen, spotlight, zoom, pins, isLecture } = getState();
        if (refusedDrag) setState({ refusedDrag: null });
        else if (card) setState({ card: null, dismissed: cardSubject(getState()) });
        else if (isTableOpen) setState({ isTableOpen: false });
        else if (spotlight) setState({ spotlight: null });
        else if (zoom !== null) setState({ zoom: null });
        else if (pins.length > 0) setState({ pins: [] });
        else if (isLecture) setState({ isLecture: false });
      },
    };
  },
};
