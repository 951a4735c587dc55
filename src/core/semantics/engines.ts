import { ADD_1E_20, TORCH } from './base';
import type { Semantics } from './types';

/** Sigmoid, bias, top-2 groups, float32: the common form of DeepSeek-V3 outside vLLM. */
const v3: Omit<Semantics, 'sources'> = {
  ...TORCH,
  confidence: 'read',
  scoringFunc: 'sigmoid',
  groupScore: 'top2',
  order: 'torchUnsorted',
  divisorGuard: ADD_1E_20,
  refuses: ['groupTooSmall', ...TORCH.refuses],
};

/** Softmax, best expert of a group, no bias: the common form of DeepSeek-V2. */
const v2: Omit<Semantics, 'sources'> = {
  ...v3,
  scoringFunc: 'softmax',
  bias: 'ignored',
  groupScore: 'max',
  mask: 'zero',
  gather: 'masked',
  refuses: TORCH.refuses,
};

const SGLANG =
  'sgl-project/sglang@000328a8cd54dd3aac97cd9977c39b5408034b26:python/sglang/srt/layers/moe/topk.py';
const SGLANG_TRITON =
  'sgl-project/sglang@015538964db3339c66a78412d04ca0578acab0d2:python/sglang/jit_kernel/moe_fused_gate.py';
const LMDEPLOY = 'InternLM/lmdeploy@1263d5cd889b7ad500e85b8eb20401327a4516ab:lmdeploy/pytorch';
const KTRANSFORMERS =
  'kvcache-ai/ktransformers@95009ea6856c0799e517e93cb12be5e8494bc7ce:archive/ktransformers/models';
const MLX = 'ml-explore/mlx-lm@d78bf58e217c904ec282ed8da9b947491f78c022:mlx_lm/models';
const LLAMA_CPP = 'ggml-org/llama.cpp@434f71a5b4d1ff9c9c9b59e08326f0fe3d15193a:src/llama-graph.cpp';
const MEGATRON =
  'NVIDIA/Megatron-LM@d98e8a64ddf34856e74b24714e3bedb2f5a39553:megatron/core/transformer/moe/moe_utils.py';

export const ENGINES = {
  /** DeepSeek's own inference code. Softmax is never renormalised, sigmoid always; softmax scores are float32. */
  deepseek_official: {
    ...v3,
    sources: ['deepseek-ai/DeepSeek-V3@9b4e9788e4a3a731f7567338ed15d3ec549ce03b:inference/model.py'],
    scoringFunc: 'configured',
    otherScoring: 'sigmoid',
    groupScore: 'biasTop2',
    oneGroup: 'skip',
    renormalize: 'always',
    renormalizeOnlyIf: 'sigmoid',
    divisorGuard: { kind: 'none', value: 0 },
    order: 'descending',
    roundsAt: ['sigmoidScore', 'sum', 'divided', 'weight'],
  },
  /** DeepSeek-V2's remote code: renormalise or scale, never both. */
  deepseek_v2_remote: {
    ...v2,
    sources: [`${KTRANSFORMERS}/modeling_deepseek.py`],
    renormalizeOnlyIf: 'manyPicks',
    scale: 'unlessRenormalized',
  },
  /** The scale is applied outside of the router in the usual configuration. */
  sglang: {
    ...v2,
    sources: [SGLANG],
    divisorGuard: { kind: 'none', value: 0 },
    scale: 'never',
    roundsAt: ['score', 'sum', 'divided'],
  },
  sglang_biased: {
    ...v3,
    sources: [SGLANG],
    divisorGuard: { kind: 'none', value: 0 },
    scale: 'never',
    roundsAt: ['score', 'sum', 'divided'],
  },
  /**
   * The Triton router that ungrouped routing takes since July 2026. Softmax takes the bias into the logit, where it
   * also stays in the weight; the other functions use it for the choice only.
   */
  sglang_triton: {
    ...v3,
    sources: [SGLANG_TRITON],
    scoringFunc: 'configured',
    scoringFuncs: ['sigmoid', 'sqrtsoftplus', 'softmax'],
    otherScoring: 'unknown',
    softplusForm: 'logExp',
    nonFinite: 'floored',
    biasAt: 'softmaxLogit',
    groupScore: 'top2Distinct',
    groupPick: 'rounds',
    oneGroup: 'skip',
    pick: 'rounds',
    roundsFloor: 'minusInfinity',
    order: 'descending',
    ties: 'lowestIndex',
    sumOrder: 'triton',
    divisorGuard: { kind: 'one', value: 0 },
    scale: 'never',
    refuses: [],
  },
  /** Removed from SGLang on 2026-07-07; releases before that have it. */
  sglang_fused_gate: {
    ...v3,
    sources: [
      'sgl-project/sglang@00c0d65c552fd89c699b7fab96b6172873769a14:sgl-kernel/csrc/moe/moe_fused_gate.cu',
    ],
    mask: 'excluded',
    order: 'descending',
    ties: 'lowestIndex',
    renormalize: 'always',
    sumOrder: 'sequential',
    divisorGuard: { kind: 'none', value: 0 },
    scale: 'never',
    roundsAt: ['score', 'bias', 'biased', 'groupScore'],
  },
  /**
   * The torch code, taken if the fused kernel's sizes are exceeded. A second top-k, on the weights, decides the order;
   * with one group the order of the choice stays.
   */
  tensorrt_llm: {
    ...v3,
    sources: [
      'NVIDIA/TensorRT-LLM@0f3e29af15c406a262d677ecd6aee6a266b8eec7:tensorrt_llm/_torch/modules/fused_moe/routing.py',
    ],
    oneGroup: 'skip',
    order: 'groupsByWeight',
    renormalize: 'always',
    scaleAt: 'before',
  },
  /**
   * ρ and the literal 1e-20 are doubles, and so is the whole expression that they stand in, up to the cast of the
   * weight.
   */
  flashinfer: {
    ...v3,
    sources: [
      'flashinfer-ai/flashinfer@0a17574e5e071738e369d54b247bcf2206bc6752:csrc/fused_moe/noAuxTcKernels.cu',
      'flashinfer-ai/flashinfer@051441a40272adf603f04de7f9c688f89168e578:flashinfer/fused_moe/fused_routing_dsv3.py',
    ],
    sigmoidForm: 'tanh',
    oneGroup: 'skip',
    order: 'descending',
    ties: 'lowestIndex',
    renormalize: 'always',
    sumOrder: 'warp',
    weighedIn: 'float64',
    scaleAt: 'before',
    mostKeptGroups: 4,
    roundsAt: ['weight'],
    refuses: [
      'tooFewPairs',
      'oneGroupAbove384',
      'topKAbove8',
      'groupAbove32Experts',
      'keptAbove128Experts',
      'groupsDoNotDivide',
      'groupsAbove32',
      'groupsOfOver256',
    ],
    undefinedWhen: ['moreThan8Groups'],
  },
  llama_cpp: {
    ...v3,
    sources: [LLAMA_CPP],
    scoringFunc: 'configured',
    scoringFuncs: ['softmax', 'sigmoid', 'sqrtsoftplus'],
    softplusForm: 'logExp',
    zeroScale: 'off',
    oneGroup: 'skip',
    order: 'descending',
    sumOrder: 'sequential',
    divisorGuard: { kind: 'clamp', value: 6.103515625e-5 },
  },
  mlx_deepseek_v3: {
    ...v3,
    sources: [`${MLX}/deepseek_v3.py`],
    oneGroup: 'skip',
    mask: 'zero',
    renormalizeOnlyIf: 'manyPicks',
    divisorGuard: { kind: 'none', value: 0 },
  },
  /** Also kimi_linear, mimo and nemotron: top-2 sums even without a bias. */
  mlx_bailing: {
    ...v3,
    sources: [`${MLX}/bailing_moe.py`],
    scoringFunc: 'configured',
    oneGroup: 'skip',
    mask: 'zero',
    renormalizeOnlyIf: 'manyPicks',
  },
  mlx_deepseek_v2: { ...v2, sources: [`${MLX}/deepseek_v2.py`], renormalize: 'never' },
  lmdeploy_noaux_tc: {
    ...v3,
    sources: [`${LMDEPLOY}/kernels/cuda/fused_noaux_tc.py`],
    scoringFunc: 'configured',
    mask: 'zero',
    order: 'descending',
    ties: 'lowestIndex',
    sumOrder: 'sequential',
  },
  /** The logits are masked with 0 before the softmax. */
  lmdeploy_group_limited_greedy: {
    ...v2,
    sources: [`${LMDEPLOY}/models/deepseek_v2.py`],
    mask: 'zeroLogit',
    renormalizeOnlyIf: 'manyPicks',
    divisorGuard: ADD_1E_20,
    scale: 'unlessRenormalized',
  },
  lmdeploy_router_n_groups: {
    ...v3,
    sources: [`${LMDEPLOY}/backends/default/moe_router.py`],
    scoringFunc: 'configured',
    groupScore: 'none',
    pick: 'eachGroup',
    gather: 'biased',
    order: 'descending',
    refuses: ['topKAboveExperts'],
  },
  ktransformers_v3: { ...v3, sources: [`${KTRANSFORMERS}/modeling_deepseek_v3.py`] },
  ktransformers_glm4: { ...v3, sources: [`${KTRANSFORMERS}/modeling_glm4_moe.py`], mask: 'zero' },
  /** Megatron asks for sorted picks when it trains, and for any order without gradients; training is followed. */
  megatron_sigmoid: {
    ...v3,
    sources: [MEGATRON],
    groupScore: 'topShare',
    order: 'descending',
    renormalize: 'always',
    renormalizeOnlyIf: 'manyPicks',
  },
  megatron_softmax: {
    ...v3,
    sources: [MEGATRON],
    scoringFunc: 'softmax',
    groupScore: 'topShare',
    order: 'descending',
    renormalize: 'never',
  },
  /** A view updated in place: the weights are biased scores. */
  kimi_linear_remote: {
    ...v3,
    sources: ['troy12x/quasar-kimi@153735fdfeb5d1942406f7f7a47f9cae35e3e3c6:modeling_kimi.py'],
    confidence: 'inferred',
    mask: 'zero',
    gather: 'biased',
    roundsAt: ['score'],
  },
  /** Weights as Mixtral's; plain torch, the baseline the recorded `ref_topk` is. */
  torch_topk: {
    ...TORCH,
    sources: ['pytorch/pytorch@0aafd810d15fe1943f9badd40228f29e25a5014f:aten/src/ATen/native/TopKImpl.h'],
    confidence: 'measured',
    scale: 'never',
  },
  torch_topk_softmax: {
    ...TORCH,
    sources: ['pytorch/pytorch@0aafd810d15fe1943f9badd40228f29e25a5014f:aten/src/ATen/native/TopKImpl.h'],
    confidence: 'measured',
    scoringFunc: 'softmax',
    scale: 'never',
  },
} as const satisfies Record<string, Semantics>;
