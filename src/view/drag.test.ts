import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RouterParams } from '../core/types';
import type { RoutedToken } from '../scenario/routed-token';
import { madeToken } from '../testing/made-token';
import { type DragTarget, dragValue } from './drag';
import { layoutStage, type StageLayout } from './layout/layout-stage';

/** Around a bar in its cell, which has its value beside it. */
const AROUND = 8;

/** A layout with bars of this height. */
const cells = (bar: number): StageLayout => {
  const layout = layoutStage({ width: 752, height: 672 }, 'desktop', {
    numExperts: 8,
    numGroups: 1,
    topK: 2,
    topkGroup: 1,
    path: 'native',
    sharedExperts: 0,
  });
  return { ...layout, cells: layout.cells.map((cell) => ({ ...cell, width: 60, height: bar + AROUND })) };
};

const SMALL: Partial<RouterParams> = { globalNumExperts: 4, numExpertGroup: 1, topkGroup: 1, topK: 2 };

/** Four experts with these logits. */
const tokenOf = (logits: number[], change: Partial<RouterParams> = {}): RoutedToken =>
  madeToken({ ...SMALL, ...change }, { logits: Object.fromEntries(logits.entries()) });

const token = tokenOf([1, -2, 0.5, 0]);

const bar = (t: number, logit: number): DragTarget => ({ expert: 0, part: 'bar', t, logit, bias: 0 });

describe('a drag of a bar at the logits', () => {
  it('over the height of a bar changes the logit by the whole range, up is more', () => {
    expect(dragValue(cells(44), token, bar(1, 0.5), -44)).toBe(4.5);
    expect(dragValue(cells(44), token, bar(1, 0.5), 44)).toBe(-3.5);
    expect(dragValue(cells(44), token, bar(0.5, 0.5), -11)).toBe(1.5);
  });

  it('has the range of the picture: as far as the row reaches, at least ±1', () => {
    const wide = tokenOf([1, -20, 0.5, 0]);
    expect(dragValue(cells(44), wide, bar(1, 0), -11)).toBe(10);
    const odd = tokenOf([1, -Infinity, Number.NaN, Infinity]);
    expect(dragValue(cells(44), odd, bar(1, 0), -44)).toBe(2);
  });

  it('ends at ±10, beyond which a sigmoid is flat, or where it began', () => {
    const wide = tokenOf([1, -20, 0.5, 0]);
    expect(dragValue(cells(44), wide, bar(1, 0), -44)).toBe(10);
    expect(dragValue(cells(44), wide, bar(1, 0), 44)).toBe(-10);
    expect(dragValue(cells(44), wide, bar(1, 14), -44)).toBe(14);
  });

  it('keeps its range while the dragged logit grows', () => {
    const far = tokenOf([60, -2, 0.5, 0]);
    expect(dragValue(cells(44), far, bar(1, 0.5), -44)).toBe(4.5);
  });

  it('counts low bars as 40 pixels high, so that a drag stays fine', () => {
    expect(dragValue(cells(-4), token, bar(1, 0), -40)).toBe(4);
    expect(dragValue(cells(-4), token, bar(1, 0), -10)).toBe(1);
  });

  it('starts a value that is not finite at 0', () => {
    for (const logit of [Number.NaN, Infinity, -Infinity])
      expect(dragValue(cells(40), token, bar(1, logit), -10)).toBe(1);
  });

  it('gives float32 values', () => {
    const value = dragValue(cells(41), token, bar(1, 0.1), -7);
    expect(Math.fround(value)).toBe(value);
  });

  it('is the same under softmax at any time', () => {
    const softmax = tokenOf([1, -2, 0.5, 0], { scoringFunc: 'softmax' });
    expect(dragValue(cells(44), softmax, bar(6.5, 0.5), -44)).toBe(4.5);
  });
});

describe('a drag of a bar at the scores', () => {
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

  it('moves the sigmoid score by the share of the cell, and gives its logit', () => {
    expect(dragValue(cells(40), token, bar(2, 0), -10)).toBe(Math.fround(Math.log(0.75 / 0.25)));
    expect(dragValue(cells(40), token, bar(7, 0), 10)).toBe(Math.fround(Math.log(0.25 / 0.75)));
  });

  it('leaves a saturated score as it is until it is pulled away', () => {
    expect(dragValue(cells(40), token, bar(7, 20), -10)).toBe(20);
    expect(dragValue(cells(40), token, bar(7, 20), 10)).toBeCloseTo(Math.log(0.75 / 0.25), 5);
  });

  it('keeps the score under the pointer, wherever it began', () => {
    fc.assert(
      fc.property(
        fc.float({ min: -8, max: 8, noNaN: true }),
        fc.integer({ min: -60, max: 60 }),
        (logit, dy) => {
          const wanted = Math.min(1 - 1e-4, Math.max(1e-4, sigmoid(logit) - dy / 40));
          expect(sigmoid(dragValue(cells(40), token, bar(2, logit), dy))).toBeCloseTo(wanted, 6);
        },
      ),
    );
  });

  it('stops short of 0 and 1, at which the logit would be infinite', () => {
    expect(dragValue(cells(40), token, bar(2, 0), -400)).toBeCloseTo(9.21, 2);
    expect(dragValue(cells(40), token, bar(2, 0), 400)).toBeCloseTo(-9.21, 2);
  });

  it('begins with the first pixel after stage 1', () => {
    expect(dragValue(cells(40), token, bar(1, 0), -10)).toBe(1);
    expect(dragValue(cells(40), token, bar(1.01, 0), -10)).toBeCloseTo(1.0986, 4);
  });
});

describe('a drag of a cap', () => {
  it('changes the bias on the score axis: the height of a cell is 1', () => {
    const cap = (dy: number) =>
      dragValue(cells(40), token, { expert: 0, part: 'cap', t: 3, logit: 5, bias: 0.25 }, dy);
    expect(cap(-40)).toBe(1.25);
    expect(cap(40)).toBe(-0.75);
    expect(cap(-1)).toBe(Math.fround(0.25 + 1 / 40));
    expect(cap(0)).toBe(0.25);
  });
});
