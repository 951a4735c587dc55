import { nanPlace } from '../../../core/facts/non-finite';
import type { Pin } from '../../../scenario/scenario';
import type { Mark } from '../../marks';
import type { SceneModel } from '../model';

/** Room beyond an end of a ladder's axis for what has no place on it: infinite values, and NaN at the end at which it ranks. */
const SLOT = 16;
/** From the outer edge of that room to its points. */
const OUTSIDE = 5;
const ARM = 4;

type End = 'low' | 'high';

/** The end of the axis beyond which a value stands; null for one on it. */
function endOf({ token }: SceneModel, value: number): End | null {
  if (Number.isFinite(value)) return null;
  const isHigh = Number.isNaN(value) ? nanPlace(token.plan) === 'above' : value > 0;
  return isHigh ? 'high' : 'low';
}

interface Axis {
  /** Where the axis itself may be, without the room beyond its ends. */
  readonly range: readonly [number, number];
  /** Where a value that is not finite stands; null for a finite one, which is on the axis. */
  readonly beyond: (model: SceneModel, value: number) => number | null;
}

/** A ladder's axis from `left` to `right`; shorter if `values` of a routing need room beyond an end of it. */
export function axisOf(
  left: number,
  right: number,
  values: readonly (readonly [SceneModel, number])[],
): Axis {
  const ends = new Set(values.map(([model, value]) => endOf(model, value)));
  return {
    range: [left + (ends.has('low') ? SLOT : 0), right - (ends.has('high') ? SLOT : 0)],
    beyond: (model, value) => {
      const end = endOf(model, value);
      return end && (end === 'high' ? right - OUTSIDE : left + OUTSIDE);
    },
  };
}

/** ✕ over a point that stands for NaN: its place shows its rank, not a value. */
export function nanCross({ theme }: SceneModel, of: Pin, x: number, y: number, marks: Mark[]): void {
  const line = {
    panel: 'ladder',
    role: 'nanCross',
    of,
    kind: 'line',
    stroke: theme.error,
    lineWidth: 2,
  } as const;
  const halo = { ...line, stroke: theme.paper, lineWidth: 4 } as const;
  const falling = { x1: x - ARM, x2: x + ARM, y1: y - ARM, y2: y + ARM };
  const rising = { ...falling, y1: y + ARM, y2: y - ARM };
  marks.push(
    { ...halo, ...falling },
    { ...halo, ...rising },
    { ...line, ...falling },
    { ...line, ...rising },
  );
}
