import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneSum, softmaxLanes, weightSumLanes } from './sum';

const sum = (values: number[], lanes: number) => laneSum(Float32Array.from(values), lanes);

describe('the sum in lanes', () => {
  it('adds each lane one after another, then folds the lanes, rounding every time', () => {
    // In float32, 2^24 + 1 rounds back to 2^24.
    const big = 2 ** 24;
    expect(sum([big, 1, 1, 1], 1)).toBe(big);
    // Lanes (big + 1) and (1 + 1), then their sum.
    expect(sum([big, 1, 1, 1], 2)).toBe(big + 2);
    // Distance 2 first: (big + 1) and (1 + 1).
    expect(sum([big, 1, 1, 1], 4)).toBe(big + 2);
    // Distance 2 first: (big + -big) and (1 + 0); neighbours first would lose the 1.
    expect(sum([big, 1, -big, 0], 4)).toBe(1);
  });

  it('gives lanes without a value a zero', () => {
    expect(sum([3], 32)).toBe(3);
    expect(sum([], 8)).toBe(0);
    expect(sum([], 1)).toBe(0);
  });

  it('is exact for any lanes if nothing is rounded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 100 }),
        fc.constantFrom(1, 2, 4, 8, 16, 32),
        (values, lanes) => {
          expect(sum(values, lanes)).toBe(values.reduce((total, value) => total + value, 0));
        },
      ),
    );
  });

  it('keeps NaN and infinities', () => {
    expect(sum([1, Number.NaN, 1], 2)).toBeNaN();
    expect(sum([1, Infinity, 1], 2)).toBe(Infinity);
    expect(sum([Infinity, -Infinity], 2)).toBeNaN();
  });
});

describe('the number of lanes', () => {
  it('of a softmax is the next power of two of the experts, at most a warp', () => {
    expect([1, 2, 3, 4, 5, 8, 9, 16, 17, 32, 33, 64, 160, 256, 1024].map(softmaxLanes)).toEqual([
      1, 2, 4, 4, 8, 8, 16, 16, 32, 32, 32, 32, 32, 32, 32,
    ]);
  });

  it('of a sum of weights is the last power of two of the picks, at most a warp', () => {
    expect([0, 1, 2, 3, 4, 6, 7, 8, 10, 16, 22, 31, 32, 64, 1024].map(weightSumLanes)).toEqual([
      1, 1, 2, 2, 4, 4, 4, 8, 8, 16, 16, 16, 32, 32, 32,
    ]);
  });
});
