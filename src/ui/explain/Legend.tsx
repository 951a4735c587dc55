import { memo } from 'react';
import { legendItems } from '../../view/legend';
import type { RoutedToken } from '../../view/routed-token';
import { useApp, useAppState, useText } from '../app/app-context';
import styles from './Explain.module.css';
import { LegendGlyph } from './LegendGlyph';

interface LegendProps {
  token: RoutedToken;
  stage: number;
  /** Under the picture, where there is no column beside it. */
  isBar?: boolean;
}

/** The glyphs on screen, each with its word. Pointing at one lights its cells, pressing it fades all others. */
export const Legend = memo(function Legend({ token, stage, isBar = false }: LegendProps) {
  const words = useText();
  const { actions } = useApp();
  const chosen = useAppState(({ spotlight }) => (spotlight?.isFixed ? spotlight.item : null));
  const items = legendItems(token, stage);
  // A chosen item stays until it is let go, also where its glyph is no longer on screen.
  const shown = chosen === null || items.includes(chosen) ? items : [chosen, ...items];
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
              <LegendGlyph item={item} />
              {words.app.legendItems[item]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
});
