import type { Pin } from '../scenario/scenario';

/** What is highlighted: `hover` is passing, pins stay; the last pin is the main one. */
export interface Focus {
  readonly hover: Pin | null;
  readonly pins: readonly Pin[];
  /** Cell with keyboard focus (drawn with the two-tone ring), or null. */
  readonly keyboard: Pin | null;
  readonly preview?: Preview | null;
}

/** What another value of a parameter would lead to, drawn as ghosts. */
export interface Preview {
  readonly picks: readonly number[];
  /** How many groups would be kept, if that is the parameter. Their scores stay, so it is known which ones. */
  readonly topkGroup: number | null;
}

/** What the reader of a tour predicts in the picture. */
export interface Guess {
  readonly kind: Pin['kind'];
  readonly ids: readonly number[];
  /** The question is still open: what would give the answer away is not drawn. */
  readonly isVeiled: boolean;
  /** Which of them the router confirms; null until the picture has shown it. */
  readonly right: ReadonlySet<number> | null;
}

/** What a legend can name, most surprising first: if there is no room for all, the last ones wait. */
export const LEGEND_ITEMS = [
  'nonFinite',
  'uniform',
  'repeated',
  'leftover',
  'lostScore',
  'tie',
  'near',
  'edited',
  'boosted',
  'suppressed',
  'lostToMask',
  'picked',
  'shared',
  'bias',
  'masked',
  'contributor',
  'kept',
] as const;

export type LegendItem = (typeof LEGEND_ITEMS)[number];

/** What only the legend of a comparison names. */
export const PAIR_ITEMS = ['both', 'onlyA', 'onlyB', 'halfMasked', 'ring', 'cuts'] as const;

export type PairItem = (typeof PAIR_ITEMS)[number];

export type SpotlightItem = LegendItem | PairItem;

/** What a legend item stands for, while the reader points at it or has chosen it. */
export interface Spotlight {
  readonly item: SpotlightItem;
  /** Chosen by a click: stays, and the others fade further. */
  readonly isFixed: boolean;
  readonly experts: ReadonlySet<number>;
  /** Null if the item says nothing about groups. */
  readonly groups: ReadonlySet<number> | null;
}

/** Whether only the legend of a comparison names an item. */
export function isPairItem(item: SpotlightItem): item is PairItem {
  return (PAIR_ITEMS as readonly SpotlightItem[]).includes(item);
}
