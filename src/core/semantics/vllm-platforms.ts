import { TORCH } from './base';
import type { Semantics } from './types';
import { VLLM } from './vllm';

const XPU =
  'vllm-project/vllm-xpu-kernels@2d505c555db3d8bd77b21fff85be4471977624af:csrc/moe/grouped_topk.cpp';
const XPU_PLAIN = 'vllm-project/vllm-xpu-kernels@1ae05bded2fc0089dc34d660a1b73dc34fbed8a6:csrc/moe/topk.cpp';
/** XPU's plain kernels; a sigmoid is rounded to the logits' type, as its score is kept in it. */
const xpuTopKBias: Semantics = {
  ...TORCH,
  sources: [XPU_PLAIN],
  confidence: 'read',
  otherScoring: 'unsupported',
  // No comparison with NaN holds, so it is never taken.
  nonFinite: 'floored',
  divisorGuard: { kind: 'one', value: 0 },
  division: 'reciprocal',
  roundsAt: ['sigmoidScore'],
  sumOrder: 'sequential',
  refuses: [],
};

const xpuTopK: Semantics = { ...xpuTopKBias, bias: 'ignored', scale: 'never' };

/** The records of vLLM on platforms other than CUDA. */
export const VLLM_PLATFORMS = {
  /** Batch-invariant mode: `sorted=True`. */
  vllm_aiter_topk_bias_sorted: { ...VLLM.vllm_aiter_topk_bias, order: 'descending' },
  vllm_aiter_fallback_bias_sorted: { ...VLLM.vllm_aiter_fallback_bias, order: 'descending' },
  /**
   * XPU's port of the fused kernel. It rounds the bias among experts but not in a group's score; here it does in both.
   */
  vllm_xpu_fused: {
    ...VLLM.vllm_fused,
    sources: [XPU],
    confidence: 'read',
    ties: 'unspecified',
    refuses: ['groupsDoNotDivide', 'groupsAbove32', 'topKAbove32', 'topKAboveSurvivors'],
  },
  vllm_xpu_topk: xpuTopK,
  vllm_xpu_topk_bias: xpuTopKBias,
  vllm_xpu_fallback: { ...xpuTopK, scoringFunc: 'softmax' },
  vllm_xpu_fallback_bias: { ...xpuTopKBias, scoringFunc: 'softmax' },
} as const satisfies Record<string, Semantics>;
