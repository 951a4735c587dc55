import { describe, expect, it } from 'vitest';
import { V0_15_ON_CUDA } from '../../../core/dispatch/environment';
import { hasBegun } from '../../../core/stages';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { marksOf } from '../../../testing/marks-of';
import { layoutOf, picture } from '../../../testing/picture-of';
import type { SceneInput } from '../model';

const ONE_GROUP = { globalNumExperts: 16, numExpertGroup: 1, topkGroup: 1, topK: 4 };
const native = { environment: { ...V0_15_ON_CUDA, useFusedGroupedTopk: false } };
const ODD = { logits: { 3: Number.NaN, 5: -Infinity } };
const ranked = madeToken(ONE_GROUP, { ...ODD, setup: native });
const skipped = madeToken(ONE_GROUP, ODD);

/** Of the ladder at a time: the points by expert, and the experts that are crossed out. */
function ladder(token: RoutedToken, t: number, options: Partial<SceneInput> = {}) {
  const layout = layoutOf(token);
  const marks = picture(token, t, options, layout);
  const points = new Map(marksOf(marks, 'dot', 'point').map(({ of, x }) => [of!.id, x]));
  const crossed = new Set(marksOf(marks, 'line', 'nanCross').map(({ of }) => of!.id));
  const { x, width } = layout.ladder;
  return { points, crossed, middle: x + width / 2 };
}

describe('NaN in a ladder', () => {
  it('stands beyond the right end, crossed, if it ranks above every number', () => {
    for (const t of [1, 2, 3, 7]) {
      const { points, crossed, middle } = ladder(ranked, t);
      const { 3: nan, ...others } = Object.fromEntries(points) as Record<number, number>;
      expect(nan, `t ${t}`).toBeGreaterThan(middle);
      expect(Math.max(...Object.values(others)) + 8, `t ${t}`).toBeLessThanOrEqual(nan!);
      expect([...crossed]).toEqual([3]);
    }
  });

  it('is not among the largest if it is skipped', () => {
    for (const t of [1, 2, 3, 7]) {
      const { points, crossed } = ladder(skipped, t);
      expect([...crossed]).toEqual(points.has(3) && !hasBegun(t, 'group') ? [3] : []);
      expect([...points.keys()][0]).not.toBe(3);
    }
  });

  it('and infinite values take no room of the axis from finite values', () => {
    const few = madeToken({ ...ONE_GROUP, globalNumExperts: 8 }, { ...ODD, setup: native });
    const { points, middle } = ladder(few, 1);
    const finite = [...points].filter(([id]) => id !== 3 && id !== 5).map(([, x]) => x);
    expect(points.get(5)! + 8).toBeLessThanOrEqual(Math.min(...finite));
    expect(points.get(5)).toBeLessThan(middle);
  });

  it('stands there in a comparison too, for the side that has it', () => {
    const plain = madeToken(ONE_GROUP, { setup: native });
    const { points, crossed } = ladder(plain, 1, { comparison: { a: ranked, tolerance: 0 } });
    const others = [...points].filter(([id]) => id !== 3).map(([, x]) => x);
    expect(points.get(3)).toBeGreaterThan(Math.max(...others));
    expect([...crossed]).toEqual([3]);
  });
});
