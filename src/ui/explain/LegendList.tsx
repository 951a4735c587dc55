import { type ReactNode, useState } from 'react';
import type { SpotlightItem } from '../../view/highlights';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './Explain.module.css';

interface LegendListProps<Item extends SpotlightItem> {
  items: readonly Item[];
  /** Whether an item chosen elsewhere belongs to this legend. */
  isOwn: (item: SpotlightItem) => item is Item;
  glyphOf: (item: Item) => ReactNode;
  nameOf: (item: Item) => string;
  /** So many items are shown at once beside the picture. A line under the picture scrolls, and has all. */
  most: number;
  isBar: boolean;
}

/** Glyphs with their words, as a list or in one line. Pointing at one lights its cells, pressing it fades all others. */
export function LegendList<Item extends SpotlightItem>({
  items,
  isOwn,
  glyphOf,
  nameOf,
  most,
  isBar,
}: LegendListProps<Item>) {
  const words = useText();
  const { actions } = useApp();
  const chosen = useAppState(({ spotlight }) => (spotlight?.isFixed ? spotlight.item : null));
  // A chosen item stays until it is released, even if its glyph is no longer in the picture.
  const isGone = chosen !== null && isOwn(chosen) && !items.includes(chosen);
  const all = isGone ? [chosen, ...items] : items;
  const [isWhole, setWhole] = useState(false);
  const shown = isBar || isWhole ? all : all.slice(0, most);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="legend-title" className={isBar ? styles.legendBar : styles.legendBox}>
      <h3 id="legend-title" className={isBar ? 'hidden' : 'caption'}>
        {words.app.legend}
      </h3>
      <ul className={styles.legend} title={words.app.legendHint}>
        {shown.map((item) => (
          <li key={item}>
            <button
              type="button"
              className={styles.legendItem}
              aria-pressed={item === chosen}
              onPointerEnter={(event) => event.pointerType === 'mouse' && actions.peekLegend(item)}
              onPointerLeave={() => actions.peekLegend(null)}
              onFocus={() => actions.peekLegend(item)}
              onBlur={() => actions.peekLegend(null)}
              onClick={() => actions.chooseLegend(item)}
            >
              {glyphOf(item)}
              {nameOf(item)}
            </button>
          </li>
        ))}
      </ul>
      {!isBar && all.length > most && (
        <button
          type="button"
          className={`hint ${styles.legendMore}`}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? words.app.legendLess : words.app.legendMore(all.length - most)}
        </button>
      )}
    </section>
  );
}
