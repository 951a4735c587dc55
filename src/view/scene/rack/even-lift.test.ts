import { describe, expect, it } from 'vitest';
import { madeToken } from '../../../testing/made-token';
import { marksOf, textsOf } from '../../../testing/marks-of';
import { layoutOf, picture } from '../../../testing/picture-of';

const E64 = { globalNumExperts: 64 };
const alike = madeToken(E64, {
  bias: Object.fromEntries(Array.from({ length: 64 }, (_, id) => [id, 0.2 + (id % 5) / 100])),
});
const means = (t: number, token = alike) => marksOf(picture(token, t), 'line', 'meanBias');

describe('a bias that lifts all scores by about the same', () => {
  it('has a hairline at its mean in every cell, in its stage alone', () => {
    expect(means(3)).toHaveLength(64);
    for (const t of [2, 3.01, 10]) expect(means(t)).toEqual([]);
  });

  it('is said not to decide', () => {
    const note = 'bias about +0.22 for all: only differences count';
    for (const form of ['desktop', 'tablet'] as const)
      expect(textsOf(picture(alike, 3, {}, layoutOf(alike, form)), 'note').join()).toContain(note);
    expect(textsOf(picture(alike, 4), 'note').join()).not.toContain(note);
  });

  it('grows with its caps: a mean bias ends at the hairline, a larger one above it', () => {
    for (const t of [2.5, 3]) {
      const at = (id: number) => means(t).find(({ of }) => of?.id === id)!.y1;
      const cap = (id: number) => marksOf(picture(alike, t), 'rect', 'cap').find(({ of }) => of?.id === id)!;
      expect(cap(2).y).toBeCloseTo(at(2), 1);
      expect(cap(4).y).toBeLessThan(at(4));
      expect(cap(0).y).toBeGreaterThan(at(0));
    }
  });

  it('is no such bias if some scores are lifted and others are not', () => {
    expect(means(3, madeToken(E64))).toEqual([]);
    expect(means(3, madeToken(E64, { hasBias: false }))).toEqual([]);
  });
});
