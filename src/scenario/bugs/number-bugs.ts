import type { Bug } from './bug';

/** What the tie-break of one pull request takes off for each place. */
const STEP = 3e-7;

const CLOSE_BIAS = [0, 0.05, 0, 0, 0, 0, 0.05, 0];

/** Faults of types, of rounding and of ties. */
export const NUMBER_BUGS = {
  biasInBf16: {
    preset: 'glm-5.2',
    threads: [
      'sgl-project/sglang#37133',
      'sgl-project/sglang#31213',
      'vllm-project/vllm#31781',
      'vllm-project/vllm#50761',
      'huggingface/transformers#42580',
      'sgl-project/sglang#8212',
    ],
    engine: 'sglang',
    stage: 'bias',
    both: {
      params: { routedScalingFactor: 2.5 },
      logits: [0.36, -0.25, 0.19, -0.38, 0.13, 0.09, -0.12, -0.1],
      bias: [7.022, 6.89, 6.891, 6.834, 6.921, 6.872, 6.926, 6.93],
      setup: { implementation: 'hf_deepseek_v3' },
    },
    wrong: { setup: { biasDtype: 'bf16' } },
    right: {},
  },
  kernelInBf16: {
    preset: 'dsv3',
    threads: [
      'flagos-ai/FlagGems#4245',
      'flagos-ai/FlagGems#4244',
      'flagos-ai/FlagGems#5469',
      'flagos-ai/FlagGems#4610',
    ],
    engine: 'other',
    stage: 'score',
    both: {
      params: { numExpertGroup: 2, topK: 1 },
      logits: [1, 1.0078125, 0.5, 0.25, -1, -2, -1.5, -3],
      bias: [8, 8, 8, 8, 8, 8, 8, 8],
      setup: { dtype: 'bf16' },
    },
    wrong: { setup: { implementation: 'vllm_fused' } },
    right: { setup: { implementation: 'vllm_fused_small' } },
  },
  logitsRoundedFirst: {
    preset: 'minimax-m2.5',
    threads: [
      'wtdcode/vllm-backport#65',
      'vllm-project/vllm#54048',
      'sgl-project/sglang#38695',
      'sgl-project/sglang#30323',
      'local-inference-lab/vllm#652',
    ],
    engine: 'vllm',
    stage: 'logits',
    both: {
      logits: [2, 1.001953125, 1, -1, -0.5, 0, 0.5, -2],
      bias: [0, 0, 0.0001220703125, 0, 0, 0, 0, 0],
    },
    wrong: { setup: { logitsDtype: 'bf16' } },
    right: {},
  },
  servedInBf16: {
    preset: 'dsv3',
    threads: [
      'vllm-project/vllm#28284',
      'NVIDIA/Megatron-LM#4168',
      'NVIDIA/Megatron-LM#4256',
      'vllm-project/vllm#53430',
    ],
    engine: 'vllm',
    stage: 'score',
    both: {
      params: { numExpertGroup: 2 },
      logits: [3, 3.015625, 3.5, -1, 0.5, 0.25, -0.5, -2],
      bias: [0, 0, 0, 0, 0, 0, 0, 0],
    },
    wrong: { setup: { implementation: 'vllm_native', dtype: 'bf16' } },
    right: { setup: { implementation: 'megatron_sigmoid' } },
  },
  tieBreakTooLarge: {
    preset: 'dsv3',
    threads: ['sgl-project/sglang#31768'],
    engine: 'sglang',
    stage: 'bias',
    both: {
      logits: [0.5, 0.2, -1, 0, -0.5, -2, 0.200005, -3],
      bias: CLOSE_BIAS,
      setup: { implementation: 'sglang_biased' },
    },
    wrong: { bias: CLOSE_BIAS.map((b, id) => b - id * STEP) },
    right: {},
  },
  scoreUnderflows: {
    preset: 'deepseek-v4-flash',
    threads: ['sgl-project/sglang#34459', 'sgl-project/sglang#30989', 'flashinfer-ai/flashinfer#3803'],
    engine: 'sglang',
    stage: 'score',
    both: {
      params: { scoringFunc: 'sqrtsoftplus' },
      logits: [-17, -17.5, -18, -19, -20, -21, -22, -23],
    },
    wrong: { setup: { implementation: 'sglang_triton' } },
    right: { setup: { implementation: 'hf_deepseek_v4' } },
  },
  slotsUnsorted: {
    preset: 'dsv3',
    threads: ['vllm-project/vllm#55514', 'vllm-project/vllm#52679', 'vllm-project/vllm#54403'],
    engine: 'vllm',
    stage: 'after',
    both: {
      params: { numExpertGroup: 2, topK: 3 },
      logits: [0.5, 1, 2, -1, -0.5, 0, -2, -3],
      bias: [0, 0, 0, 0, 0, 0, 0, 0],
      environment: { useFusedGroupedTopk: false },
    },
    wrong: {},
    right: { environment: { batchInvariant: true } },
  },
} as const satisfies Record<string, Bug>;
