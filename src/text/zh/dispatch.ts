import { dispatchIn } from '../dispatch';
import type { dispatch as english } from '../en/dispatch';
import { implementationName } from '../engine-names';
import type { Words } from '../words';
import { paths } from './paths';
import { setup } from './setup';

const { measured, ...told } = dispatchIn({
  idsAre: (type) => `ids 的类型为 ${type}`,
  idsCast: (produced, returned) => `ids 的类型为 ${produced}，再转换为 ${returned}`,
  weightsWritten: '权重写出时就是 float32',
  weightsKept: '权重为 float32；最后一步仍把它们转换为 float32',
  weightsCast: (from) => `权重为 ${from}，最后一步转换为 float32`,
  notCompiled: 'grouped_topk 带有 torch.compile 装饰器，这里把它关闭了。',
  compiled: 'grouped_topk 以动态形状编译，同一个图用于任意数量的词元，由平台的后端 inductor 完成。',
  inGraph: '融合算子在图之内：自 2026 年 8 月起有函数说明它的形状。',
  breaksGraph: '图在融合算子处中断：没有什么告诉编译器它的形状。',
  placedOnce: '重新平衡之前的放置：每个专家一份，用自己的 id。',
  placedAgain: (experts) =>
    `重新平衡之前的放置：每个专家用自己的 id，从 id ${experts} 起依次是专家 0、1、2…… 的副本。`,
  allFollowed: (total) => `已与 ${total} 行记录的输出核对，全部一致`,
  followed: (total, followed, rest) =>
    `已与 ${total} 行记录的输出核对：${followed} 行一致，${rest.join('，')}`,
  notFollowed: (count) => `${count} 行含 NaN 或无穷，未遵循`,
  undefinedRows: (count) => `${count} 行未比较，因为真实内核访问了不该访问的内存`,
});

/** Which code path a configuration takes, and why. */
export const dispatch = {
  ...told,
  ...paths,
  /** vLLM's name of a value that a question looked at. */
  valueName: {
    useGroupedTopk: 'use_grouped_topk',
    hasBias: '偏置',
    hasTable: '专家表',
    numExpertGroup: 'num_expert_group',
    globalNumExperts: 'global_num_experts',
    topkGroup: 'topk_group',
    topK: 'top_k',
    scoringFunc: 'scoring_func',
    routedScalingFactor: 'routed_scaling_factor',
    numFusedSharedExperts: 'num_fused_shared_experts',
    useFusedGroupedTopk: 'VLLM_USE_FUSED_MOE_GROUPED_TOPK',
    aiterFusedMoe: 'AITER',
    aiterSharedExperts: 'AITER 共享专家',
    remainder: '余数',
    version: 'vLLM',
    kernels: '内核',
    platform: '平台',
    compiled: 'torch.compile',
    grouped: '分组时的方法',
    plain: '不分组时的方法',
    simulation: 'VLLM_MOE_ROUTING_SIMULATION_STRATEGY',
    zeroExperts: '零专家',
    customRouting: 'custom_routing_function',
    eplb: 'EPLB',
    eplbMissing: '缺少',
    sameTokens: '相等',
    aiterGroups: '人为的组数',
    batchInvariant: 'VLLM_BATCH_INVARIANT',
    customOp: '自定义算子',
  } as Readonly<Record<string, string>>,
  /** Values that read better in words. */
  valueText: { '2026-09': '最新版本', true: '开', false: '关', same: '与计算相同' } as Readonly<
    Record<string, string>
  >,
  reason: {
    notPassedOn: '此路径不传递它',
    groupsUnused: '此路径上所有专家一起竞争',
    keepsFewer: '这个内核只能保留这么多组',
    everyGroupPicks: '此路径在每个组中都选',
    tablePicks: '由表选择',
    biasUnused: '此路径不使用偏置',
    alwaysRenormalizes: '此路径总是归一化',
    neverRenormalizes: '此路径从不归一化',
    renormalizesManyPicks: '此路径选出至少两个专家时才归一化',
    renormalizesSigmoid: '此路径只对 sigmoid 得分归一化',
    zeroIsNoScale: '在这里 0 表示没有缩放',
    neverScales: '此路径不缩放',
    routerGetsOne: '路由器得到 1',
    scalesUnlessRenormalized: '此路径只缩放未归一化的权重',
    noSharedExperts: '只有 AITER 给共享专家编号',
    upcastOnCpu: 'CPU 后端用 float32 路由',
    notReadByKernels: '此路径的内核不读取它',
    notReadOnCpu: 'CPU 的函数不读取它',
    roundsNothing: '此路径把 logits 当作 float32，不向半精度类型舍入',
    roundsBias: '此路径把偏置也舍入到计算所用的类型',
  },
  undefinedBecause: {
    moreThan8Groups:
      '组数超过 8 时，面向少量专家的较新内核会读取从未写入的共享内存：它的真实结果未定义。这里显示的是假如没有这个问题时它会算出的结果。',
    top22Of512Only:
      'top_k 为 22 而专家数不是 512 时，较新内核的写入会超出局部数组：真实结果未定义，或进程崩溃。这里显示的是假如没有这个问题时它会算出的结果。',
  },
  ...setup,
  method: {
    Default: '先 softmax，再 top-k',
    Renormalize: '先 top-k，再 softmax',
    DeepSeekV3: 'sigmoid、偏置、组内前 2 之和选组、top-k、归一化、缩放',
    Llama4: '先 top-1，再 sigmoid',
    RenormalizeNaive: 'softmax、top-k、归一化',
    TopK: '对原始值取 top-k',
    SigmoidRenorm: 'sigmoid、top-k、归一化',
    MiniMax2: 'sigmoid、偏置、top-k、归一化',
    Sigmoid: 'sigmoid、top-k',
    Custom: '模型自带的函数',
    Simulated: '模拟的路由',
    DeepseekV4: 'sqrt-softplus、偏置、归一化',
    Unspecified: '不得选用融合路由的内核',
  },
  implementationName,
  title: '走哪条路径，为什么',
  tree: '决策树',
  treeHint: '高亮的是实际走过的路；每个问题都列出它所看的值。',
  yes: '是',
  no: '否',
  taken: '实际路径',
  entry: '入口',
  entryName: {
    router: '该层的路由器',
    GroupedTopk: 'GroupedTopk（自定义算子）',
    grouped_topk: 'grouped_topk',
    fused_grouped_topk: 'fused_grouped_topk',
  },
  parameter: '参数',
  showAll: '显示所有分支',
  effective: '实际生效的设置',
  configured: '设定值',
  inEffect: '生效值',
  hint: (effective: string, why: string) => `实际为 ${effective}；${why}`,
  effectiveIs: (from: string, to: string, why: string) => `${from} → ${to}：${why}。`,
  undefinedTitle: '真实内核的结果未定义',
  open: '决策树…',
  after: '路由器之后',
  methodType: (name: string, number: number | undefined) =>
    `RoutingMethodType ${name}${number === undefined ? '' : ` = ${number}`}`,
  monolithic:
    '按这个名称可能会选用一种为量化专家而设、自己从 logits 路由的内核；那时这里显示的函数不会运行。',
  renormalizeLost: '用于 DeepSeekV3 的内核总是归一化：renormalize = False 在那里会丢失。',
  zeroExperts: (slots: string, factor: string) =>
    `零专家从其位置中取出，这些位置变成权重为 0 的专家 0。剩下的是 ${slots}；词元本身的系数为 ${factor}。`,
  replicaRule: {
    '0.15': (token: number) => `第 ${token} 行：按展平后 ids 中的位置对份数取模来选副本。`,
    '2026-09': (token: number) => `第 ${token} 行：按行号的哈希对份数取模来选副本。`,
  },
  loadRecord: (counts: string) => `expert_load_view 按物理 id 记入 ${counts}。`,
  loadRule: {
    '0.15': '每一项都计入，填充行也不例外。',
    '2026-09': '只在标志要求时计入，而且只计入非填充的行。',
  },
  physical: 'EPLB：逻辑专家 → 物理专家',
  physicalOff: 'EPLB 已关闭：逻辑 id 原样传下去。',
  physicalOnCpu: 'EPLB 已开启，但在此平台上 id 仍是逻辑 id。',
  replica: (logical: number, physical: number, replica: number, count: number) =>
    `E${logical} → ${physical}（第 ${replica + 1} 份，共 ${count} 份）`,
  invariantHint: 'VLLM_BATCH_INVARIANT：此路径的每次 top-k 都排序；相等值之间的顺序没有保证。',
  warningTitle: '请注意',
  warningNewest: '在最新的 vLLM 中：',
  vllmByName: '这是 vLLM 自己的一条路径，因按名称选择而遵循：此环境会走哪条路径不起作用。',
  implementationOf: '这不是 vLLM：图中遵循另一种实现的记录。',
  confidence: {
    measured,
    read: '读过其代码',
    inferred: '来自讨论或推断',
    memory: '凭记忆',
  },
} satisfies Words<typeof english>;
