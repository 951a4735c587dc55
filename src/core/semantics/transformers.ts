import { ADD_1E_20, TORCH } from './base';
import type { Semantics } from './types';

/** The modelling file of release 5.17.0. */
const source = (model: string) => [
  `huggingface/transformers@v5.17.0:src/transformers/models/${model}/modeling_${model}.py`,
];

const deepseekV3: Semantics = {
  ...TORCH,
  sources: source('deepseek_v3'),
  confidence: 'measured',
  scoringFunc: 'sigmoid',
  groupScore: 'top2',
  order: 'torchUnsorted',
  ties: 'lowestIndex',
  divisorGuard: ADD_1E_20,
  refuses: ['viewBySizeFails', 'groupTooSmall', ...TORCH.refuses],
};

/** Softmax, top-k, division by the sum: the common form. */
const softmaxTopK: Semantics = {
  ...TORCH,
  sources: source('mixtral'),
  confidence: 'measured',
  scoringFunc: 'softmax',
  bias: 'ignored',
  renormalize: 'always',
  scale: 'never',
};

/** Sigmoid with a bias for the choice, no groups, always renormalised. */
const sigmoidBias: Semantics = {
  ...TORCH,
  sources: source('minimax_m2'),
  confidence: 'measured',
  scoringFunc: 'sigmoid',
  order: 'torchUnsorted',
  ties: 'lowestIndex',
  renormalize: 'always',
  scale: 'never',
};

/** Top-k of the logits, then softmax over the picked ones. */
const topKSoftmax: Semantics = { ...softmaxTopK, scored: 'after', renormalize: 'never' };

export const TRANSFORMERS = {
  hf_deepseek_v3: deepseekV3,
  /** Until early 2026 masked experts got 0.0. */
  hf_deepseek_v3_zero_mask: {
    ...deepseekV3,
    sources: [
      'huggingface/transformers@000c33fdfde12e1ffafbfcdb3c926df5727a00b6:src/transformers/models/deepseek_v3/modular_deepseek_v3.py',
    ],
    confidence: 'read',
    mask: 'zero',
  },
  hf_axk2: { ...deepseekV3, sources: source('axk2'), mask: 'zero' },
  hf_mistral4: {
    ...deepseekV3,
    sources: source('mistral4'),
    scoringFunc: 'softmax',
    bias: 'ignored',
    mask: 'zero',
    roundsAt: ['score', 'groupScore', 'sum', 'divided', 'weight'],
  },
  hf_deepseek_v2: {
    ...deepseekV3,
    sources: source('deepseek_v2'),
    scoringFunc: 'softmax',
    bias: 'ignored',
    groupScore: 'max',
    mask: 'zero',
    gather: 'masked',
    renormalize: 'never',
    refuses: ['viewBySizeFails', ...TORCH.refuses],
  },
  hf_hy_v3: { ...sigmoidBias, sources: source('hy_v3'), divisorGuard: ADD_1E_20, scale: 'always' },
  hf_afmoe: {
    ...sigmoidBias,
    sources: source('afmoe'),
    order: 'descending',
    ties: 'unspecified',
    divisorGuard: ADD_1E_20,
    scale: 'always',
  },
  hf_minimax_m2: sigmoidBias,
  hf_laguna: {
    ...sigmoidBias,
    sources: source('laguna'),
    order: 'descending',
    ties: 'unspecified',
    roundsAt: ['weight'],
  },
  hf_lfm2_moe: {
    ...sigmoidBias,
    sources: source('lfm2_moe'),
    order: 'descending',
    ties: 'unspecified',
    renormalize: 'configured',
    divisorGuard: { kind: 'add', value: 1e-6 },
    scale: 'always',
    roundsAt: ['score', 'sum', 'divided', 'weight'],
  },
  hf_mixtral: softmaxTopK,
  hf_qwen3_5_moe: { ...softmaxTopK, sources: source('qwen3_5_moe'), roundsAt: ['weight'] },
  hf_qwen3_moe: {
    ...softmaxTopK,
    sources: source('qwen3_moe'),
    renormalize: 'configured',
    roundsAt: ['weight'],
  },
  hf_hunyuan_v1_moe: { ...softmaxTopK, sources: source('hunyuan_v1_moe') },
  /** The configuration's own factor for each expert comes last. */
  hf_gemma4: { ...softmaxTopK, sources: source('gemma4'), perExpertScale: true },
  hf_ernie4_5_moe: {
    ...softmaxTopK,
    sources: source('ernie4_5_moe'),
    bias: 'added',
    divisorGuard: { kind: 'clamp', value: 1e-12 },
    roundsAt: ['weight'],
  },
  hf_longcat_flash: {
    ...softmaxTopK,
    sources: source('longcat_flash'),
    bias: 'added',
    order: 'torchUnsorted',
    ties: 'lowestIndex',
    renormalize: 'never',
    scale: 'always',
    zeroExperts: 'identity',
  },
  hf_jamba: {
    ...softmaxTopK,
    sources: source('jamba'),
    confidence: 'read',
    renormalize: 'never',
    roundsAt: ['weight'],
  },
  hf_gpt_oss: { ...topKSoftmax, sources: source('gpt_oss'), roundsAt: ['gathered'] },
  hf_granitemoe: { ...topKSoftmax, sources: source('granitemoe'), roundsAt: ['weight'] },
  hf_cohere2_moe: {
    ...topKSoftmax,
    sources: source('cohere2_moe'),
    scoringFunc: 'configured',
    renormalize: 'configured',
    renormalizeOnlyIf: 'sigmoid',
    roundsAt: ['gathered', 'sum', 'divided', 'weight'],
  },
  /** The weight multiplies the expert's input. */
  hf_llama4: { ...topKSoftmax, sources: source('llama4'), scoringFunc: 'sigmoid', roundsAt: ['weight'] },
  hf_deepseek_v4: {
    ...sigmoidBias,
    sources: [
      'huggingface/transformers@019760818965c71b0a4d38e95820ee0b6cee4240:src/transformers/models/deepseek_v4/modeling_deepseek_v4.py',
    ],
    confidence: 'read',
    table: 'picks',
    scoringFunc: 'sqrtsoftplus',
    divisorGuard: ADD_1E_20,
    scale: 'always',
    roundsAt: ['softplus', 'score', 'sum', 'divided', 'weight'],
  },
} as const satisfies Record<string, Semantics>;
