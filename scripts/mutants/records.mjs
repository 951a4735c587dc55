/** @import { Mutant } from './table.mjs' */

const VLLM = 'src/core/semantics/vllm.ts';
const TRANSFORMERS = 'src/core/semantics/transformers.ts';

/** Faults in the records and in the way to them, which only recorded outputs can tell. @type {readonly Mutant[]} */
export const RECORDS = [
  {
    name: 'native: top-2 sum without a bias',
    file: VLLM,
    from: "groupScore: 'biasTop2',",
    to: "groupScore: 'top2',",
  },
  {
    name: 'native: bf16 point of the sum left out',
    file: VLLM,
    from: "roundsAt: ['score', 'gathered', 'sum', 'divided', 'weight'],",
    to: "roundsAt: ['score', 'gathered', 'divided', 'weight'],",
  },
  {
    name: 'native: bf16 point of the quotient left out',
    file: VLLM,
    from: "roundsAt: ['score', 'gathered', 'sum', 'divided', 'weight'],",
    to: "roundsAt: ['score', 'gathered', 'sum', 'weight'],",
  },
  {
    name: 'native: bf16 point of the score left out',
    file: VLLM,
    from: "roundsAt: ['score', 'gathered', 'sum', 'divided', 'weight'],",
    to: "roundsAt: ['gathered', 'sum', 'divided', 'weight'],",
  },
  {
    name: 'native: weights from scores without a bias',
    file: VLLM,
    from: "gather: 'scoreOrMasked',",
    to: "gather: 'score',",
  },
  {
    name: 'native: slots descending',
    file: VLLM,
    from: "groupScore: 'biasTop2',\n  order: 'torchUnsorted',",
    to: "groupScore: 'biasTop2',\n  order: 'descending',",
  },
  { name: 'fused: exact sigmoid', file: VLLM, from: "sigmoidForm: 'tanh',", to: "sigmoidForm: 'exp'," },
  {
    name: 'fused: sum in torch’s order',
    file: VLLM,
    from: "sumOrder: 'warp',",
    to: "sumOrder: 'torch',",
  },
  {
    name: 'fused: guard left out',
    file: VLLM,
    from: "divisorGuard: { kind: 'add', value: 1e-20 },",
    to: "divisorGuard: { kind: 'none', value: 0 },",
  },
  {
    name: 'fused: quotient instead of the reciprocal',
    file: VLLM,
    from: "division: 'reciprocal',\n  scaleAt: 'folded',",
    to: "division: 'quotient',\n  scaleAt: 'after',",
  },
  {
    name: 'fused: bf16 point of the bias left out',
    file: VLLM,
    from: "roundsAt: ['score', 'bias', 'biased', 'groupScore'],",
    to: "roundsAt: ['score', 'biased', 'groupScore'],",
  },
  {
    name: 'fused: bf16 point of the group score left out',
    file: VLLM,
    from: "roundsAt: ['score', 'bias', 'biased', 'groupScore'],",
    to: "roundsAt: ['score', 'bias', 'biased'],",
  },
  {
    name: 'fused: no uniform answer',
    file: VLLM,
    from: "noUsableGroup: 'uniform',",
    to: "noUsableGroup: 'ignore',",
  },
  {
    name: 'plain kernel: exact sigmoid',
    file: VLLM,
    from: "sigmoidForm: 'fastExp',",
    to: "sigmoidForm: 'exp',",
  },
  {
    name: 'plain kernel: top-k instead of rounds',
    file: VLLM,
    from: "  pick: 'rounds',\n  ties",
    to: "  pick: 'best',\n  ties",
  },
  {
    name: 'plain kernel: guard left out',
    file: VLLM,
    from: "  sumOrder: 'sequential',\n  divisorGuard: { kind: 'one', value: 0 },",
    to: "  sumOrder: 'sequential',\n  divisorGuard: { kind: 'none', value: 0 },",
  },
  {
    name: 'few experts: float32 throughout',
    file: VLLM,
    from: "    weighedIn: 'float64Steps',\n",
    to: '',
  },
  {
    name: 'few experts: rounded once',
    file: VLLM,
    from: "weighedIn: 'float64Steps'",
    to: "weighedIn: 'float64'",
  },
  {
    name: 'fallback without a bias: scaled',
    file: VLLM,
    from: '  vllm_fallback: { ...topKKernel, ',
    to: "  vllm_fallback: { ...topKKernel, scale: 'always', ",
  },
  {
    name: 'fallback with a bias: not scaled',
    file: VLLM,
    from: "    scoringFunc: 'softmax',\n    scale: 'always',\n  },\n  vllm_fallback:",
    to: "    scoringFunc: 'softmax',\n    scale: 'never',\n  },\n  vllm_fallback:",
  },
  {
    name: 'fallback with a bias: the configured function',
    file: VLLM,
    from: "    scoringFunc: 'softmax',\n    scale: 'always',\n  },\n  vllm_fallback:",
    to: "    scoringFunc: 'configured',\n    scale: 'always',\n  },\n  vllm_fallback:",
  },
  {
    name: 'DeepSeek-V3 in transformers: mask 0',
    file: TRANSFORMERS,
    from: "  groupScore: 'top2',",
    to: "  groupScore: 'top2',\n  mask: 'zero',",
  },
  {
    name: 'A.X-K2 in transformers: mask −∞',
    file: TRANSFORMERS,
    from: "hf_axk2: { ...deepseekV3, sources: source('axk2'), mask: 'zero' }",
    to: "hf_axk2: { ...deepseekV3, sources: source('axk2') }",
  },
  {
    name: 'LFM2 in transformers: a smaller guard',
    file: TRANSFORMERS,
    from: "divisorGuard: { kind: 'add', value: 1e-6 },",
    to: 'divisorGuard: ADD_1E_20,',
  },
  {
    name: 'DeepSeek-V2 in transformers: renormalised',
    file: TRANSFORMERS,
    from: "gather: 'masked',\n    renormalize: 'never',",
    to: "gather: 'masked',\n    renormalize: 'configured',",
  },
  {
    name: 'at most 31 groups on the fused path',
    file: 'src/core/dispatch/conditions.ts',
    from: 'holds: numExpertGroup <= 32',
    to: 'holds: numExpertGroup < 32',
  },
  {
    name: 'at most 31 picks on the fused path',
    file: 'src/core/dispatch/conditions.ts',
    from: 'holds: topK <= 32',
    to: 'holds: topK < 32',
  },
];
