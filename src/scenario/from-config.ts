import type { ConfigParams, ConfigReading, ParamName, ReadParams } from '../core/facts/checks/config-reading';
import type { RouterParams } from '../core/types';
import type { OpenedRouter } from './edits';
import { PRESETS, type Preset, presetOf } from './presets';

/** What a router needs before it can route. The other parameters of a configuration are about the model around it. */
export const ROUTER_PARAMS = [
  'global_num_experts',
  'num_expert_group',
  'topk_group',
  'top_k',
  'scoring_func',
  'renormalize',
  'routed_scaling_factor',
  'e_score_correction_bias',
] as const satisfies readonly ParamName[];

export type RouterParamName = (typeof ROUTER_PARAMS)[number];

/** The parameters of a router, all known. */
export type RouterConfig = Pick<ConfigParams, RouterParamName>;

/** What vLLM's `FusedMoE` takes for an argument that is not given. It has none for the two numbers of experts. */
export const VLLM_DEFAULTS = {
  num_expert_group: 1,
  topk_group: 1,
  scoring_func: 'softmax',
  renormalize: true,
  routed_scaling_factor: 1,
  e_score_correction_bias: false,
} as const satisfies Partial<RouterConfig>;

/** The parameters of a reading and, where it has none, those that a person gave; null while one is missing. */
export function routerConfig(read: ReadParams, given: Partial<RouterConfig>): RouterConfig | null {
  const all = Object.fromEntries(ROUTER_PARAMS.map((name) => [name, read[name] ?? given[name] ?? null]));
  return Object.values(all).includes(null) ? null : (all as unknown as RouterConfig);
}

/**
 * The router of a configuration. Its model is the preset that fits best: it gives the made-up rows, and vLLM's code for
 * the model says who multiplies by the factor.
 */
export function routerOfConfig(
  config: RouterConfig,
  { family }: Pick<ConfigReading, 'family'>,
): OpenedRouter {
  const params: RouterParams = {
    globalNumExperts: config.global_num_experts,
    numExpertGroup: config.num_expert_group,
    topkGroup: config.topk_group,
    topK: config.top_k,
    scoringFunc: config.scoring_func,
    renormalize: config.renormalize,
    routedScalingFactor: config.routed_scaling_factor,
    numFusedSharedExperts: 0,
  };
  const preset = presetLike(params, config.e_score_correction_bias, family);
  return {
    id: preset.id,
    params,
    hasBias: config.e_score_correction_bias,
    source: { kind: 'generator', generator: 'normal', seed: 7 },
    useGroupedTopk:
      preset.modelType === family && family !== null ? preset.useGroupedTopk : params.numExpertGroup > 1,
  };
}

/** The preset with the same parameters, else the most similar one of the family, else the page's own model. */
function presetLike(params: RouterParams, hasBias: boolean, family: string | null): Preset {
  const fields = Object.keys(params) as (keyof RouterParams)[];
  const all = fields.length + 1;
  const equal = (preset: Preset) =>
    fields.filter((field) => preset.params[field] === params[field]).length +
    Number(preset.hasBias === hasBias);
  const isOfFamily = ({ modelType }: Preset) => modelType !== null && modelType === family;
  const worth = (preset: Preset) => equal(preset) + (isOfFamily(preset) ? 0.5 : 0);
  const [best] = PRESETS.filter((each) => isOfFamily(each) || equal(each) === all).toSorted(
    (a, b) => worth(b) - worth(a),
  );
  return best ?? presetOf('');
}
