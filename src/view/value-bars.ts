import { changedPlaces } from '../core/facts/what-if/picks';
import type { ValueWhatIf } from '../scenario/value-what-ifs';

/** Height of a strip in pixels, and units a value is wide. */
export const HEIGHT = 14;
export const STEP = 10;

const BASELINE = 11;
/** A value that changes nothing still shows that it is there; one that changes something stands out from that. */
const FLAT = 1;
const LOWEST = 3;
/** Pixels that a strip is about wide, for marks that should not grow with it. */
const WIDTH = 240;

interface Bars {
  readonly others: string;
  readonly refused: string;
  /** The present value: its column, and its own bar with a line below. */
  readonly here: string;
  readonly current: string;
  readonly cursor: string;
}

/** The bars of a strip as paths; heights are linear in the number of picks that change, from the baseline. */
export function barsOf(strip: readonly ValueWhatIf[], current: number, cursor: number | null): Bars {
  const most = Math.max(1, ...strip.map(placesOf));
  const gap = Math.min(2, (STEP * strip.length) / WIDTH);
  const column = (i: number, y: number, height: number) =>
    `M${i * STEP + gap / 2} ${y}h${STEP - gap}v${height}h${gap - STEP}z`;
  const bar = (whatIf: ValueWhatIf, i: number) => {
    const places = placesOf(whatIf);
    const height = places > 0 ? LOWEST + ((BASELINE - LOWEST) * places) / most : FLAT;
    return column(i, BASELINE - height, height);
  };
  const cross = (i: number) => {
    const x = (i + 0.5) * STEP;
    const dx = Math.min(STEP / 2 - gap, (2.5 * STEP * strip.length) / WIDTH);
    return `M${x - dx} ${BASELINE - 6}L${x + dx} ${BASELINE - 1}M${x + dx} ${BASELINE - 6}L${x - dx} ${BASELINE - 1}`;
  };
  const isOther = (i: number) => i !== current;
  return {
    others: strip.map((whatIf, i) => (isOther(i) && whatIf.changed !== null ? bar(whatIf, i) : '')).join(''),
    refused: strip.map((whatIf, i) => (isOther(i) && whatIf.changed === null ? cross(i) : '')).join(''),
    here: current < 0 ? '' : column(current, 0, HEIGHT),
    current: current < 0 ? '' : column(current, BASELINE - FLAT, HEIGHT - BASELINE + FLAT),
    cursor: cursor === null ? '' : column(cursor, 0, HEIGHT),
  };
}

function placesOf({ changed }: ValueWhatIf): number {
  return changed ? changedPlaces(changed) : 0;
}
