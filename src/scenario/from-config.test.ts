import { describe, expect, it } from 'vitest';
import { type RouterConfig, routerConfig, routerOfConfig } from './from-config';
import { PRESETS } from './presets';

const configOf = ({ params, hasBias }: (typeof PRESETS)[number]): RouterConfig => ({
  global_num_experts: params.globalNumExperts,
  num_expert_group: params.numExpertGroup,
  topk_group: params.topkGroup,
  top_k: params.topK,
  scoring_func: params.scoringFunc,
  renormalize: params.renormalize,
  routed_scaling_factor: params.routedScalingFactor,
  e_score_correction_bias: hasBias,
});
const NOTHING = Object.fromEntries(Object.keys(configOf(PRESETS[0]!)).map((name) => [name, null]));
const UNKNOWN = { ...NOTHING, n_shared_experts: null, dense_layers: null } as never;

describe('the router of a configuration', () => {
  it('has the parameters of the configuration, and a model of the family for every preset', () => {
    for (const preset of PRESETS) {
      const router = routerOfConfig(configOf(preset), { family: preset.modelType });
      const like = PRESETS.find(({ id }) => id === router.id);
      expect(router.params).toEqual(preset.params);
      expect(router.hasBias).toBe(preset.hasBias);
      if (preset.modelType)
        expect([like?.modelType, like?.params]).toEqual([preset.modelType, preset.params]);
    }
  });

  it('of an unknown family with other sizes than every preset has no model’s name', () => {
    const odd = { ...configOf(PRESETS[1]!), global_num_experts: 248 };
    expect(routerOfConfig(odd, { family: null }).id).toBe('tiny');
  });

  it('is not made while a value is missing, and takes what a person fills in', () => {
    expect(routerConfig(UNKNOWN, {})).toBeNull();
    const { top_k, ...rest } = configOf(PRESETS[1]!);
    expect(routerConfig(UNKNOWN, rest)).toBeNull();
    expect(routerConfig(UNKNOWN, { ...rest, top_k })).toEqual({ ...rest, top_k });
  });
});
