import { MAX_PINS, type Pin } from '../../scenario/scenario';
import type { Preview, SpotlightItem } from '../../view/highlights';
import { endGesture, type History } from '../history';
import type { CardsState } from './cards';
import type { PictureState } from './picture';
import type { StoreOf } from './slice';

export interface FocusState {
  readonly hover: Pin | null;
  readonly pins: readonly Pin[];
  readonly keyboard: Pin | null;
  /** A character typed on a cell, on its way to the pinned expert's logit field; empty to go there without one. */
  readonly typing: string | null;
  /** What a value under the pointer would lead to. */
  readonly preview: Preview | null;
  /** The legend's item under the pointer, or the one chosen (`isFixed`): others fade in the picture. */
  readonly spotlight: { readonly item: SpotlightItem; readonly isFixed: boolean } | null;
  /** The group that is opened large while the others are strips, or null. */
  readonly zoom: number | null;
  /** Digits typed after the key that focuses a group, or null when none is awaited. */
  readonly groupEntry: string | null;
  /** The press on a weight, which is derived and cannot be dragged: the expert, and the place in the picture. */
  readonly refusedDrag: { readonly id: number; readonly x: number; readonly y: number } | null;
}

const initial: FocusState = {
  hover: null,
  pins: [],
  keyboard: null,
  typing: null,
  preview: null,
  spotlight: null,
  zoom: null,
  groupEntry: null,
  refusedDrag: null,
};

type Needs = FocusState &
  Pick<CardsState, 'pointed'> &
  Pick<PictureState, 'routed'> & { readonly history: History };

/** The cells, groups and legend items that a reader points at, has pinned or has focused. */
export const FOCUS = {
  initial,
  actions({ getState, setState }: StoreOf<Needs>) {
    return {
      peek(pin: Pin | null): void {
        const { hover } = getState();
        if (hover?.kind !== pin?.kind || hover?.id !== pin?.id) setState({ hover: pin });
      },
      /** Shows what another value would lead to; null takes it away. */
      preview(preview: Preview | null): void {
        if (getState().preview !== preview) setState({ preview });
      },
      /** Pins a cell or group, or unpins it; `keep` adds to the pins there are. */
      pin(pin: Pin, keep = false): void {
        setState(({ pins }) => ({ pins: pinsWith(pins, pin, keep) }));
      },
      clearPins(): void {
        if (getState().pins.length > 0) setState({ pins: [] });
      },
      focusCell(keyboard: Pin | null): void {
        // Another cell, another step.
        setState(({ history }) => ({ history: history.burst === null ? history : endGesture(history) }));
        setState(keyboard ? { keyboard, hover: keyboard, pointed: null } : { keyboard, hover: null });
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
      /** Opens one group large, or none; the open one again closes it. */
      zoomTo(group: number | null): void {
        setState(({ zoom }) => ({ zoom: zoom === group ? null : group }));
      },

      /** Typing on a cell: pins it and hands the first character to its logit field. */
      typeInto(id: number, text: string): void {
        setState({ pins: [{ kind: 'expert', id }], typing: text });
      },
      typed(): void {
        setState({ typing: null });
      },
      /** A weight was pressed to be dragged. It is derived, which is said at the place of the press. */
      refuseDrag(refusedDrag: FocusState['refusedDrag']): void {
        setState({ refusedDrag });
      },
      /** Pins an expert and hands the focus to its logit's field. */
      editLogit(id: number): void {
        setState({ pins: [{ kind: 'expert', id }], typing: '', refusedDrag: null });
      },

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
    };
  },
};

/** The pins after one was pinned, or unpinned if it was pinned; `keep` adds to the pins there are. */
export function pinsWith(pins: readonly Pin[], pin: Pin, keep: boolean): readonly Pin[] {
  const others = pins.filter((other) => other.kind !== pin.kind || other.id !== pin.id);
  const wasPinned = others.length < pins.length;
  if (wasPinned && (keep || pins.length === 1)) return others;
  return keep ? [...others, pin].slice(-MAX_PINS) : [pin];
}
