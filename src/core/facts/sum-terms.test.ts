import { describe, expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { sumTerms } from './sum-terms';

describe('a long sum', () => {
  it('of a softmax is the divisor of its scores', () => {
    const token = madeToken({ globalNumExperts: 64, scoringFunc: 'softmax' });
    const sum = sumTerms(token, 'score', 5)!;
    expect(sum.terms).toHaveLength(64);
    sum.terms.forEach(({ id, value }) => {
      expect(Math.fround(value / sum.total)).toBe(token.result.scores[id]);
    });
  });

  it('of the weights holds the picked scores and their sum', () => {
    const token = madeToken({ globalNumExperts: 64 });
    const picked = token.result.ids[0]!;
    const sum = sumTerms(token, 'norm', picked)!;
    expect(sum.total).toBe(token.result.weightSum[0]);
    expect(sum.terms.map(({ id }) => id)).toEqual(Array.from(token.result.ids));
    expect(sum.terms.reduce((all, { value }) => all + value, 0)).toBeCloseTo(sum.total, 5);
  });

  it('is none if nothing is divided', () => {
    const token = madeToken({ globalNumExperts: 64 });
    const out = token.result.expertOrder[20]!;
    expect(sumTerms(token, 'score', 5)).toBeNull();
    expect(sumTerms(token, 'norm', out)).toBeNull();
    expect(sumTerms(madeToken({ renormalize: false }), 'norm', token.result.ids[0]!)).toBeNull();
  });
});
