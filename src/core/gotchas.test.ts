import { describe, expect, it } from 'vitest';
import { madeToken } from '../testing/made-token';
import { gotchasOf } from './gotchas';

const codes = (token: Parameters<typeof gotchasOf>[0], stage: number) =>
  gotchasOf(token, stage).map(({ code }) => code);

const native = { environment: { ...madeToken().scenario.setup.environment, useFusedGroupedTopk: false } };

describe('a gotcha', () => {
  it('is said where it shows, at most two at once', () => {
    const token = madeToken();
    expect(codes(token, 0)).toEqual([]);
    expect(codes(token, 7)).toEqual(['biasNotInWeights']);
    for (let stage = 0; stage < 10; stage++) expect(codes(token, stage).length).toBeLessThanOrEqual(2);
  });

  it('names a dropped scoring_func on the fallback', () => {
    const token = madeToken({ globalNumExperts: 64, numExpertGroup: 7, topkGroup: 3 });
    expect(gotchasOf(token, 1)[0]).toEqual({
      code: 'scoringDropped',
      configured: 'sigmoid',
      effective: 'softmax',
    });
  });

  it('counts the scores that the tanh form loses, and only those', () => {
    const token = madeToken({ globalNumExperts: 64 }, { logits: { 3: -30, 9: -40, 10: -200, 11: -10 } });
    expect(token.plan.rules.sigmoidForm).toBe('tanh');
    expect(gotchasOf(token, 1)).toContainEqual({ code: 'tinyScoresLost', count: 2 });
    expect(codes(madeToken({ globalNumExperts: 64 }), 1)).toEqual([]);
  });

  it('tells of ties at both cuts', () => {
    const logits = Object.fromEntries(Array.from({ length: 64 }, (_, id) => [id, 1]));
    const token = madeToken({ globalNumExperts: 64 }, { logits, hasBias: false });
    expect(gotchasOf(token, 4)).toEqual([{ code: 'tiedGroups', last: 3, first: 4, isPromised: true }]);
    expect(gotchasOf(token, 6)[0]).toMatchObject({ code: 'tiedPicks', last: 7, first: 8 });
  });

  it('tells of too few survivors, and not of a tie between masked experts', () => {
    const token = madeToken({ globalNumExperts: 64, topkGroup: 1, topK: 12 }, { hasBias: false });
    expect(gotchasOf(token, 6)).toEqual([{ code: 'tooFewSurvivors', survivors: 8, topK: 12 }]);
  });

  it('warns of the bare sum, and of what it does when it is 0', () => {
    const zero = Object.fromEntries(Array.from({ length: 64 }, (_, id) => [id, -200]));
    const fine = madeToken({ globalNumExperts: 64 }, { setup: native });
    expect(codes(fine, 8)).toEqual(['noEpsilon']);
    expect(codes(madeToken({ globalNumExperts: 64 }, { setup: native, logits: zero }), 8)[0]).toBe(
      'notFinite',
    );
    expect(codes(madeToken(), 8)).toEqual([]);
  });

  it('says where the scale is applied elsewhere, or nowhere', () => {
    expect(codes(madeToken(), 9)).toEqual([]);
    for (const scaleHandling of ['asModel', 'model', 'both', 'neither'] as const)
      expect(codes(madeToken({}, { setup: { scaleHandling } }), 9)).toEqual(['scaleLedger']);
    expect(codes(madeToken({ routedScalingFactor: 1 }, { setup: { scaleHandling: 'both' } }), 9)).toEqual([]);
    const plain = madeToken({ globalNumExperts: 64, numExpertGroup: 7, topkGroup: 3 }, { hasBias: false });
    expect(codes(plain, 9)).toEqual(['scaleIgnored']);
  });

  it('says that the only pick of a renormalising router always weighs 1', () => {
    expect(codes(madeToken({ topK: 1, topkGroup: 1 }), 8)).toContain('alwaysOne');
    expect(codes(madeToken({ topK: 1, topkGroup: 1, renormalize: false }), 8)).not.toContain('alwaysOne');
    expect(codes(madeToken({ topK: 2 }), 8)).not.toContain('alwaysOne');
  });
});
