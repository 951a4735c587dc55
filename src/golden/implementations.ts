import { dispatch } from '../core/dispatch/dispatch';
import { V0_15_ON_CUDA } from '../core/dispatch/environment';
import type { DispatchInput, VllmVersion } from '../core/dispatch/types';
import { SEMANTICS, type SemanticsId } from '../core/semantics';
import type { LogitsDtype, RouteError } from '../core/types';
import type { GoldenCase } from './read-goldens';

/** What stands for a recorded implementation: the record, or the error in which vLLM's dispatch ends. */
export interface Asked {
  readonly semantics: SemanticsId | null;
  readonly error: RouteError | null;
  readonly dtype: LogitsDtype;
  readonly device: 'cpu' | 'cuda';
}

/** Routers whose results are stored under their own name only if they differ from the family's first. */
const SIBLINGS: Readonly<Record<string, SemanticsId>> = {
  ...siblings('hf_deepseek_v3', [
    'axk1',
    'dots1',
    'glm5_next',
    'kimi_linear',
    'mimo_v2_flash',
    'nemotron_h',
    'deepseek_v32',
    'glm4_moe',
    'glm4_moe_lite',
    'glm4v_moe',
    'glm_moe_dsa',
    'hy_v4',
    'solar_open',
    'exaone_moe',
  ]),
  ...siblings('hf_qwen3_moe', ['olmoe', 'qwen2_moe', 'qwen3_next', 'flex_olmo', 'mellum']),
  ...siblings('hf_mixtral', ['minimax']),
  ...siblings('hf_minimax_m2', ['minimax_m3_vl', 'step3p7']),
  ...siblings('hf_deepseek_v2', ['deepseek_ocr2']),
  ...siblings('hf_granitemoe', ['granitemoe_swa']),
};

function siblings(first: SemanticsId, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [`hf_${name}`, first]));
}

/** The record to compare with the recorded result `name`; null if no record covers the name. */
export function askedFor(name: string, { input }: GoldenCase): Asked | null {
  const hasBias = input.eScoreCorrectionBias !== null;
  const device = name.includes('cpu') ? 'cpu' : 'cuda';
  const dtype = name === 'native_cpu_up32' ? 'f32' : input.dtype;
  const named = (semantics: SemanticsId): Asked => ({ semantics, error: null, dtype, device });
  const walked = (entry: DispatchInput['entry'], kernels: VllmVersion): Asked => {
    const { semantics, error } = dispatch({
      params: input.params,
      hasBias,
      dtype,
      logitsDtype: 'same',
      biasDtype: 'f32',
      useGroupedTopk: true,
      environment: { ...V0_15_ON_CUDA, useFusedGroupedTopk: true, kernels },
      entry,
    });
    return { semantics, error, dtype, device };
  };
  switch (name) {
    case 'native_cpu':
    case 'native_cpu_up32':
    case 'native_cuda':
      return named('vllm_native');
    case 'native_cpu_sorted':
    case 'native_cuda_sorted':
      return named('vllm_native_sorted');
    case 'compiled_cuda':
      return named('vllm_compiled');
    case 'fused_seed':
      return walked('fused_grouped_topk', '0.15');
    case 'fused_new':
      return walked('fused_grouped_topk', '2026-09');
    case 'router_cuda_seed':
      return walked('router', '0.15');
    case 'router_cuda_new':
      return walked('router', '2026-09');
    case 'fused_topk_seed':
      return named(hasBias ? 'vllm_fused_topk_bias' : 'vllm_fused_topk');
    case 'fused_topk_new':
      return named(hasBias ? 'vllm_fused_topk_bias_newest' : 'vllm_fused_topk_newest');
    case 'ref_topk_cpu':
    case 'ref_topk_cuda':
      return named('torch_topk');
    case 'ref_topk_softmax_cpu':
    case 'ref_topk_softmax_cuda':
      return named('torch_topk_softmax');
    default: {
      const id = name.split('@')[0] ?? '';
      const semantics = isSemanticsId(id) ? id : SIBLINGS[id];
      return semantics ? named(semantics) : null;
    }
  }
}

function isSemanticsId(name: string): name is SemanticsId {
  return Object.hasOwn(SEMANTICS, name);
}
