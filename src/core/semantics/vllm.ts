import { TORCH, TORCH_TOPK } from './base';
import type { Semantics } from './types';

const ROUTER =
  'vllm-project/vllm@5568166686c79f69c2a6c1a0534c9595baf2a988:vllm/model_executor/layers/fused_moe/router/grouped_topk_router.py';
const FUSED =
  'vllm-project/vllm@05bd69cdff9becabe45c56792f4c27a32fa7cbde:csrc/libtorch_stable/moe/grouped_topk_kernels.cu';
const PLAIN =
  'vllm-project/vllm@085c812b2f9bb4e237d50797971da59735b0ca5a:csrc/libtorch_stable/moe/topk_softmax_kernels.cu';
const PLAIN_V0_15 =
  'vllm-project/vllm@0112cf233e0c60674c2844a09695ddeb2b901dc0:csrc/moe/topk_softmax_kernels.cu';
const BIAS_ROUTER =
  'vllm-project/vllm@0263839f856e1db173a79a1ed86d6a97805fa73b:vllm/model_executor/layers/fused_moe/router/fused_topk_bias_router.py';

const DSV4_TRITON =
  'vllm-project/vllm@02fd2e70a4da900b4877fcce65d3fa8df3a562dc:vllm/model_executor/layers/fused_moe/router/dsv4_topk.py';
const SOFTPLUS =
  'vllm-project/vllm@0d89098997269709ea0f12c52a8e7d6bbf76b19e:csrc/libtorch_stable/moe/topk_softplus_sqrt_kernels.cu';
const BIAS_ROUTER_V0_15 =
  'vllm-project/vllm@90b0a26e0e1a8ae3ba34e9e0ea514411f1a6a182:vllm/model_executor/layers/fused_moe/router/fused_topk_bias_router.py';
const TOPK_ROUTER =
  'vllm-project/vllm@5568166686c79f69c2a6c1a0534c9595baf2a988:vllm/model_executor/layers/fused_moe/router/fused_topk_router.py';
const CPU_V0_15 =
  'vllm-project/vllm@09aa6b34bf7bd7f309464cefb570552144db41c3:vllm/model_executor/layers/fused_moe/cpu_fused_moe.py';
const CPU_ROUTER =
  'vllm-project/vllm@3cd56accc3d8e4853a334ef7873c128120666aa3:vllm/model_executor/layers/fused_moe/router/cpu_router.py';

const ZERO_ROUTER =
  'vllm-project/vllm@4ec476587fa43f8694c35bcffb864ff9d5ef2d1d:vllm/model_executor/layers/fused_moe/router/zero_expert_router.py';

/** The torch function `grouped_topk`, run eagerly. Half-type logits make half-type scores; a bias lifts c to float32. */
const native: Semantics = {
  ...TORCH,
  sources: [ROUTER],
  confidence: 'measured',
  otherScoring: 'unsupported',
  groupScore: 'biasTop2',
  order: 'torchUnsorted',
  ties: 'lowestIndex',
  gather: 'scoreOrMasked',
  roundsAt: ['score', 'gathered', 'sum', 'divided', 'weight'],
  refuses: ['viewFails', 'groupTooSmall', ...TORCH_TOPK],
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
    'groupsZero',
    'topKZero',
    'topkGroupZero',
    'topkGroupAboveCount',
    'groupsDoNotDivide',
    'groupsAbove32',
    'topKAbove32',
    'topKAboveSurvivors',
  ],
};

/** `topk_softmax` and `topk_sigmoid`: arg-max k times over. */
const topKKernel: Semantics = {
  ...TORCH,
  sources: [PLAIN_V0_15],
  confidence: 'measured',
  otherScoring: 'unsupported',
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
  refuses: native.refuses,
};

/** ROCm's `topk_softmax` and `topk_sigmoid`. */
const aiterTopK: Semantics = {
  ...TORCH,
  sources: [TOPK_ROUTER],
  confidence: 'inferred',
  otherScoring: 'unsupported',
  bias: 'ignored',
  renormalizeOnlyIf: 'softmax',
  scale: 'never',
  refuses: ['topKAboveExperts'],
};

const aiterTopKBias: Semantics = {
  ...TORCH,
  sources: [BIAS_ROUTER_V0_15],
  confidence: 'read',
  otherScoring: 'unsupported',
  order: 'torchUnsorted',
  roundsAt: ['score', 'sum', 'divided'],
};

export const VLLM = {
  vllm_native: native,
  /** Batch-invariant mode: `sorted=True`. */
  vllm_native_sorted: { ...native, order: 'descending', ties: 'unspecified' },
  /** Under torch.compile intermediate values stay float32, save scores that a separate top-k reads. */
  vllm_compiled: { ...native, roundsAt: ['scoreWithoutBias'] },
  vllm_compiled_sorted: {
    ...native,
    confidence: 'read',
    order: 'descending',
    ties: 'unspecified',
    roundsAt: ['scoreWithoutBias'],
  },
  vllm_fused: fused,
  /**
   * The newer kernel for few experts: float32 once it has its input, which for softmax are scores. ρ and the literal
   * 1e-20 are doubles: the product is kept in a float, and that is divided by the double that sum and guard make.
   */
  vllm_fused_small: {
    ...fused,
    nonFinite: 'ranked',
    mask: 'minusInfinity',
    noUsableGroup: 'firstExpert',
    division: 'quotient',
    weighedIn: 'float64Steps',
    scaleAt: 'before',
    roundsAt: ['softmaxScore'],
    undefinedWhen: ['moreThan8Groups', 'top22Of512Only'],
  },
  vllm_fused_topk: { ...topKKernel, bias: 'ignored' },
  vllm_fused_topk_bias: topKKernel,
  vllm_fused_topk_newest: { ...topKKernelNewest, bias: 'ignored' },
  vllm_fused_topk_bias_newest: topKKernelNewest,
  /** The bias router scales in Python after the kernel. */
  vllm_bias_router: { ...topKKernel, confidence: 'read', scale: 'always' },
  vllm_bias_router_newest: {
    ...topKKernelNewest,
    sources: [BIAS_ROUTER, PLAIN],
    confidence: 'read',
    scale: 'always',
  },
  /** `GroupedTopKRouter` on a grouping it calls invalid: `scoring_func` is not passed on, so softmax. */
  vllm_fallback_bias: {
    ...topKKernel,
    sources: [ROUTER, PLAIN_V0_15],
    scoringFunc: 'softmax',
    scale: 'always',
  },
  vllm_fallback: { ...topKKernel, sources: [ROUTER, PLAIN_V0_15], scoringFunc: 'softmax', bias: 'ignored' },
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
  /** DeepSeek-V4's scores in torch. Of the newer bias router's ways only XPU takes this one. */
  vllm_sqrtsoftplus: {
    ...TORCH,
    sources: [BIAS_ROUTER],
    confidence: 'read',
    scoringFunc: 'sqrtsoftplus',
    table: 'picks',
    divisorGuard: { kind: 'clamp', value: 1e-20 },
  },
  /** DeepSeek-V4 on CUDA: a Triton kernel for its sizes. Below a logit of about −16.6 a score is exactly 0. */
  vllm_dsv4_topk: {
    ...TORCH,
    sources: [DSV4_TRITON],
    confidence: 'read',
    scoringFunc: 'sqrtsoftplus',
    softplusForm: 'logExp',
    nonFinite: 'floored',
    pick: 'rounds',
    roundsFloor: 'minusInfinity',
    ties: 'lowestIndex',
    sumOrder: 'triton',
    divisorGuard: { kind: 'one', value: 0 },
    division: 'reciprocal',
    scaleAt: 'folded',
    refuses: ['notForTriton'],
  },
  /** The newer bias router's record for √softplus in every other case on CUDA and ROCm, and for a table's rows. */
  vllm_softplus_sqrt: {
    ...TORCH,
    sources: [SOFTPLUS],
    confidence: 'read',
    scoringFunc: 'sqrtsoftplus',
    softplusForm: 'logExp',
    table: 'picks',
    pick: 'rounds',
    ties: 'lowestIndex',
    gather: 'recovered',
    sumOrder: 'sequential',
    divisorGuard: { kind: 'one', value: 0 },
    division: 'reciprocal',
    scaleAt: 'folded',
    refuses: ['noSuchExpertCount'],
  },
  /** On the CPU the experts route for themselves: always float32, eager, unsorted, and no grouping is called invalid. */
  vllm_cpu_grouped: {
    ...native,
    sources: [CPU_V0_15, CPU_ROUTER],
    confidence: 'read',
    ties: 'unspecified',
    roundsAt: [],
  },
  /** The CPU without groups: top-k of the logits in their type, softmax afterwards; neither bias nor scale. */
  vllm_cpu_plain: {
    ...TORCH,
    sources: [CPU_V0_15, CPU_ROUTER],
    confidence: 'read',
    scoringFuncs: ['softmax'],
    otherScoring: 'asserts',
    scored: 'after',
    softmaxForm: 'logUnlessRenormalized',
    bias: 'ignored',
    order: 'torchUnsorted',
    renormalize: 'never',
    scale: 'never',
    roundsAt: ['score'],
  },
  /** `fused_topk` on AITER: its sigmoid takes no flag to renormalise. */
  vllm_aiter_topk: aiterTopK,
  /** `fused_topk_bias` on AITER in the followed version: torch, scores in the logits' type, no guard. */
  vllm_aiter_topk_bias: aiterTopKBias,
  /** Since March 2026 AITER's grouped kernel: groups of at most 32 experts, all of them kept, so that all compete. */
  vllm_aiter_topk_bias_newest: {
    ...aiterBias,
    sources: [BIAS_ROUTER],
    groupScore: 'none',
    roundsAt: [],
    refuses: ['topKAboveExperts'],
  },
  /** The fallback of `GroupedTopKRouter` on AITER; as on other platforms without `scoring_func`. */
  vllm_aiter_fallback: { ...aiterTopK, sources: [ROUTER, TOPK_ROUTER], scoringFunc: 'softmax' },
  vllm_aiter_fallback_bias: {
    ...aiterTopKBias,
    sources: [ROUTER, BIAS_ROUTER_V0_15],
    scoringFunc: 'softmax',
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
