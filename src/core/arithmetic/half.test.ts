import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log1p32, tanh32 } from './elementary';
import { exp2Of32, exp32 } from './exp';
import { ulpDistance } from './float';
import { roundTo, stepOf } from './half';

describe('rounding to half types', () => {
  it.each([
    ['bf16', 8.733, 8.75],
    ['bf16', 1 + 2 ** -8, 1],
    ['bf16', 1 + 3 * 2 ** -8, 1 + 2 ** -6],
    ['bf16', 3.4e38, Number.POSITIVE_INFINITY],
    ['f16', 1 + 2 ** -11, 1],
    ['f16', 1 + 3 * 2 ** -11, 1 + 2 ** -9],
    ['f16', 65519, 65504],
    ['f16', 65520, Number.POSITIVE_INFINITY],
    ['f16', -70000, Number.NEGATIVE_INFINITY],
    ['f16', 2 ** -25, 0],
    ['f16', 1.5 * 2 ** -24, 2 ** -23],
    ['f16', -0, -0],
    ['f16', Number.NaN, Number.NaN],
    ['f32', 0.1, 0.1],
    // Doubles near the middle of two numbers: as float32 they lie on the middle.
    ['bf16', 1 + 2 ** -8 + 2 ** -40, 1 + 2 ** -7],
    ['bf16', 1 + 3 * 2 ** -8 - 2 ** -40, 1 + 2 ** -7],
    ['bf16', -1 - 2 ** -8 - 2 ** -52, -1 - 2 ** -7],
    ['bf16', 2 ** -134 + 2 ** -180, 2 ** -133],
    ['bf16', 2 ** -134, 0],
    ['bf16', -1e-60, -0],
    ['bf16', 2 ** 128 - 2 ** 119 - 1e23, 2 ** 128 - 2 ** 120],
    ['bf16', 2 ** 128 - 2 ** 119, Number.POSITIVE_INFINITY],
    ['bf16', -1e300, Number.NEGATIVE_INFINITY],
    ['f16', 1 + 2 ** -11 + 2 ** -40, 1 + 2 ** -10],
    ['f16', 1 + 3 * 2 ** -11 - 2 ** -40, 1 + 2 ** -10],
    ['f16', 2 ** -25 + 2 ** -70, 2 ** -24],
    ['f16', 65520 - 2 ** -36, 65504],
  ] as const)('%s of %f is %f', (dtype, x, rounded) => {
    expect(roundTo(dtype, x)).toBe(rounded);
  });

  it('is idempotent, monotone, and at most half a step off', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('bf16' as const, 'f16' as const),
        fc.float({ min: -60000, max: 60000, noNaN: true }),
        (dtype, x) => {
          const rounded = roundTo(dtype, x);
          expect(roundTo(dtype, rounded)).toBe(rounded);
          expect(Math.abs(rounded - x)).toBeLessThanOrEqual(stepOf(dtype, x) / 2);
        },
      ),
      { numRuns: 5000, seed: 1 },
    );
  });
});

describe('elementary functions', () => {
  it('agree with Math to the last digit of float32, save halfway cases', () => {
    fc.assert(
      fc.property(fc.float({ min: -25, max: 25, noNaN: true }), (x) => {
        expect(ulpDistance(tanh32(x), Math.fround(Math.tanh(x)))).toBe(0);
        expect(ulpDistance(exp2Of32(x), Math.fround(2 ** x))).toBe(0);
        const u = exp32(x);
        expect(ulpDistance(log1p32(u), Math.fround(Math.log1p(u)))).toBe(0);
      }),
      { numRuns: 20_000, seed: 1 },
    );
  });

  it('keep their limits', () => {
    expect([tanh32(30), tanh32(-30), tanh32(Number.NEGATIVE_INFINITY), tanh32(0)]).toEqual([1, -1, -1, 0]);
    expect(tanh32(Number.NaN)).toBeNaN();
    expect(tanh32(-0)).toBe(-0);
    expect([exp2Of32(200), exp2Of32(-200), exp2Of32(-149)]).toEqual([Number.POSITIVE_INFINITY, 0, 2 ** -149]);
    expect([log1p32(0), log1p32(Number.POSITIVE_INFINITY)]).toEqual([0, Number.POSITIVE_INFINITY]);
  });
});
