import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderKey, rankDescending } from './order';

const floatOf = (bits: number) => new Float32Array(Uint32Array.of(bits).buffer)[0]!;

describe('the key that orders float32 values', () => {
  it('has known values for special numbers', () => {
    expect(orderKey(-Infinity)).toBe(0x007fffff);
    expect(orderKey(-1)).toBe(0x407fffff);
    expect(orderKey(-(2 ** -149))).toBe(0x7ffffffe);
    expect(orderKey(0)).toBe(0x80000000);
    expect(orderKey(-0)).toBe(0x80000000);
    expect(orderKey(2 ** -149)).toBe(0x80000001);
    expect(orderKey(1)).toBe(0xbf800000);
    expect(orderKey(Infinity)).toBe(0xff800000);
  });

  it('puts every NaN above infinity, all in one place', () => {
    for (const bits of [0x7fc00000, 0x7f800001, 0xffc12345, 0xffffffff])
      expect(orderKey(floatOf(bits))).toBe(0xffffffff);
  });

  it('compares as the values do', () => {
    const any = fc.float({ noNaN: true });
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(Math.sign(orderKey(a) - orderKey(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the rank order', () => {
  const rank = (...values: number[]) => [...rankDescending(Float32Array.from(values), 0, values.length)];

  it('is from the largest down, ties to the lowest position', () => {
    expect(rank(1, 3, 2, 3)).toEqual([1, 3, 2, 0]);
    expect(rank(5, 5, 5)).toEqual([0, 1, 2]);
  });

  it('takes +0 and −0 for a tie, and NaN for the largest', () => {
    expect(rank(-0, 0, -0)).toEqual([0, 1, 2]);
    expect(rank(Infinity, Number.NaN, -Infinity, Number.NaN)).toEqual([1, 3, 0, 2]);
  });

  it('is of a window of the row, counted from its start', () => {
    const row = Float32Array.of(9, 1, 3, 2, 9);
    expect([...rankDescending(row, 1, 3)]).toEqual([1, 2, 0]);
    expect([...rankDescending(row, 2, 0)]).toEqual([]);
  });

  it('is a permutation in which no later value belongs before an earlier one', () => {
    const value = fc.oneof(fc.float(), fc.constantFrom(0, -0, 1, Number.NaN, Infinity, -Infinity));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), (values) => {
        const order = rank(...values);
        expect([...order].sort((a, b) => a - b)).toEqual(values.map((_, i) => i));
        for (let i = 1; i < order.length; i++) {
          const [before, after] = [order[i - 1]!, order[i]!];
          const [a, b] = [values[before]!, values[after]!];
          const isTie = a === b || (Number.isNaN(a) && Number.isNaN(b));
          expect(isTie ? before < after : Number.isNaN(a) || a > b).toBe(true);
        }
      }),
    );
  });
});
