import { scaleLinear } from 'd3-scale';
import { describe, expect, it } from 'vitest';
import type { Threshold } from '../../core/facts/what-if/flip';
import { labelRows, placeNow, placeThresholds, WIDTH } from './landscape-scales';

const x = scaleLinear([-4, 4], [0, WIDTH]);
const at = (z: number): Threshold => ({ z, change: z, question: 'isPicked', holds: z > 0 });
const placed = (...zs: number[]) => placeThresholds(zs.map(at), x);

describe('thresholds of a landscape', () => {
  it('stand at their logits; close ones use two rows', () => {
    expect(placed(0.5, 1).map(({ x: px, row, beyond }) => [px, row, beyond])).toEqual([
      [x(0.5), 0, null],
      [x(1), 1, null],
    ]);
  });

  it('beyond an edge have a label there, only the nearest on each side', () => {
    expect(
      placed(4.27, -6, 9).map(({ threshold, x: px, anchor, beyond }) => [threshold.z, px, anchor, beyond]),
    ).toEqual([
      [4.27, WIDTH, 'end', 'right'],
      [-6, 0, 'start', 'left'],
    ]);
  });

  it('take room only for the rows that they use', () => {
    expect(labelRows([]).free).toBe(28);
    expect(labelRows(placed(1))).toMatchObject({ free: 14 });
    expect(labelRows(placed(0.5, 1)).free).toBe(0);
  });
});

it('the line of the present logit has no place if that logit is not finite', () => {
  const x = scaleLinear([-3, 3], [0, WIDTH]);
  expect([0, -9, 9].map((now) => placeNow(x, now))).toEqual([WIDTH / 2, 0, WIDTH]);
  for (const now of [Number.NaN, Infinity, -Infinity]) expect(placeNow(x, now)).toBeNull();
});
