import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { Threshold } from '../../core/probes/flip';
import { type Point, REACH } from '../../core/probes/landscape';

/** Size of the picture in its own units, which are about pixels. */
export const WIDTH = 336;
export const HEIGHT = 118;
const TOP = 32;
/** Where the axis lies when no score is negative; its numbers stand below. */
export const AXIS_Y = 94;
const BAR_GAP = 1;

interface LandscapePicture {
  readonly x: ScaleLinear<number, number>;
  /** Where scores of zero lie. */
  readonly zero: number;
  /** Bars as paths, by outcome. */
  readonly picked: string;
  readonly out: string;
  readonly masked: string;
}

/** Bars of an expert's score over its logit, from zero; `z` is the logit in the middle. */
export function landscapePicture(points: readonly Point[], z: number): LandscapePicture {
  const half = REACH * (1 + 1 / (points.length - 1));
  const x = scaleLinear([z - half, z + half], [0, WIDTH]);
  const finite = points.map(({ score }) => score).filter(Number.isFinite);
  const y = scaleLinear([Math.min(0, ...finite), Math.max(1e-9, ...finite)], [AXIS_Y, TOP]);
  const width = WIDTH / points.length - BAR_GAP;
  const bars = (isShown: (point: Point) => boolean) =>
    points
      .filter((point) => isShown(point) && Number.isFinite(point.score))
      .map(({ z: at, score }) => {
        const left = x(at) - width / 2;
        return `M${round(left)} ${round(y(0))}V${round(y(score))}h${round(width)}V${round(y(0))}z`;
      })
      .join('');
  return {
    x,
    zero: y(0),
    picked: bars(({ isPicked }) => isPicked),
    out: bars(({ isPicked, isGroupKept }) => !isPicked && isGroupKept),
    masked: bars(({ isPicked, isGroupKept }) => !isPicked && !isGroupKept),
  };
}

/** A threshold's line and label; two that meet share one line of the picture, close ones stand in two rows. */
export interface PlacedThreshold {
  readonly threshold: Threshold;
  readonly x: number;
  readonly row: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Room a label takes beside its line, and the rows there are. */
const LABEL = 84;
const ROWS = 2;

/** Places the thresholds nearest to the present logit, as many as there is room for. */
export function placeThresholds(
  thresholds: readonly Threshold[],
  x: ScaleLinear<number, number>,
): PlacedThreshold[] {
  const ends: number[][] = Array.from({ length: ROWS }, () => []);
  const placed: PlacedThreshold[] = [];
  for (const threshold of thresholds) {
    const at = x(threshold.z);
    if (at < 0 || at > WIDTH) continue;
    const row = ends.findIndex((taken) => taken.every((other) => Math.abs(other - at) >= LABEL));
    if (row < 0) continue;
    ends[row]?.push(at);
    const anchor = at < LABEL / 2 ? 'start' : at > WIDTH - LABEL / 2 ? 'end' : 'middle';
    placed.push({ threshold, x: at, row, anchor });
  }
  return placed;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
