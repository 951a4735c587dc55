import { describe, expect, it } from 'vitest';
import type { ValueWhatIf } from '../scenario/value-what-ifs';
import { barsOf } from './value-bars';

const strip = (...changed: (number | null)[]): ValueWhatIf[] =>
  changed.map((count, i) => {
    const change = count === null ? null : { of: 8, replaced: count, more: 0 };
    return { value: i + 1, changed: change, picks: [], error: null };
  });

/** Heights of the bars of a path, in order. */
const heights = (path: string) => [...path.matchAll(/v(-?[\d.]+)h/g)].map(([, height]) => Number(height));

describe('a what-if strip', () => {
  it('draws a bar for each other value, higher the more picks change, flat if none does', () => {
    const [two, none, four] = heights(barsOf(strip(2, 0, 0, 4), 1, null).others) as [number, number, number];
    expect(none).toBeLessThan(two);
    expect(two).toBeLessThan(four);
    // Linear above what makes a change stand out at all.
    expect(four - two).toBeCloseTo((four - 3) / 2, 5);
  });

  it('crosses out a refused value and marks the present one', () => {
    const { others, refused, current, here } = barsOf(strip(2, null, 0), 2, null);
    expect(heights(others)).toHaveLength(1);
    expect(refused.match(/M/g)).toHaveLength(2);
    expect(heights(current)).toHaveLength(1);
    expect(heights(here)).toEqual([14]);
  });

  it('marks nothing as present when the value is none of them', () => {
    const { current, here, others } = barsOf(strip(2, 1), -1, null);
    expect(current + here).toBe('');
    expect(heights(others)).toHaveLength(2);
  });
});
