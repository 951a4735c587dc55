import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GENERATOR, generateRows } from './generator';

const NAMES: (typeof GENERATOR.options)[number][] = ['normal', 'wide', 'ties', 'hotGroup', 'outliers'];

const bits = (row: Float32Array) => [...new Uint32Array(row.buffer, row.byteOffset, row.length)];
const seed = fc.integer({ min: 0, max: 0xffffffff });

describe('a generator', () => {
  // Links name generator and seed: these bits may never change.
  it.each<[(typeof GENERATOR.options)[number], number[], number[]]>([
    [
      'normal',
      [0x3dde861b, 0xbcc801fb, 0x3f7208b7, 0x3f5a46ea],
      [0x3c9c7ec7, 0x3b0322d3, 0xbcdfd6d7, 0x3d1f05b3],
    ],
    [
      'wide',
      [0x3ede861b, 0xbdc801fb, 0x407208b7, 0x405a46ea],
      [0x3c9c7ec7, 0x3b0322d3, 0xbcdfd6d7, 0x3d1f05b3],
    ],
    [
      'ties',
      [0x00000000, 0x80000000, 0x3f400000, 0x3f000000],
      [0x00000000, 0x00000000, 0x80000000, 0x3d800000],
    ],
    [
      'hotGroup',
      [0x4004a2cb, 0x3ffdeaa5, 0x3f215b25, 0x3f11849c],
      [0x3c9c7ec7, 0x3b0322d3, 0xbcdfd6d7, 0x3d1f05b3],
    ],
    [
      'outliers',
      [0x3d145967, 0xbc0556a8, 0x3ea15b25, 0x3e91849c],
      [0x3c9c7ec7, 0x3b0322d3, 0xbcdfd6d7, 0x3d1f05b3],
    ],
  ])('%s gives the bits it always gave', (name, logits, bias) => {
    const rows = generateRows(name, 7, { globalNumExperts: 4, numExpertGroup: 2 });
    expect(bits(rows.logits)).toEqual(logits);
    expect(bits(rows.bias)).toEqual(bias);
  });

  it('keeps its values when experts are added', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES.filter((name) => name !== 'hotGroup')),
        seed,
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 16 }),
        (name, value, few, more, numExpertGroup) => {
          const small = generateRows(name, value, { globalNumExperts: few, numExpertGroup });
          const large = generateRows(name, value, { globalNumExperts: few + more, numExpertGroup });
          expect(bits(large.logits).slice(0, few)).toEqual(bits(small.logits));
          expect(bits(large.bias).slice(0, few)).toEqual(bits(small.bias));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives other rows for another seed', () => {
    for (const name of NAMES) {
      const shape = { globalNumExperts: 64, numExpertGroup: 8 };
      expect(bits(generateRows(name, 1, shape).logits)).not.toEqual(
        bits(generateRows(name, 2, shape).logits),
      );
      expect(bits(generateRows(name, 1, shape).bias)).not.toEqual(bits(generateRows(name, 2, shape).bias));
    }
  });

  it('gives finite values at the largest size, even if the groups do not divide it', () => {
    for (const name of NAMES)
      for (const numExpertGroup of [0, 1, 7, 1024, 2000]) {
        const rows = generateRows(name, 3, { globalNumExperts: 1024, numExpertGroup });
        expect(rows.logits).toHaveLength(1024);
        expect(rows.bias).toHaveLength(1024);
        expect([...rows.logits, ...rows.bias].every(Number.isFinite)).toBe(true);
      }
  });
});

describe('the kinds of rows', () => {
  const shape = { globalNumExperts: 512, numExpertGroup: 8 };
  const spread = (row: Float32Array) => Math.sqrt(row.reduce((sum, z) => sum + z * z, 0) / row.length);

  it('normal and wide differ by four times the spread', () => {
    const normal = generateRows('normal', 5, shape).logits;
    const wide = generateRows('wide', 5, shape).logits;
    expect(Math.abs(spread(normal) / 1.5 - 1)).toBeLessThan(0.1);
    expect(spread(wide) / spread(normal)).toBeCloseTo(4, 5);
  });

  it('ties are multiples of a quarter, and most values occur more than once', () => {
    const { logits, bias } = generateRows('ties', 5, shape);
    expect(logits.every((z) => Number.isInteger(z * 4))).toBe(true);
    expect(bias.every((b) => Number.isInteger(b * 16))).toBe(true);
    expect(new Set(logits).size).toBeLessThan(40);
  });

  it('hotGroup adds 2 to the draws of exactly one group', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom(2, 4, 8, 16), (value, numExpertGroup) => {
        const hot = generateRows('hotGroup', value, { globalNumExperts: 64, numExpertGroup }).logits;
        // The normal generator draws the same numbers and multiplies them by 1.5.
        const plain = generateRows('normal', value, { globalNumExperts: 64, numExpertGroup }).logits;
        const size = 64 / numExpertGroup;
        const lift = Array.from({ length: numExpertGroup }, (_, g) =>
          [...hot.subarray(g * size, (g + 1) * size)].map((z, i) => z - plain[g * size + i]! / 1.5),
        );
        expect(lift.filter((group) => group.every((by) => Math.abs(by - 2) < 1e-6))).toHaveLength(1);
        expect(lift.filter((group) => group.every((by) => Math.abs(by) < 1e-6))).toHaveLength(
          numExpertGroup - 1,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('hotGroup does not always lift the same group', () => {
    const hottest = (value: number) => {
      const { logits } = generateRows('hotGroup', value, shape);
      const means = Array.from({ length: 8 }, (_, g) =>
        logits.subarray(g * 64, (g + 1) * 64).reduce((sum, z) => sum + z, 0),
      );
      return means.indexOf(Math.max(...means));
    };
    expect(new Set(Array.from({ length: 20 }, (_, value) => hottest(value))).size).toBeGreaterThanOrEqual(5);
  });

  it('outliers set about one expert in sixteen very high and one very low', () => {
    const { logits } = generateRows('outliers', 5, { globalNumExperts: 1024, numExpertGroup: 1 });
    const up = logits.filter((z) => z > 3).length;
    const down = logits.filter((z) => z < -3).length;
    for (const count of [up, down]) {
      expect(count).toBeGreaterThan(40);
      expect(count).toBeLessThan(90);
    }
  });

  it('all have a bias of a spread of 0.02 that does not follow the logits', () => {
    const { logits, bias } = generateRows('normal', 5, shape);
    expect(Math.abs(spread(bias) / 0.02 - 1)).toBeLessThan(0.1);
    const product = logits.reduce((sum, z, e) => sum + z * bias[e]!, 0) / 512;
    expect(Math.abs(product / (spread(logits) * spread(bias)))).toBeLessThan(0.15);
  });
});
