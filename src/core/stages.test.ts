import { describe, expect, it } from 'vitest';
import { STAGES, type StageId, skipReason, stageAt, T_END } from './stages';
import type { RoutePath, RouterParams } from './types';

const V3: RouterParams = {
  globalNumExperts: 256,
  numExpertGroup: 8,
  topkGroup: 4,
  topK: 8,
  renormalize: true,
  scoringFunc: 'sigmoid',
  routedScalingFactor: 2.5,
  numFusedSharedExperts: 0,
};

describe('the stages', () => {
  it('are ten, in the order of the router', () => {
    expect(STAGES.join(' ')).toBe('logits score bias group keep mask pick gather norm scale');
    expect(T_END).toBe(10);
  });

  it('t = n + 1 shows the finished stage n, and what lies before it the stage being drawn', () => {
    expect([0, 0.01, 1, 1.01, 1.99, 2, 6.5, 7, 9.99, 10].map(stageAt)).toEqual([
      0, 0, 0, 1, 1, 1, 6, 6, 9, 9,
    ]);
  });
});

/** Each stage that does nothing, with the reason. */
function skipped(change: Partial<RouterParams>, path: RoutePath, hasBias: boolean): Record<string, string> {
  const reasons: Partial<Record<StageId, string>> = {};
  for (const stage of STAGES) {
    const reason = skipReason(stage, { ...V3, ...change }, path, hasBias);
    if (reason) reasons[stage] = reason;
  }
  return reasons;
}

describe('a stage does nothing', () => {
  it('never for DeepSeek-V3', () => {
    expect(skipped({}, 'native', true)).toEqual({});
  });

  it('for the bias when there is none', () => {
    expect(skipped({}, 'native', false)).toEqual({ bias: 'noBias' });
  });

  it('for the groups when there is one', () => {
    expect(skipped({ numExpertGroup: 1, topkGroup: 1 }, 'native', true)).toEqual({
      group: 'oneGroup',
      keep: 'oneGroup',
      mask: 'oneGroup',
    });
  });

  it('for the weights when they are neither renormalised nor scaled', () => {
    expect(skipped({ renormalize: false, routedScalingFactor: 1 }, 'native', true)).toEqual({
      norm: 'renormalizeOff',
      scale: 'scaleIsOne',
    });
  });

  it('on the fallbacks for the groups; the one without bias ignores the factor too', () => {
    const groups = { group: 'notReached', keep: 'notReached', mask: 'notReached' };
    expect(skipped({ numExpertGroup: 7 }, 'fallbackBias', true)).toEqual(groups);
    expect(skipped({ numExpertGroup: 7 }, 'fallbackNoBias', false)).toEqual({
      ...groups,
      bias: 'noBias',
      scale: 'scaleIgnored',
    });
    expect(skipped({ numExpertGroup: 7, routedScalingFactor: 1 }, 'fallbackNoBias', false)).toMatchObject({
      scale: 'scaleIsOne',
    });
  });
});
