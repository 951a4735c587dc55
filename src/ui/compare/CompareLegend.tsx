import type { ReactNode } from 'react';
import type { Text } from '../../text';
import { useText } from '../app/app-context';
import styles from './Compare.module.css';

type Item = keyof Text['compare']['legend'];

const ITEMS: readonly Item[] = ['both', 'onlyA', 'onlyB', 'masked', 'ring', 'cuts'];

/** The glyphs of two routings in one picture: a list beside it, or a bar under it, which wraps where it is too long. */
export function CompareLegend({ isBar = false }: { isBar?: boolean }) {
  const words = useText();
  return (
    <section aria-labelledby="legend-title" className={isBar ? styles.legendBar : undefined}>
      <h3 id="legend-title" className={isBar ? 'hidden' : 'caption'}>
        {words.app.legend}
      </h3>
      <ul className={styles.legend}>
        {ITEMS.map((item) => (
          <li key={item}>
            <svg width="16" height="16" aria-hidden="true">
              {GLYPHS[item]}
            </svg>
            {words.compare.legend[item]}
          </li>
        ))}
      </ul>
    </section>
  );
}

const GLYPHS: Readonly<Record<Item, ReactNode>> = {
  both: (
    <>
      <rect x="5" y="5" width="6" height="10" fill="var(--candidate)" />
      <rect x="1.5" y="1.5" width="13" height="13" fill="none" stroke="var(--ink)" />
    </>
  ),
  onlyA: (
    <>
      <rect x="1" y="1" width="7" height="14" fill="var(--selected)" />
      <rect x="2" y="2" width="12" height="12" fill="none" stroke="var(--selected)" strokeWidth="2" />
    </>
  ),
  onlyB: (
    <>
      <rect x="8" y="1" width="7" height="14" fill="var(--variant-b)" />
      <rect
        x="2"
        y="2"
        width="12"
        height="12"
        fill="none"
        stroke="var(--variant-b)"
        strokeWidth="2"
        strokeDasharray="4 3"
      />
    </>
  ),
  masked: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" fill="var(--paper)" stroke="var(--masked)" />
      <path d="M8.5 7 14 1.5M8.5 12 14.5 6M9 15.5 14.5 10" stroke="var(--hatch)" />
    </>
  ),
  ring: (
    <>
      <rect x="5" y="5" width="6" height="6" fill="var(--candidate)" />
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="var(--ink)" strokeWidth="2" />
    </>
  ),
  cuts: (
    <>
      <path d="M5 1v14" stroke="var(--selected)" strokeWidth="1.5" />
      <path d="M11 1v14" stroke="var(--variant-b)" strokeWidth="1.5" strokeDasharray="3 2" />
    </>
  ),
};
