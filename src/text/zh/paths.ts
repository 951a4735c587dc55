import type { paths as english } from '../en/paths';
import type { Words } from '../words';

export const paths = {
  /** Short names of vLLM's paths, for the badge. */
  about: {
    native: 'torch 函数 grouped_topk，以 eager 方式运行：每一步都舍入到它所用的类型。',
    compiled: 'torch.compile 下的 torch 函数 grouped_topk：没有单独的 top-k 读取的中间值保持为 float32。',
    fused:
      '内核 ops.grouped_topk。它用 ½·tanh(z/2) + ½ 计算 sigmoid，给总和加上 1e-20，并按从好到差的顺序返回选中的专家。',
    fusedSmall:
      '面向少量专家的较新 CUDA 内核：选择与求和用 float32，缩放与除法用双精度，先缩放再相除；按从好到差的顺序返回。',
    fallbackBias: '分组无效，因此路由器用普通 top-k 内核在全部专家中选择，并在选择时加上偏置。',
    fallback: '分组无效，因此路由器用普通 top-k 内核在全部专家中选择。',
    biasRouter: 'FusedTopKBiasRouter：用普通 top-k 内核在全部专家中选择，偏置只用于选择。',
    topKRouter: 'FusedTopKRouter：用普通 top-k 内核在全部专家中选择，既不用偏置也不缩放。',
    zeroExperts: 'ZeroExpertRouter：把词元原样传下去的专家与其他专家一起竞争，之后清空它们的位置。',
    aiterBias: '由 ROCm 的 AITER 计算路由：有偏置时一律用 sigmoid。',
    aiter: '由 ROCm 的 AITER 计算路由。',
    aiterTopKBias:
      '使用 AITER 时，偏置路由器不调用普通内核，而是用 torch 函数：以 logits 的类型计算，除法没有保护。',
    aiterTopKBiasKernel:
      'AITER 的分组内核，人为分成每组至多 32 个专家的组，并保留所有组：即用 sigmoid 和偏置在全部专家中做 top-k。',
    aiterTopK: 'FusedTopKRouter 使用 AITER 自己的算子。用于 sigmoid 的算子不接受 renormalize：权重保持原样。',
    aiterSharedRouter:
      'AITER 的路由器，用于共享专家自带门控的模型：在被路由的专家中用 softmax。共享专家的权重来自另外的 logits，本页没有它们；显示的是被路由的位置。',
    aiterFallbackBias:
      '分组无效；使用 AITER 时，带偏置的退路由 torch 函数构成：以 logits 的类型计算，除法没有保护。',
    aiterFallback: '分组无效，因此由 AITER 的 softmax 算子在全部专家中选择。',
    cpuGrouped:
      '在 CPU 上由专家自己路由：用 float32 的 torch 函数，没有环境变量能切换它们，也不编译。无效的分组没有退路。',
    cpuPlain:
      '在 CPU 上由专家自己路由：先对 logits 取 top-k，再对入选者做 softmax；不归一化时为 e 的“logit 减去全体之和的对数”次方。忽略偏置和缩放。',
    simulator: 'RoutingSimulatorRouter 随机抽取 ids，与 logits 无关。',
    customRouter: 'CustomRoutingRouter 调用模型自带的函数。',
    cpuSoftplus: '由 CPU 自己的内核计算 √softplus 路由。',
    error: 'vLLM 对此配置报错。',
  },
  /** The questions of the tree. */
  question: {
    platformIsCpu: '是否为 CPU？',
    isSimulated: '路由是否为模拟？',
    hasZeroExperts: '该层是否有零专家？',
    usesGroupedTopk: '模型是否要求分组路由？',
    hasCustomRouting: '模型是否自带路由函数？',
    groupsAreGiven: '是否给出了 num_expert_group 和 topk_group？',
    needsNoGroups: '普通路由器的结果是否相同？',
    eplbIsWhole: '若 EPLB 开启，它所需的是否齐全？',
    hasBias: '是否有 e_score_correction_bias？',
    hasBiasOrTable: '是否有偏置，或专家表？',
    tokensMatch: 'logits 与 hidden states 的行数是否相同？',
    cpuTokensMatch: '在检查行数的版本中，logits 与 hidden states 的行数是否相同？',
    groupsAreZero: 'num_expert_group 是否为 0？',
    moreExpertsThanGroups: '专家数是否多于组数？',
    groupsDivideExperts: '组数能否整除专家数？',
    cpuGroupsDivide: '得分能否按组排列？',
    groupsHaveTwo: '若有偏置，每组是否至少有两个专家？',
    aiterIsOn: '专家是否由 AITER 计算？',
    aiterTakesSharedExperts: 'AITER 是否接管共享专家？',
    aiterHasSharedRouter: 'AITER 是否有用于共享专家的路由器？',
    aiterTakesBias: 'AITER 的分组内核能否用人为的组接管？',
    scoringIsKnown: 'scoring_func 是否为 softmax 或 sigmoid？',
    biasScoringIsKnown: 'fused_topk_bias 是否认识 scoring_func？',
    fallbackScoringIsKnown: 'fused_topk_bias 是否认识它得到的 scoring_func？',
    scoringIsSoftmax: 'scoring_func 是否为 softmax？',
    scoringIsSoftplus: 'scoring_func 是否为 sqrtsoftplus？',
    fusedIsEnabled: 'VLLM_USE_FUSED_MOE_GROUPED_TOPK 是否开启？',
    fusedRunsHere: '在此平台上是否会用融合内核？',
    customOpIsOn: '自定义算子是否启用？',
    platformIsCuda: '是否为 CUDA？',
    platformIsRocm: '是否为 ROCm？',
    platformIsXpu: '是否为 XPU？',
    platformIsOutOfTree: '是否为插件的平台？',
    atMost32Groups: '组数是否不超过 32？',
    atMost32Picks: '选出的专家是否不超过 32 个？',
    kernelAccepts: '内核是否接受这些大小？',
    fewExperts: '是否适合面向少量专家的内核？',
    isBatchInvariant: 'VLLM_BATCH_INVARIANT 是否开启？',
    isCompiled: '是否在 torch.compile 下运行？',
  },
  callNote: {
    'BaseRouter.select_experts': '检查 EPLB 的张量，询问所需的 ids 类型，让子类计算路由，然后映射并转换 ids',
    GroupedTopk: '没有给出时，其构造函数取 num_expert_group = 0 和 topk_group = 0',
    forward_native: '调用 native_impl，即函数 grouped_topk',
    forward_cuda: '调用 forward_native',
    forward_xpu: '该类没有定义它：基类调用 forward_native',
    forward_cpu: '该类没有定义它：基类调用 forward_native',
    forward_oot: '该类没有定义它：基类调用 forward_native；插件可以自带一个类',
    'cpu select_experts': 'cpu_fused_moe.select_experts，最新版本中为 CPURouter',
    'rocm_aiter_ops.topk': 'topk_softmax 接受 renormalize，topk_sigmoid 不接受',
  },
  unfollowed: {
    simulator:
      '路由模拟器随机抽取 ids，与 logits 无关：任何图都不会正确。清空 VLLM_MOE_ROUTING_SIMULATION_STRATEGY 即可看到路由器。',
    customRouter: '由模型自带的函数路由，本页不认识它。关闭 custom_routing_function 即可看到路由器。',
    cpuSoftplus: '在 CPU 上由自己的内核计算 √softplus，其代码没有读过。选择其他平台即可看到这种路由。',
  },
  warning: {
    paddedRows:
      'logits 的个数不是 8 的倍数时，torch.compile 可能给各行补齐。普通内核不读取行距，于是按错误的 logits 路由，而且不报错（vllm-project/vllm#56900，#57823 提出了修正）。',
    aiterIds: 'AITER 写入 32 位的 ids。此版本把它们放进 int64 的缓冲区，其高位没有人写：ids 可能是任意值。',
  },
} satisfies Words<typeof english>;
