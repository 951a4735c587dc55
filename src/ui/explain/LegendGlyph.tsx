import type { ReactNode } from 'react';
import type { LegendItem } from '../../view/highlights';
import styles from './Explain.module.css';

/** An item as it looks in the picture. */
export function LegendGlyph({ item }: { item: LegendItem }) {
  return (
    <svg width="16" height="16" aria-hidden="true">
      {GLYPHS[item]}
    </svg>
  );
}

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
      <rect className={styles.biasCap} x="1" y="2" width="6" height="5" fill="var(--boosted)" />
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
  nonFinite: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="2" fill="none" stroke="var(--error)" strokeWidth="2" />
      <path d="M4 4l8 8M12 4 4 12" stroke="var(--error)" strokeWidth="2" />
    </>
  ),
  tie: <path d="M.5.5h15v15H.5zM3.5 3.5h9v9h-9zM5.5 6.8h5M5.5 9.2h5" fill="none" stroke="var(--ink)" />,
  near: (
    <>
      <rect
        x="1"
        y="1"
        width="14"
        height="14"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.5"
        strokeDasharray="3 2"
      />
      <path d="M4.5 7q1.75-2 3.5 0t3.5 0M4.5 10q1.75-2 3.5 0t3.5 0" fill="none" stroke="var(--ink)" />
    </>
  ),
  lostScore: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--paper)" stroke="var(--ink)" />
      <circle cx="8" cy="8" r="3" fill="none" stroke="var(--ink)" strokeWidth="1.2" />
      <path d="M5 11.5l6-7" stroke="var(--ink)" strokeWidth="1.2" />
    </>
  ),
  leftover: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--ink)" />
      <path d="M8 4v5M8 10.8v1.6" stroke="var(--paper)" strokeWidth="1.8" />
    </>
  ),
  uniform: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--paper)" stroke="var(--ink)" />
      <path d="M5 5.5h6M5 8h6M5 10.5h6" stroke="var(--ink)" strokeWidth="1.2" />
    </>
  ),
  repeated: (
    <>
      <rect x="1" y="3" width="14" height="10" rx="2" fill="var(--ink)" />
      <path
        d="M4 5.8l4.4 4.4M8.4 5.8 4 10.2M10.5 7.2l1.5-1.4v4.6"
        fill="none"
        stroke="var(--paper)"
        strokeWidth="1.2"
      />
    </>
  ),
  shared: (
    <>
      <rect
        x="0.75"
        y="3.75"
        width="14.5"
        height="8.5"
        rx="4.25"
        fill="none"
        stroke="var(--shared)"
        strokeWidth="1.5"
      />
      <path d="M8 5l3 3-3 3-3-3z" fill="var(--shared)" />
    </>
  ),
};
