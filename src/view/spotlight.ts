import type { LegendItem } from './legend';

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
  /** Null where the item says nothing about groups. */
  readonly groups: ReadonlySet<number> | null;
}

/** Whether only the legend of a comparison names an item. */
export function isPairItem(item: SpotlightItem): item is PairItem {
  return (PAIR_ITEMS as readonly SpotlightItem[]).includes(item);
}
