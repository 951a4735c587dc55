import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import type { ExpertProbe } from '../../state/probes';
import { formatNumber } from '../../view/format';
import { useApp, useAppState, useText } from '../app/app-context';
import { HEIGHT, landscapePicture, placeThresholds, WIDTH } from './landscape-scales';
import styles from './WhatIf.module.css';

/** Logit units per press of an arrow key. */
const STEP = 0.01;
const BIG_STEP = 0.1;
const AXIS_Y = 94;

/** The pinned expert's score and fate for logits around the present one; the line of the present logit can be dragged. */
export function Landscape({ probe, group }: { probe: ExpertProbe; group: number }) {
  const words = useText().probes;
  const { actions } = useApp();
  const hatch = useId();
  // While the line is dragged the picture stands still under it: what others do does not depend on this logit.
  const [held, setHeld] = useState<{ probe: ExpertProbe; gesture: string } | null>(null);
  const shown = held?.probe ?? probe;
  const { expert, points, z, found } = shown;
  const now = useAppState((state) => state.scenario.logits[expert]) ?? z;
  const { x, zero, picked, out, masked } = landscapePicture(points, z);
  const isFound = found?.epoch === shown.epoch;
  const placed = isFound ? placeThresholds(found.thresholds, x) : [];
  const isPicked = nearest(points, now)?.isPicked ?? false;
  const line = Math.min(WIDTH, Math.max(0, x(now)));

  const logitAt = ({ currentTarget, clientX }: PointerEvent<SVGElement>) => {
    const { left, width } = (currentTarget.ownerSVGElement ?? currentTarget).getBoundingClientRect();
    return Math.fround(Math.round(x.invert(((clientX - left) / width) * WIDTH) * 1000) / 1000);
  };
  const onPointerDown = (event: PointerEvent<SVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld({ probe, gesture: `landscape ${expert} ${event.timeStamp}` });
  };
  const onPointerMove = (event: PointerEvent<SVGElement>) => {
    if (held) actions.setLogit(expert, logitAt(event), held.gesture);
  };
  const letGo = () => {
    if (!held) return;
    setHeld(null);
    actions.endGesture();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const size = event.shiftKey ? BIG_STEP : STEP;
    const by = { ArrowLeft: -size, ArrowDown: -size, ArrowRight: size, ArrowUp: size }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    actions.setLogit(expert, Math.fround(now + by));
  };

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing */}
      <svg
        role="group"
        className={styles.landscape}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        data-testid="landscape"
        data-epoch={shown.epoch}
        aria-label={words.landscape(expert, isPicked, isFound ? found.thresholds : [], group)}
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
        {[-4, -2, 2, 4].map((change) => (
          <text
            key={change}
            x={x(z + change)}
            y={AXIS_Y + 14}
            textAnchor={change === -4 ? 'start' : change === 4 ? 'end' : 'middle'}
            className={styles.tick}
          >
            {change > 0 ? `+${change}` : `\u2212${-change}`}
          </text>
        ))}
        {placed.map(({ threshold, x: at, row, anchor }) => (
          <g key={`${threshold.question} ${threshold.z}`}>
            <line x1={at} x2={at} y1={row * 14 + 14} y2={AXIS_Y} className={styles.threshold} />
            <text x={at} y={row * 14 + 10} textAnchor={anchor} className={styles.label}>
              {words.threshold(threshold, group)}
            </text>
          </g>
        ))}
        <g
          role="slider"
          tabIndex={0}
          className={styles.line}
          aria-label={words.landscapeLine(expert)}
          aria-valuemin={Number(formatNumber(points[0]!.z).replace('\u2212', '-'))}
          aria-valuemax={Number(formatNumber(points.at(-1)!.z).replace('\u2212', '-'))}
          aria-valuenow={now}
          aria-valuetext={words.landscapeValue(now, isPicked)}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onKeyDown={onKeyDown}
        >
          <rect x={line - 12} y={28} width="24" height={HEIGHT - 28} fill="transparent" />
          <line x1={line} x2={line} y1={30} y2={AXIS_Y + 4} className={styles.now} />
          <circle cx={line} cy={AXIS_Y + 7} r="5" className={styles.handle} />
        </g>
        <text x={line} y={AXIS_Y + 23} textAnchor="middle" className={styles.tick}>
          {words.landscapeNow}
        </text>
      </svg>
      <ul className={styles.keys}>
        {picked && <Key word={words.landscapePicked} className={styles.picked} />}
        {out && <Key word={words.landscapeOut} className={styles.out} />}
        {masked && <Key word={words.landscapeMasked} fill={`url(#${hatch})`} />}
      </ul>
    </>
  );
}

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

function nearest(points: ExpertProbe['points'], z: number): ExpertProbe['points'][number] | undefined {
  return points.reduce<ExpertProbe['points'][number] | undefined>(
    (best, point) => (best && Math.abs(best.z - z) <= Math.abs(point.z - z) ? best : point),
    undefined,
  );
}
