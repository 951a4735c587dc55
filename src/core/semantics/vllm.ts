import { TORCH, TORCH_TOPK } from './base';
import type { Semantics } from './types';

const ROUTER =
  'vllm-project/vllm@5568166686c79f69c2a6c1a0534c9595baf2a988:vllm/model_executor/layers/fused_moe/router/grouped_topk_router.py';
const FUSED =
  'vllm-project/vllm@05bd69cdff9becabe45c56792f4c27a32fa7cbde:csrc/libtorch_stable/moe/grouped_topk_kernels.cu';
const PLAIN =
  'vllm-project/vllm@085c812b2f9bb4e237d50797971da59735b0ca5a:csrc/libtorch_stable/moe/topk_softmax_kernels.cu';
const PLAIN_SEED =
  'vllm-project/vllm@0112cf233e0c60674c2844a09695ddeb2b901dc0:csrc/moe/topk_softmax_kernels.cu';
const BIAS_ROUTER =
  'vllm-project/vllm@0263839f856e1db173a79a1ed86d6a97805fa73b:vllm/model_executor/layers/fused_moe/router/fused_topk_bias_router.py';

const ZERO_ROUTER =
  'vllm-project/vllm@4ec476587fa43f8694c35bcffb864ff9d5ef2d1d:vllm/model_executor/layers/fused_moe/router/zero_expert_router.py';

/** The torch function `grouped_topk`, run eagerly. Half-type logits make half-type scores; a bias lifts c to float32. */
const native: Semantics = {
  ...TORCH,
  sources: [ROUTER],
  confidence: 'measured',
  groupScore: 'biasTop2',
  order: 'torchUnsorted',
  ties: 'lowestIndex',
  gather: 'scoreOrMasked',
  roundsAt: ['score', 'gathered', 'sum', 'divided', 'weight'],
  refuses: [...TORCH_TOPK, 'groupTooSmall'],
};

/** The CUDA kernel `ops.grouped_topk`; half-type logits keep its arithmetic up to the group scores in that type. */
const fused: Semantics = {
  ...native,
  sources: [FUSED],
  sigmoidForm: 'tanh',
  nonFinite: 'skipped',
  groupScore: 'top2',
  mask: 'excluded',
  noUsableGroup: 'uniform',
  order: 'descending',
  gather: 'score',
  sumOrder: 'warp',
  divisorGuard: { kind: 'add', value: 1e-20 },
  division: 'reciprocal',
  scaleAt: 'folded',
  roundsAt: ['score', 'bias', 'biased', 'groupScore'],
  refuses: [
    'topKZero',
    'topkGroupZero',
    'topkGroupAboveGroups',
    'groupsAbove32',
    'topKAbove32',
    'topKAboveSurvivors',
  ],
};

/** `topk_softmax` and `topk_sigmoid`: arg-max k times over. */
const topKKernel: Semantics = {
  ...TORCH,
  sources: [PLAIN_SEED],
  confidence: 'measured',
  sigmoidForm: 'fastExp',
  pick: 'rounds',
  ties: 'lowestIndex',
  sumOrder: 'sequential',
  divisorGuard: { kind: 'one', value: 0 },
  scale: 'never',
  refuses: [],
};

const topKKernelNewest: Semantics = {
  ...topKKernel,
  sources: [PLAIN],
  nonFinite: 'zeroed',
  division: 'reciprocal',
};

/** ROCm's `biased_grouped_topk` and `grouped_topk`. */
const aiterBias: Semantics = {
  ...native,
  sources: [
    'vllm-project/vllm@aa31f9989320a4c025af8e71ca528f610e78af3c:vllm/model_executor/layers/fused_moe/rocm_aiter_fused_moe.py',
  ],
  confidence: 'inferred',
  scoringFunc: 'sigmoid',
  groupScore: 'top2',
  order: 'descending',
  ties: 'unspecified',
  gather: 'score',
  roundsAt: ['bias'],
};

export const VLLM = {
  vllm_native: native,
  /** Batch-invariant mode: `sorted=True`. */
  vllm_native_sorted: { ...native, order: 'descending', ties: 'unspecified' },
  /** Under torch.compile intermediate values stay float32, save scores that a separate top-k reads. */
  vllm_compiled: { ...native, roundsAt: ['scoreWithoutBias'] },
  vllm_compiled_sorted: {
    ...native,
    order: 'descending',
    ties: 'unspecified',
    roundsAt: ['scoreWithoutBias'],
  },
  vllm_fused: fused,
  /** The newer kernel for few experts: float32 once it has its input, which for softmax are scores. Its double-precision ρ and guard differ from float32 by ≤ 2 ulp. */
  vllm_fused_small: {
    ...fused,
    nonFinite: 'ranked',
    mask: 'minusInfinity',
    noUsableGroup: 'firstExpert',
    division: 'quotient',
    scaleAt: 'before',
    roundsAt: ['softmaxScore'],
    undefinedWhen: ['moreThan8Groups', 'top22Of512Only'],
  },
  vllm_fused_topk: { ...topKKernel, bias: 'ignored' },
  vllm_fused_topk_bias: topKKernel,
  vllm_fused_topk_newest: { ...topKKernelNewest, bias: 'ignored' },
  vllm_fused_topk_bias_newest: topKKernelNewest,
  /** The bias router scales in Python after the kernel. */
  vllm_bias_router: { ...topKKernel, scale: 'always' },
  vllm_bias_router_newest: { ...topKKernelNewest, sources: [BIAS_ROUTER, PLAIN], scale: 'always' },
  /** `GroupedTopKRouter` on a grouping it calls invalid: `scoring_func` is not passed on, so softmax. */
  vllm_fallback_bias: {
    ...topKKernel,
    sources: [ROUTER, PLAIN_SEED],
    scoringFunc: 'softmax',
    scale: 'always',
  },
  vllm_fallback: { ...topKKernel, sources: [ROUTER, PLAIN_SEED], scoringFunc: 'softmax', bias: 'ignored' },
  vllm_fallback_bias_new_kernel: {
    ...topKKernelNewest,
    sources: [ROUTER, PLAIN],
    scoringFunc: 'softmax',
    scale: 'always',
  },
  vllm_fallback_new_kernel: {
    ...topKKernelNewest,
    sources: [ROUTER, PLAIN],
    scoringFunc: 'softmax',
    bias: 'ignored',
  },
  /** DeepSeek-V4's scores; the newer bias router knows them. */
  vllm_sqrtsoftplus: {
    ...TORCH,
    sources: [BIAS_ROUTER],
    confidence: 'read',
    scoringFunc: 'sqrtsoftplus',
    divisorGuard: { kind: 'clamp', value: 1e-20 },
  },
  vllm_aiter_bias: aiterBias,
  vllm_aiter: {
    ...aiterBias,
    scoringFunc: 'configured',
    groupScore: 'max',
    gather: 'masked',
    bias: 'ignored',
  },
  vllm_aiter_bias_shared: { ...aiterBias, sharedExperts: 'appended' },
  vllm_aiter_shared: {
    ...aiterBias,
    scoringFunc: 'configured',
    groupScore: 'max',
    gather: 'masked',
    bias: 'ignored',
    sharedExperts: 'appended',
  },
  /** `ZeroExpertRouter` (LongCat): identity experts compete, their slots are emptied afterwards. */
  vllm_zero_experts: {
    ...topKKernelNewest,
    sources: [ZERO_ROUTER],
    confidence: 'read',
    scale: 'always',
    zeroExperts: 'identity',
  },
} as const satisfies Record<string, Semantics>;
