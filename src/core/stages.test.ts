import { describe, expect, it } from 'vitest';
import type { Setup } from '../scenario/scenario';
import { madeToken } from '../testing/made-token';
import {
  atOrAfter,
  endOf,
  hasBegun,
  hasEnded,
  isBefore,
  isHalfDone,
  numberOf,
  STAGES,
  type StageId,
  skipReason,
  stageAt,
  stageEndingAt,
  startOf,
  T_END,
} from './stages';
import type { RouterParams } from './types';

describe('the stages', () => {
  it('are ten, in the order of the router', () => {
    expect(STAGES.join(' ')).toBe('logits score bias group keep mask pick gather norm scale');
    expect(T_END).toBe(10);
  });

  it('show stage n finished at t = n + 1, and being drawn before that', () => {
    const shown = [0, 0.01, 1, 1.01, 1.99, 2, 6.5, 7, 9.99, 10].map((t) => numberOf(stageAt(t)));
    expect(shown).toEqual([0, 0, 0, 1, 1, 1, 6, 6, 9, 9]);
  });

  it('begin after their start, are half done in their middle and end on their end', () => {
    const at = (t: number) => [hasBegun(t, 'bias'), isHalfDone(t, 'bias'), hasEnded(t, 'bias')];
    expect([startOf('bias'), endOf('bias')]).toEqual([2, 3]);
    expect([2, 2.01, 2.5, 3].map(at)).toEqual([
      [false, false, false],
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });

  it('end at the whole times from 1 on', () => {
    expect([0, 0.5, 1, 9.5, 10].map(stageEndingAt)).toEqual([null, null, 'logits', null, 'scale']);
  });

  it('are compared by their order', () => {
    const compared = (['keep', 'mask', 'pick'] as const).map((stage) => [
      isBefore(stage, 'mask'),
      atOrAfter(stage, 'mask'),
    ]);
    expect(compared).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ]);
  });
});

/** Each stage that does nothing, with the reason. */
function skipped(
  change: Partial<RouterParams>,
  hasBias = true,
  setup: Partial<Setup> = {},
): Record<string, string> {
  const token = madeToken(change, { hasBias, setup });
  const reasons: Partial<Record<StageId, string>> = {};
  for (const stage of STAGES) {
    const reason = skipReason(stage, token);
    if (reason) reasons[stage] = reason;
  }
  return reasons;
}

describe('a stage does nothing', () => {
  it('never for DeepSeek-V3', () => {
    expect(skipped({})).toEqual({});
  });

  it('for the bias when there is none', () => {
    expect(skipped({}, false)).toEqual({ bias: 'noBias' });
  });

  it('for the groups when there is one', () => {
    expect(skipped({ numExpertGroup: 1, topkGroup: 1 })).toEqual({
      group: 'oneGroup',
      keep: 'oneGroup',
      mask: 'oneGroup',
    });
  });

  it('for the weights when they are neither renormalised nor scaled', () => {
    expect(skipped({ renormalize: false, routedScalingFactor: 1 })).toEqual({
      norm: 'renormalizeOff',
      scale: 'scaleIsOne',
    });
  });

  it('on the fallbacks for the groups; the one without bias ignores the factor too', () => {
    const groups = { group: 'notReached', keep: 'notReached', mask: 'notReached' };
    expect(skipped({ numExpertGroup: 7 })).toEqual(groups);
    expect(skipped({ numExpertGroup: 7 }, false)).toEqual({
      ...groups,
      bias: 'noBias',
      scale: 'scaleIgnored',
    });
    expect(skipped({ numExpertGroup: 7, routedScalingFactor: 1 }, false)).toMatchObject({
      scale: 'scaleIsOne',
    });
  });

  it('if a plain router has no groups, no bias or no scale, or a path always renormalises', () => {
    const groups = { group: 'noGroups', keep: 'noGroups', mask: 'noGroups' };
    expect(skipped({}, false, { useGroupedTopk: false })).toEqual({
      ...groups,
      bias: 'noBias',
      scale: 'scaleIgnored',
    });
    expect(skipped({}, true, { useGroupedTopk: false })).toEqual(groups);
    expect(
      skipped({ renormalize: true, numExpertGroup: 1, topkGroup: 1 }, true, { implementation: 'hf_gpt_oss' }),
    ).toMatchObject({
      bias: 'biasIgnored',
    });
  });
});
