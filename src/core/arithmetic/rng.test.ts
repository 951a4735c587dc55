import { describe, expect, it } from 'vitest';
import { hash32, normal, uniform } from './rng';

describe('the random numbers', () => {
  // Links name only a seed: these values may never change.
  it.each([
    [0, 0, 0, 0x562ff0a0, -1.070391139946878],
    [1, 0, 0, 0x09e7debe, 1.6192880561575294],
    [0, 1, 0, 0x0461e794, 0.29014284489676356],
    [0, 0, 1, 0x84ae0c5c, -0.37414781004190445],
    [0xffffffff, 3, 1023, 0x70a9a0c0, -1.611726600676775],
    [7, 1, 255, 0x55b8410a, 1.6685932704713196],
  ])('of (%i, %i, %i) are frozen', (seed, stream, index, hash, deviate) => {
    expect(hash32(seed, stream, index)).toBe(hash);
    expect(uniform(seed, stream, index)).toBe(hash / 2 ** 32);
    expect(normal(seed, stream, index)).toBe(deviate);
  });

  it('fill [0, 1) evenly', () => {
    const counts = new Array<number>(16).fill(0);
    const n = 16_000;
    for (let i = 0; i < n; i++) counts[Math.floor(uniform(5, 2, i) * 16)]!++;
    // χ² of 15 degrees of freedom exceeds 37.7 once in a thousand; the draws are fixed, so this never flickers.
    const expected = n / 16;
    expect(counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(37.7);
  });

  it('are near standard normal: mean, spread, tails', () => {
    const draws = Array.from({ length: 20_000 }, (_, i) => normal(9, 1, i));
    const mean = draws.reduce((sum, z) => sum + z, 0) / draws.length;
    const variance = draws.reduce((sum, z) => sum + (z - mean) ** 2, 0) / draws.length;
    const within = draws.filter((z) => Math.abs(z) < 1).length / draws.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
    expect(Math.abs(within - 0.6827)).toBeLessThan(0.015);
    expect(Math.max(...draws.map(Math.abs))).toBeLessThan(6);
  });

  it('do not repeat from one seed, stream or index to the next', () => {
    const seen = new Set<number>();
    for (let seed = 0; seed < 10; seed++)
      for (let stream = 0; stream < 10; stream++)
        for (let index = 0; index < 10; index++) seen.add(hash32(seed, stream, index));
    expect(seen.size).toBe(1000);
  });
});
