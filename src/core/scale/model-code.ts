import type { VllmVersion } from '../dispatch/types';
import type { EngineId } from '../engines/types';
import { SEMANTICS, type SemanticsId } from '../semantics';

/** How the code of a model applies its factor. The router may also apply the factor that it gets. */
export interface ModelScale {
  /**
   * `router`: the router gets the configured factor. `model`: the router gets 1, and the experts' summed output is
   * multiplied. `modelUnlessAiter`: the same, save that ROCm's AITER gets the factor.
   */
  readonly by: 'router' | 'model' | 'modelUnlessAiter';
  /** Whether the output of the shared experts is added before that multiplication, and so multiplied with it. */
  readonly scalesShared: boolean;
  /**
   * What a model in float16 does instead of multiplying, against overflow: it divides the shared experts' output by the
   * factor. `always`: also where the router was given the factor. `streamDivided`: its decoder layers divide all that
   * is added to the residual stream too, so that the proportions stay right. Null: float16 is no exception.
   */
  readonly float16: { readonly divides: 'always' | 'insteadOfModel'; readonly streamDivided: boolean } | null;
  /** Its source: `repository@version:path`, or a thread. */
  readonly source: string;
}

/** Model files of vLLM by name. */
export type VllmModel = keyof typeof MODELS;

const V0_15 = 'vllm-project/vllm@v0.15.0:vllm/model_executor/models';
/** For models without a newer text at hand. */
const MAY_2026 = 'vllm-project/vllm@239b5ff30cf46f9196149c888a20be2096fdff03:vllm/model_executor/models';
const SEPTEMBER_2026 =
  'vllm-project/vllm@002d6073aa034d4f5545d45021b0e56d1f3c3593:vllm/model_executor/models';
const V32 =
  'vllm-project/vllm@055d5764dd9d1768e406766f752e433c7b130d60:vllm/models/deepseek_v32/nvidia/model.py';

const PLAIN = { scalesShared: false, float16: null } as const;
/** `apply_routed_scale_to_output` of the newer layer, in a model whose decoder layers ignore it. */
const OUTPUT = { scalesShared: false, float16: { divides: 'insteadOfModel', streamDivided: false } } as const;

const router = (source: string): ModelScale => ({ by: 'router', ...PLAIN, source });
const model = (source: string): ModelScale => ({ by: 'model', ...PLAIN, source });
const output = (source: string): ModelScale => ({ by: 'model', ...OUTPUT, source });

/**
 * What the model files of vLLM do in each version; null if a version has no code for the model. Files of models
 * whose factor is always 1 are left out: nothing can be seen of them here.
 */
const MODELS = {
  deepseek_v2: {
    '0.15': {
      by: 'modelUnlessAiter',
      scalesShared: false,
      float16: { divides: 'always', streamDivided: true },
      source: `${V0_15}/deepseek_v2.py`,
    },
    '2026-09': {
      by: 'modelUnlessAiter',
      scalesShared: false,
      float16: { divides: 'insteadOfModel', streamDivided: true },
      source: `${SEPTEMBER_2026}/deepseek_v2.py`,
    },
  },
  /** DeepSeek-V3.2 and GLM-5: in 0.15 the file of DeepSeek-V2, later one of their own. */
  deepseek_v32: {
    '0.15': {
      by: 'modelUnlessAiter',
      scalesShared: false,
      float16: { divides: 'always', streamDivided: true },
      source: `${V0_15}/deepseek_v2.py`,
    },
    '2026-09': router(V32),
  },
  deepseek_v4: { '0.15': null, '2026-09': router(`${MAY_2026}/deepseek_v4.py`) },
  AXK1: {
    '0.15': null,
    '2026-09': {
      by: 'modelUnlessAiter',
      scalesShared: false,
      float16: { divides: 'insteadOfModel', streamDivided: true },
      source: `${MAY_2026}/AXK1.py`,
    },
  },
  afmoe: { '0.15': router(`${V0_15}/afmoe.py`), '2026-09': router(`${MAY_2026}/afmoe.py`) },
  bailing_moe: { '0.15': model(`${V0_15}/bailing_moe.py`), '2026-09': router(`${MAY_2026}/bailing_moe.py`) },
  /** 0.15 adds the shared experts before it multiplies. */
  dots1: {
    '0.15': { by: 'model', scalesShared: true, float16: null, source: `${V0_15}/dots1.py` },
    '2026-09': output(`${MAY_2026}/dots1.py`),
  },
  exaone_moe: { '0.15': router(`${V0_15}/exaone_moe.py`), '2026-09': router(`${MAY_2026}/exaone_moe.py`) },
  glm4_moe: {
    '0.15': model(`${V0_15}/glm4_moe.py`),
    '2026-09': { ...output(`${SEPTEMBER_2026}/glm4_moe.py`), by: 'modelUnlessAiter' },
  },
  glm4_moe_lite: {
    '0.15': model(`${V0_15}/glm4_moe.py`),
    '2026-09': { ...output(`${SEPTEMBER_2026}/glm4_moe.py`), by: 'modelUnlessAiter' },
  },
  hy_v3: { '0.15': null, '2026-09': router(`${MAY_2026}/hy_v3.py`) },
  kimi_linear: { '0.15': model(`${V0_15}/kimi_linear.py`), '2026-09': router(`${MAY_2026}/kimi_linear.py`) },
  laguna: { '0.15': null, '2026-09': output(`${MAY_2026}/laguna.py`) },
  lfm2_moe: { '0.15': model(`${V0_15}/lfm2_moe.py`), '2026-09': router(`${MAY_2026}/lfm2_moe.py`) },
  longcat_flash: {
    '0.15': router(`${V0_15}/longcat_flash.py`),
    '2026-09': router(`${MAY_2026}/longcat_flash.py`),
  },
  minimax_m3: { '0.15': null, '2026-09': router('vllm-project/vllm#47408') },
  /** Its decoder layers do not divide what they add: in float16 the whole block is too small by the factor. */
  nemotron_h: {
    '0.15': {
      by: 'model',
      scalesShared: false,
      float16: { divides: 'always', streamDivided: false },
      source: `${V0_15}/nemotron_h.py`,
    },
    '2026-09': output(`${MAY_2026}/nemotron_h.py`),
  },
  sarvam: { '0.15': null, '2026-09': router(`${MAY_2026}/sarvam.py`) },
  step3p5: { '0.15': null, '2026-09': router(`${MAY_2026}/step3p5.py`) },
} as const satisfies Record<string, Readonly<Record<VllmVersion, ModelScale | null>>>;

/** The code of a model in a version, and whether it is the newer version's because this one has none. */
export function modelScaleOf(
  model: VllmModel,
  version: VllmVersion,
): { readonly code: ModelScale; readonly isFromNewer: boolean } {
  const { '0.15': own, '2026-09': newer } = MODELS[model];
  return version === '0.15' && own
    ? { code: own, isFromNewer: false }
    : { code: newer, isFromNewer: version === '0.15' };
}

/** Whether vLLM has a model file of that name whose factor matters. */
export function isVllmModel(name: string | null): name is VllmModel {
  return name !== null && Object.hasOwn(MODELS, name);
}

const SGLANG: ModelScale = {
  by: 'model',
  ...PLAIN,
  source:
    'sgl-project/sglang@000328a8cd54dd3aac97cd9977c39b5408034b26:python/sglang/srt/models/deepseek_v2.py',
};
const LAGUNA: ModelScale = {
  by: 'model',
  ...PLAIN,
  source: 'huggingface/transformers@v5.17.0:src/transformers/models/laguna/modeling_laguna.py',
};

/** The code around a record of another engine, if it multiplies what the record leaves; else null. */
export function engineScaleOf(id: SemanticsId, engine: EngineId | null): ModelScale | null {
  // Its own call gives every kernel a factor of 1.
  if (engine === 'sglang') return SGLANG;
  if (SEMANTICS[id].scale !== 'never') return null;
  if (id === 'hf_laguna') return LAGUNA;
  return id.startsWith('sglang') ? SGLANG : null;
}
