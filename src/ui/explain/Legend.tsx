import { memo, type ReactNode } from 'react';
import { type LegendItem, legendItems } from '../../view/legend';
import type { RoutedToken } from '../../view/routed-token';
import { useText } from '../app/app-context';
import styles from './Explain.module.css';

/** The glyphs on screen, each with its word. */
export const Legend = memo(function Legend({ token, stage }: { token: RoutedToken; stage: number }) {
  const words = useText();
  const items = legendItems(token, stage);
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="legend-title">
      <h3 id="legend-title" className="caption">
        {words.app.legend}
      </h3>
      <ul className={styles.legend}>
        {items.map((item) => (
          <li key={item}>
            <svg width="16" height="16" aria-hidden="true">
              {GLYPHS[item]}
            </svg>
            {words.app.legendItems[item]}
          </li>
        ))}
      </ul>
    </section>
  );
});

const GLYPHS: Readonly<Record<LegendItem, ReactNode>> = {
  picked: (
    <rect
      x="2"
      y="2"
      width="12"
      height="12"
      rx="2"
      fill="var(--sel-tint)"
      stroke="var(--selected)"
      strokeWidth="2"
    />
  ),
  kept: <rect x="0.5" y="4.5" width="15" height="7" rx="3" fill="var(--sel-tint)" stroke="var(--selected)" />,
  contributor: (
    <>
      <rect x="5" y="7" width="6" height="6" fill="var(--candidate)" />
      <rect x="2" y="2" width="12" height="12" rx="2" fill="none" stroke="var(--ink)" strokeWidth="1.5" />
    </>
  ),
  masked: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="var(--paper)" stroke="var(--masked)" />
      <path d="M2 10 10 2M2 14.5 14.5 2M7 14 14 7" stroke="var(--hatch)" />
    </>
  ),
  bias: (
    <>
      <rect x="1" y="7" width="6" height="8" fill="var(--candidate)" />
      <rect x="1" y="2" width="6" height="5" fill="var(--boosted)" />
      <rect x="9" y="9" width="6" height="6" fill="var(--candidate)" />
      <rect x="9.5" y="4.5" width="5" height="4" fill="none" stroke="var(--suppressed)" />
    </>
  ),
  boosted: <path d="M2 13h12L8 3z" fill="var(--boosted)" />,
  suppressed: <path d="M2.5 3.5h11L8 13z" fill="var(--paper)" stroke="var(--suppressed)" strokeWidth="1.5" />,
  lostToMask: (
    <>
      <circle cx="8" cy="8" r="5" fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.5" />
      <path d="M4.5 11.5l7-7" stroke="var(--ink)" strokeWidth="1.5" />
    </>
  ),
  edited: <circle cx="8" cy="8" r="2.5" fill="var(--ink)" />,
  nonFinite: <path d="M3 3l10 10M13 3 3 13" stroke="var(--error)" strokeWidth="2" />,
};
