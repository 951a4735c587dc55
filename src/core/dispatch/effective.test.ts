import { describe, expect, it } from 'vitest';
import { presetOf } from '../../scenario/presets';
import { planOf } from '../plan';
import { SEMANTICS, type SemanticsId } from '../semantics';
import type { RouterParams } from '../types';
import { effectiveParams } from './effective';
import { V0_15_ON_CUDA } from './environment';

const ALL = Object.keys(SEMANTICS) as SemanticsId[];

/** The effective values of DeepSeek-V3's parameters with this change, for a record, by field. */
function effectiveOf(id: SemanticsId, change: Partial<RouterParams> = {}) {
  const params: RouterParams = { ...presetOf('dsv3').params, ...change };
  const types = { dtype: 'f32', logitsDtype: 'same', biasDtype: 'f32' } as const;
  const setup = { ...types, useGroupedTopk: true, environment: V0_15_ON_CUDA } as const;
  const rows = effectiveParams(SEMANTICS[id], { params, hasBias: true, ...setup });
  const plan = planOf({
    semantics: id,
    params,
    tokens: 1,
    dtype: 'f32',
    logits: new Float32Array(params.globalNumExperts),
    eScoreCorrectionBias: new Float32Array(params.globalNumExperts),
  });
  return { plan, of: (field: string) => rows.find((row) => row.field === field)! };
}

describe('the effective value', () => {
  it('is the one that every implementation uses', () => {
    for (const id of ALL)
      for (const renormalize of [true, false])
        for (const topK of [1, 8])
          for (const scoringFunc of ['sigmoid', 'softmax'] as const) {
            const { plan, of } = effectiveOf(id, { renormalize, topK, scoringFunc });
            // Softmax over the picked is renormalised without a division.
            const isRenormalized =
              plan.rules.softmaxForm === 'quotient' ? plan.renormalizes : !plan.takesLogSum;
            expect(of('renormalize').effective, id).toBe(isRenormalized);
            expect(of('routedScalingFactor').effective !== 1, id).toBe(plan.scales);
            expect(of('scoringFunc').effective, id).toBe(plan.scoring);
            expect(of('eScoreCorrectionBias').effective, id).toBe(plan.hasBias);
            expect(of('numExpertGroup').effective, id).toBe(plan.numGroups);
          }
  });

  it('has its reason', () => {
    expect(effectiveOf('hf_gemma4', { renormalize: false }).of('renormalize').reason).toBe(
      'alwaysRenormalizes',
    );
    expect(effectiveOf('hf_gemma4').of('routedScalingFactor').reason).toBe('neverScales');
    const v2 = effectiveOf('deepseek_v2_remote', { topK: 1 });
    expect(v2.of('renormalize').reason).toBe('renormalizesManyPicks');
    expect(effectiveOf('deepseek_v2_remote').of('routedScalingFactor').reason).toBe(
      'scalesUnlessRenormalized',
    );
    expect(effectiveOf('lmdeploy_router_n_groups').of('topkGroup').reason).toBe('everyGroupPicks');
  });
});
