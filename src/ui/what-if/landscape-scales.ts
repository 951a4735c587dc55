import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { Threshold } from '../../core/facts/what-if/flip';
import { type LandscapePoint, REACH } from '../../core/facts/what-if/landscape';

/** Size of the landscape in its own units, which are about pixels. */
export const WIDTH = 336;
export const HEIGHT = 118;
const TOP = 32;
/** Height of the axis if no score is negative; its numbers stand below. */
export const AXIS_Y = 94;
const BAR_GAP = 1;

interface LandscapePicture {
  readonly x: ScaleLinear<number, number>;
  /** Height of scores of zero. */
  readonly zero: number;
  /** Bars as paths, by outcome. */
  readonly picked: string;
  readonly out: string;
  readonly masked: string;
}

/** Bars of an expert's score over its logit, from zero; `z` is the logit in the middle. */
export function landscapePicture(points: readonly LandscapePoint[], z: number): LandscapePicture {
  const half = REACH * (1 + 1 / (points.length - 1));
  const x = scaleLinear([z - half, z + half], [0, WIDTH]);
  const finite = points.map(({ score }) => score).filter(Number.isFinite);
  const y = scaleLinear([Math.min(0, ...finite), Math.max(1e-9, ...finite)], [AXIS_Y, TOP]);
  const width = WIDTH / points.length - BAR_GAP;
  const bars = (isShown: (point: LandscapePoint) => boolean) =>
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

/**
 * A threshold's line and label. Two at the same place share one line; labels of close ones stand in two rows. A threshold
 * beyond the edge has its label there, and no line.
 */
export interface PlacedThreshold {
  readonly threshold: Threshold;
  readonly x: number;
  readonly row: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly beyond: 'left' | 'right' | null;
}

/** Room that a label takes beside its line, and the number of rows. */
const LABEL = 84;
const ROWS = 2;
const ROW_HEIGHT = 14;

/** Room that the labels leave unused, and the distance of a row from the top. */
export function labelRows(placed: readonly PlacedThreshold[]): {
  free: number;
  top: (row: number) => number;
} {
  const used = Math.max(0, ...placed.map(({ row }) => row + 1));
  const free = (ROWS - used) * ROW_HEIGHT;
  return { free, top: (row) => free + row * ROW_HEIGHT };
}

/** Places the thresholds nearest to the present logit, as many as fit. */
export function placeThresholds(
  thresholds: readonly Threshold[],
  x: ScaleLinear<number, number>,
): PlacedThreshold[] {
  const ends: number[][] = Array.from({ length: ROWS }, () => []);
  const placed: PlacedThreshold[] = [];
  for (const threshold of thresholds) {
    const exact = x(threshold.z);
    const beyond = exact < 0 ? 'left' : exact > WIDTH ? 'right' : null;
    // Of those beyond an edge only the nearest has a label.
    if (beyond && placed.some((other) => other.beyond === beyond)) continue;
    const at = Math.min(WIDTH, Math.max(0, exact));
    const row = ends.findIndex((taken) => taken.every((other) => Math.abs(other - at) >= LABEL));
    if (row < 0) continue;
    ends[row]?.push(at);
    const anchor = at < LABEL / 2 ? 'start' : at > WIDTH - LABEL / 2 ? 'end' : 'middle';
    placed.push({ threshold, x: at, row, anchor, beyond });
  }
  return placed;
}

/** Place of the line of the present logit, at an edge if it lies beyond; null if the logit is not finite. */
export function placeNow(x: ScaleLinear<number, number>, now: number): number | null {
  return Number.isFinite(now) ? Math.min(WIDTH, Math.max(0, x(now))) : null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
