import { describe, expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import type { StageId } from '../stages';
import { gotchasOf } from './gotchas';

const codes = (token: Parameters<typeof gotchasOf>[0], stage: StageId) =>
  gotchasOf(token, stage).map(({ code }) => code);

const native = { environment: { ...madeToken().scenario.setup.environment, useFusedGroupedTopk: false } };

describe('a gotcha', () => {
  it('is shown at the stage where it matters', () => {
    const token = madeToken();
    expect(codes(token, 'logits')).toEqual([]);
    expect(codes(token, 'gather')).toEqual(['biasNotInWeights']);
  });

  it('names a dropped scoring_func on the fallback', () => {
    const token = madeToken({ globalNumExperts: 64, numExpertGroup: 7, topkGroup: 3 });
    expect(gotchasOf(token, 'score')[0]).toEqual({
      code: 'scoringDropped',
      configured: 'sigmoid',
      effective: 'softmax',
    });
  });

  it('counts the scores that the tanh form loses, and only those', () => {
    const token = madeToken({ globalNumExperts: 64 }, { logits: { 3: -30, 9: -40, 10: -200, 11: -10 } });
    expect(token.plan.rules.sigmoidForm).toBe('tanh');
    expect(gotchasOf(token, 'score')).toContainEqual({ code: 'tinyScoresLost', count: 2 });
    expect(codes(madeToken({ globalNumExperts: 64 }), 'score')).toEqual([]);
  });

  it('tells of ties at both cuts', () => {
    const logits = Object.fromEntries(Array.from({ length: 64 }, (_, id) => [id, 1]));
    const token = madeToken({ globalNumExperts: 64 }, { logits, hasBias: false });
    expect(gotchasOf(token, 'keep')).toEqual([
      { code: 'tiedGroups', last: 3, first: 4, ties: 'lowestIndex' },
    ]);
    expect(gotchasOf(token, 'pick')[0]).toMatchObject({ code: 'tiedPicks', last: 7, first: 8 });
  });

  it('tells of too few survivors, and not of a tie between masked experts', () => {
    const token = madeToken({ globalNumExperts: 64, topkGroup: 1, topK: 12 }, { hasBias: false });
    expect(gotchasOf(token, 'pick')).toEqual([{ code: 'tooFewSurvivors', survivors: 8, topK: 12 }]);
  });

  it('warns of the bare sum, and of what it does when it is 0', () => {
    const zero = Object.fromEntries(Array.from({ length: 64 }, (_, id) => [id, -200]));
    const fine = madeToken({ globalNumExperts: 64 }, { setup: native });
    expect(codes(fine, 'norm')).toEqual(['noEpsilon']);
    expect(codes(madeToken({ globalNumExperts: 64 }, { setup: native, logits: zero }), 'norm')[0]).toBe(
      'notFinite',
    );
    expect(codes(madeToken(), 'norm')).toEqual([]);
  });

  it('says if the scale is applied outside the router, or nowhere', () => {
    expect(codes(madeToken(), 'scale')).toEqual([]);
    for (const scaleHandling of ['asModel', 'model', 'both', 'neither'] as const)
      expect(codes(madeToken({}, { setup: { scaleHandling } }), 'scale')).toEqual(['scaleLedger']);
    expect(
      codes(madeToken({ routedScalingFactor: 1 }, { setup: { scaleHandling: 'both' } }), 'scale'),
    ).toEqual([]);
    const plain = madeToken({ globalNumExperts: 64, numExpertGroup: 7, topkGroup: 3 }, { hasBias: false });
    expect(codes(plain, 'scale')).toEqual(['scaleIgnored']);
  });

  it('says that the only pick of a renormalising router always weighs 1', () => {
    expect(codes(madeToken({ topK: 1, topkGroup: 1 }), 'norm')).toContain('alwaysOne');
    expect(codes(madeToken({ topK: 1, topkGroup: 1, renormalize: false }), 'norm')).not.toContain(
      'alwaysOne',
    );
    expect(codes(madeToken({ topK: 2 }), 'norm')).not.toContain('alwaysOne');
  });
});
