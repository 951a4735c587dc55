import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ulpDistance } from './float';

const floatOf = (bits: number) => new Float32Array(Uint32Array.of(bits).buffer)[0]!;

describe('the distance of two float32 values', () => {
  it('counts the steps between them', () => {
    expect(ulpDistance(1, 1)).toBe(0);
    expect(ulpDistance(1, 1 + 2 ** -23)).toBe(1);
    expect(ulpDistance(1, 1 - 2 ** -24)).toBe(1);
    expect(ulpDistance(1, 2)).toBe(2 ** 23);
    expect(ulpDistance(-1, -2)).toBe(2 ** 23);
  });

  it('runs through zero, where +0 and −0 are one place', () => {
    expect(ulpDistance(0, -0)).toBe(0);
    expect(ulpDistance(0, 2 ** -149)).toBe(1);
    expect(ulpDistance(-(2 ** -149), 2 ** -149)).toBe(2);
    expect(ulpDistance(-1, 1)).toBe(2 * 0x3f800000);
  });

  it('ends at infinity, one step after the largest number', () => {
    const largest = floatOf(0x7f7fffff);
    expect(ulpDistance(largest, Infinity)).toBe(1);
    expect(ulpDistance(-largest, -Infinity)).toBe(1);
    expect(ulpDistance(-Infinity, Infinity)).toBe(2 * 0x7f800000);
  });

  it('is 0 between NaNs, and infinite between NaN and a number', () => {
    expect(ulpDistance(Number.NaN, Number.NaN)).toBe(0);
    expect(ulpDistance(Number.NaN, 1)).toBe(Infinity);
    expect(ulpDistance(-Infinity, Number.NaN)).toBe(Infinity);
  });

  it('rounds other numbers to float32 first', () => {
    expect(ulpDistance(0.1, Math.fround(0.1))).toBe(0);
  });

  it('grows by one with every step up, from any positive number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0x7f000000 }),
        fc.integer({ min: 0, max: 0x7fffff }),
        (bits, n) => {
          expect(ulpDistance(floatOf(bits), floatOf(bits + n))).toBe(n);
          expect(ulpDistance(floatOf(bits + n), floatOf(bits))).toBe(n);
          expect(ulpDistance(-floatOf(bits), -floatOf(bits + n))).toBe(n);
        },
      ),
    );
  });
});
