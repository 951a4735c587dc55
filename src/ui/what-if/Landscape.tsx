import { memo, useId, useState } from 'react';
import { REACH } from '../../core/facts/what-if/landscape';
import type { ExpertWhatIf } from '../../state/slices/what-ifs';
import { formatSigned } from '../../view/format';
import { useText } from '../base/app-context';
import {
  AXIS_Y,
  HEIGHT,
  labelRows,
  landscapePicture,
  type PlacedThreshold,
  placeThresholds,
  WIDTH,
} from './landscape-scales';
import { NowLine } from './NowLine';
import styles from './WhatIf.module.css';

const TICKS = [-REACH, -REACH / 2, REACH / 2, REACH];

interface LandscapeProps {
  whatIf: ExpertWhatIf;
  /** The expert's group. */
  group: number;
}

/** The pinned expert's score, and whether it is in or out, for logits around the present one, whose line can be dragged. */
export const Landscape = memo(function Landscape({ whatIf, group }: LandscapeProps) {
  const words = useText().whatIf;
  const hatch = useId();
  // While the line is dragged the landscape does not move: the other experts do not depend on this logit.
  const [held, setHeld] = useState<ExpertWhatIf | null>(null);
  const { expert, points, z, found, epoch } = held ?? whatIf;
  const { x, zero, picked, out, masked } = landscapePicture(points, z);
  const isFound = found?.epoch === epoch;
  const thresholds = isFound ? found.thresholds : [];
  const isPicked = points[(points.length - 1) / 2]?.isPicked ?? false;
  // Those of the last picture keep their room while new ones are computed.
  const placed = placeThresholds(found?.thresholds ?? [], x);
  const rows = labelRows(placed);

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing */}
      <svg
        role="group"
        className={styles.landscape}
        viewBox={`0 ${rows.free} ${WIDTH} ${HEIGHT - rows.free}`}
        data-testid="landscape"
        data-epoch={epoch}
        aria-label={words.landscape(expert, isPicked, thresholds, group)}
      >
        <defs>
          <pattern
            id={hatch}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" className={styles.maskedFill} />
            <line y2="5" className={styles.hatch} />
          </pattern>
        </defs>
        <path d={out} className={styles.out} />
        <path d={masked} fill={`url(#${hatch})`} />
        <path d={picked} className={styles.picked} />
        <line x2={WIDTH} y1={zero} y2={zero} className={styles.axis} />
        {TICKS.map((change) => (
          <text
            key={change}
            x={x(z + change)}
            y={AXIS_Y + 14}
            textAnchor={change === -REACH ? 'start' : change === REACH ? 'end' : 'middle'}
            className={styles.tick}
          >
            {formatSigned(change, 1)}
          </text>
        ))}
        {isFound &&
          placed.map(({ threshold, x: at, row, anchor, beyond }) => (
            <g key={`${threshold.question} ${threshold.z}`}>
              {!beyond && (
                <line x1={at} x2={at} y1={rows.top(row) + 14} y2={AXIS_Y} className={styles.threshold} />
              )}
              <text x={at} y={rows.top(row) + 10} textAnchor={anchor} className={styles.label}>
                {pointed(words.threshold(threshold, group), beyond)}
              </text>
            </g>
          ))}
        <NowLine expert={expert} points={points} x={x} onHold={(isHeld) => setHeld(isHeld ? whatIf : null)} />
      </svg>
      <ul className={styles.keys}>
        {picked && <Key word={words.landscapePicked} className={styles.picked} />}
        {out && <Key word={words.landscapeOut} className={styles.out} />}
        {masked && <Key word={words.landscapeMasked} fill={`url(#${hatch})`} />}
      </ul>
    </>
  );
});

/** The label of a threshold, with an arrow if the threshold lies beyond the edge. */
function pointed(label: string, beyond: PlacedThreshold['beyond']): string {
  if (!beyond) return label;
  return beyond === 'left' ? `← ${label}` : `${label} →`;
}

/** A colour and its word. */
function Key({ word, ...paint }: { word: string; className?: string | undefined; fill?: string }) {
  return (
    <li>
      <svg width="12" height="12" aria-hidden="true">
        <rect width="12" height="12" {...paint} />
      </svg>
      {word}
    </li>
  );
}
