import type { ScaleLinear } from 'd3-scale';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { LandscapePoint } from '../../core/facts/what-if/landscape';
import { shownScenario } from '../../state/selectors';
import { formatNumber } from '../../view/format';
import { useApp, useAppState, useText } from '../base/app-context';
import { AXIS_Y, HEIGHT, placeNow, WIDTH } from './landscape-scales';
import styles from './WhatIf.module.css';

/** Logit units per press of an arrow key. */
const STEP = 0.01;
const BIG_STEP = 0.1;

interface NowLineProps {
  expert: number;
  points: readonly LandscapePoint[];
  x: ScaleLinear<number, number>;
  onHold: (isHeld: boolean) => void;
}

/** The line of the present logit. Dragging it, or moving it by arrow keys, edits the logit. */
export function NowLine({ expert, points, x, onHold }: NowLineProps) {
  const words = useText().whatIf;
  const { actions } = useApp();
  const now = useAppState((state) => shownScenario(state).logits[expert]) ?? 0;
  const [gesture, setGesture] = useState<string | null>(null);
  const line = placeNow(x, now);
  const isPicked = nearest(points, now)?.isPicked ?? false;

  const logitAt = ({ currentTarget, clientX }: PointerEvent<SVGElement>) => {
    const { left, width } = (currentTarget.ownerSVGElement ?? currentTarget).getBoundingClientRect();
    return Math.fround(Math.round(x.invert(((clientX - left) / width) * WIDTH) * 1000) / 1000);
  };
  const onPointerDown = (event: PointerEvent<SVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setGesture(`landscape ${expert} ${event.timeStamp}`);
    onHold(true);
  };
  const letGo = () => {
    if (gesture === null) return;
    setGesture(null);
    onHold(false);
    actions.endGesture();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const size = event.shiftKey ? BIG_STEP : STEP;
    const by = { ArrowLeft: -size, ArrowDown: -size, ArrowRight: size, ArrowUp: size }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    actions.setLogit(expert, Math.fround(now + by));
  };

  // For a moment the landscape is still that of the logit before.
  if (line === null) return null;
  return (
    <>
      <g
        role="slider"
        tabIndex={0}
        className={styles.line}
        aria-label={words.landscapeLine(expert)}
        aria-valuemin={Math.min(now, points[0]?.z ?? now)}
        aria-valuemax={Math.max(now, points.at(-1)?.z ?? now)}
        aria-valuenow={now}
        aria-valuetext={words.landscapeValue[isPicked ? 'picked' : 'out'](formatNumber(now))}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => gesture !== null && actions.setLogit(expert, logitAt(event), gesture)}
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
    </>
  );
}

function nearest(points: readonly LandscapePoint[], z: number): LandscapePoint | undefined {
  return points.reduce<LandscapePoint | undefined>(
    (best, point) => (best && Math.abs(best.z - z) <= Math.abs(point.z - z) ? best : point),
    undefined,
  );
}
