import type { VllmVersion } from '../core/dispatch/types';
import { isVllmModel, type VllmModel } from '../core/scale/model-code';
import type { ScoringFunc } from '../core/semantics/types';
import type { RouterParams } from '../core/types';
import type { Source } from '../sources/sources';
import { FIRST_TRACE } from '../sources/trace';
import models from './models.json' with { type: 'json' };

/** A model's router: its parameters, whether it has a bias, and where its rows come from. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly params: RouterParams;
  readonly hasBias: boolean;
  /** Whether vLLM's model code asks for the grouped router (`use_grouped_topk`). */
  readonly useGroupedTopk: boolean;
  readonly source: Source;
  /** The version of vLLM that it is opened with: the followed one if that knows the model. */
  readonly version: VllmVersion;
  /** `verified`: read in the model's own configuration. The list of presets marks the others. */
  readonly confidence: string;
  /** vLLM's code for the model decides who multiplies by the factor; null if there is none or the factor is always 1. */
  readonly vllmModel: VllmModel | null;
  /** Transformers' `model_type`; null if no library has the model. */
  readonly modelType: string | null;
  /** Experts that compute every token, beside the routed ones. */
  readonly sharedExperts: number;
}

/** Key of a generator seed that makes a preset's rows; fixed, so that a preset always looks the same. */
const PRESET_SEED = 7;

const TINY: Preset = {
  id: 'tiny',
  name: 'Small model, routed like DeepSeek-V3',
  params: {
    globalNumExperts: 64,
    numExpertGroup: 8,
    topkGroup: 4,
    topK: 8,
    renormalize: true,
    scoringFunc: 'sigmoid',
    routedScalingFactor: 2.5,
    numFusedSharedExperts: 0,
  },
  hasBias: true,
  useGroupedTopk: true,
  source: FIRST_TRACE,
  version: '0.15',
  confidence: 'verified',
  vllmModel: null,
  modelType: null,
  sharedExperts: 0,
};

/**
 * The recorded model first, then published ones whose router these parameters express. Models without groups have one
 * group. `numFusedSharedExperts` is 0: only AITER counts shared experts among the routed ones.
 */
export const PRESETS: readonly Preset[] = [TINY, ...models.map(toPreset)];

function toPreset(model: (typeof models)[number]): Preset {
  const { id, name, hasBias, useGroupedTopk, confidence, vllmModel, modelType, sharedExperts } = model;
  return {
    id,
    name,
    params: {
      globalNumExperts: model.globalNumExperts,
      numExpertGroup: model.numExpertGroup,
      topkGroup: model.topkGroup,
      topK: model.topK,
      renormalize: model.renormalize,
      scoringFunc: model.scoringFunc as ScoringFunc,
      routedScalingFactor: model.routedScalingFactor,
      numFusedSharedExperts: 0,
    },
    hasBias,
    useGroupedTopk,
    source: { kind: 'generator', generator: 'normal', seed: PRESET_SEED },
    // Version 0.15 raises on this function.
    version: model.scoringFunc === 'sqrtsoftplus' ? '2026-09' : '0.15',
    confidence,
    vllmModel: isVllmModel(vllmModel) ? vllmModel : null,
    modelType,
    sharedExperts,
  };
}

/** One model of each of eight families, whose routers differ most: the first ones that a list offers. */
export const FIRST_PRESETS: readonly string[] = [
  'dsv3',
  'dsv2',
  'kimi-k2',
  'glm-4.5',
  'ling-1t',
  'qwen3-30b',
  'mixtral-8x7b',
  'minimax-m2.5',
];

/** The preset of that id; an unknown one gives the first. */
export function presetOf(id: string): Preset {
  return PRESETS.find((preset) => preset.id === id) ?? TINY;
}
