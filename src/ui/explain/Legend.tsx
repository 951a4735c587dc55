import type { ReactNode } from 'react';
import { en } from '../../text/en';
import styles from './Explain.module.css';

/** The glyphs of the picture, each with its word. */
export function Legend() {
  const items = en.app.legendItems;
  return (
    <section aria-labelledby="legend-title">
      <h3 id="legend-title" className="caption">
        {en.app.legend}
      </h3>
      <ul className={styles.legend}>
        <Item label={items.picked}>
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
        </Item>
        <Item label={items.masked}>
          <rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="var(--paper)" stroke="var(--masked)" />
          <path d="M2 10 10 2M2 14.5 14.5 2M7 14 14 7" stroke="var(--hatch)" />
        </Item>
        <Item label={items.cap}>
          <rect x="4" y="7" width="8" height="8" fill="var(--candidate)" />
          <rect x="4" y="2" width="8" height="5" fill="var(--boosted)" />
        </Item>
        <Item label={items.taken}>
          <rect x="4" y="8" width="8" height="7" fill="var(--candidate)" />
          <rect x="4.5" y="2.5" width="7" height="5" fill="none" stroke="var(--suppressed)" />
        </Item>
        <Item label={items.boosted}>
          <path d="M2 13h12L8 3z" fill="var(--boosted)" />
        </Item>
        <Item label={items.suppressed}>
          <path d="M2.5 3.5h11L8 13z" fill="var(--paper)" stroke="var(--suppressed)" strokeWidth="1.5" />
        </Item>
        <Item label={items.lostToMask}>
          <circle cx="8" cy="8" r="5" fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.5" />
          <path d="M4.5 11.5l7-7" stroke="var(--ink)" strokeWidth="1.5" />
        </Item>
        <Item label={items.edited}>
          <circle cx="8" cy="8" r="2.5" fill="var(--ink)" />
        </Item>
      </ul>
    </section>
  );
}

function Item({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li>
      <svg width="16" height="16" aria-hidden="true">
        {children}
      </svg>
      {label}
    </li>
  );
}
