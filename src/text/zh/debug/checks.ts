import type { CheckWords } from '../../checks';

/** 文件中的键和值。 */
const pair = ({ key, value }: { key?: string; value?: string }) =>
  value === undefined ? (key ?? '') : `${key} = ${value}`;

export const checks: CheckWords = {
  at: (line, column) => `第 ${line} 行第 ${column} 列`,
  errors: {
    empty: '文件是空的',
    binary: '文件不是文本',
    safetensors: 'safetensors 文件存放张量，不是配置',
    archive: '文件是压缩包，请先解压',
    notAnObject: '应为一个含有设置的对象，但这里是列表或单个值',
    noSettings: '文本中没有可识别的设置：JSON、Python 字典或调用、命令行参数、或逐行的键和值',
    otherFile: ({ what }) =>
      ({
        quantisation: '文件说明模型如何量化，与路由器无关',
        tokenizer: '文件描述的是分词器',
        generation: '文件是采样设置，其中的 top_k 不属于路由器',
        adapter: '文件描述的是适配器',
        weights: '文件列出张量存放的位置',
        other: '文件中没有属于模型路由器或层的键',
      })[what],
    brokenHeader: ({ at }) => `GGUF 文件头在第 ${at} 字节处中断或损坏`,
    syntax: ({ place, expected, found }) => {
      const wanted = expected[0] === '' ? '文件结尾' : expected.join(' 或 ');
      return `第 ${place.line} 行第 ${place.column} 列：应为 ${wanted}，实际是 ${found === '' ? '文件结尾' : found}`;
    },
  },
  found: {
    noExperts: '模型没有专家，因此没有路由器。',
    noRouterRuns: ({ dense, layers }) => `没有路由器运行：${dense} 层是稠密层，而模型共有 ${layers} 层。`,
    topKZero: 'top_k 为 0：不选任何专家。',
    topKAboveExperts: ({ top_k, global_num_experts }) => `top_k ${top_k} 多于 ${global_num_experts} 个专家。`,
    everyExpertPicked: 'top_k 等于专家数：全部入选，只有权重不同。',
    groupsZero: 'num_expert_group 为 0：vLLM 会用它作除数。',
    groupsDoNotDivide: ({ num_expert_group, global_num_experts }) =>
      `${global_num_experts} 个专家不能均分为 ${num_expert_group} 组。`,
    moreGroupsThanExperts: ({ num_expert_group, global_num_experts }) =>
      `${global_num_experts} 个专家却有 ${num_expert_group} 组。`,
    groupScoreNeedsTwo: '有偏置时，组得分是组内最好的两个之和，而这里每组只有一个专家。',
    topkGroupZero: 'topk_group 为 0：不保留任何组。',
    topkGroupAboveGroups: ({ topk_group, num_expert_group }) =>
      `topk_group ${topk_group} 多于 ${num_expert_group} 组。`,
    everyGroupKept: 'topk_group 等于 num_expert_group：所有组都保留，分组没有作用。',
    topKAboveKept: ({ k, kept }) => `top_k ${k} 多于保留组中的 ${kept} 个专家。`,
    fewerPicksThanGroups: ({ top_k, topk_group }) =>
      `top_k ${top_k} 小于 topk_group ${topk_group}：Megatron 的组得分将不含任何分数。`,
    megatronGroupScore: ({ summed }) =>
      `Megatron 把组内最好的 ${summed} 个相加（top_k / topk_group 向下取整）；其他实现加 2 个或取最好的一个。`,
    topOneRenormalized: '只选一个时，重新归一化使其权重恒为 1，与得分无关。',
    softmaxOfPicked: 'Softmax 后再归一化：等于只对入选专家做 softmax。',
    sharesNotDivided: '权重是全部专家中的份额：总和小于 1，剪去专家会使权重变大。',
    sigmoidNotDivided: '得分不是份额，也没有除以总和：各个 token 的权重总和不同。',
    softmaxWithBias: '得分来自 softmax，选择时再加偏置。有些内核只在 sigmoid 时接受偏置。',
    scaleZero: 'routed_scaling_factor 为 0：所有权重变为 0，或被引擎当作没有系数。',
    sumIsScale: ({ routed_scaling_factor }) => `权重总和为 ${routed_scaling_factor}，单个权重可能大于 1。`,
    scaleWithoutDivision: ({ routed_scaling_factor }) =>
      `权重未除以总和就乘以 ${routed_scaling_factor}；有些代码此时不乘。`,
    scaleInModelToo: ({ routed_scaling_factor }) =>
      `系数 ${routed_scaling_factor} 应在路由器或其外的模型中使用一次，不能两处都用。`,
    noauxWithoutBias: 'topk_method 是 noaux_tc，需要校正偏置，而另一个键说没有偏置。',
    greedyWithBias: ({ method }) => `topk_method 是 ${method}，没有校正偏置，而另一个键说有偏置。`,
    greedyWithGroups: ({ num_expert_group }) =>
      `topk_method 是 greedy，DeepSeek 自己的代码不分组，而 vLLM 会用这 ${num_expert_group} 组。`,
    limitedGreedyWithoutGroups: 'topk_method 要求分组，而这里只有一组。',
    sqrtsoftplusInGroups: 'vLLM 的分组路由器只认识 softmax 和 sigmoid。',
    groupsWithoutBias: '有分组而无偏置：vLLM 的融合内核需要偏置，因此走较慢的路径。',
    groupMaxOrTwo: '无偏置时 vLLM 以组内最好的专家为组得分；有些引擎把最好的两个相加。',
    maskZeroOrInfinity: '有些引擎用 0 而不是 −∞ 屏蔽被淘汰的组：加偏置后得分为负的专家会输给它们。',
    biasStaysFloat32: '校正偏置必须保持 float32：舍入为 bfloat16 会选出别的专家。',
    tinySums: '入选得分都极小时，各引擎防止除法出错的方式不同。',
    noGroupsWithSigmoid:
      '有 sigmoid 和偏置，但没有分组的键：为 DeepSeek-V3 编写的内核要求 num_expert_group 为 1 而不是 0。',
    groupsAbove32: ({ num_expert_group }) => `vLLM 的融合内核最多支持 32 组，这里有 ${num_expert_group} 组。`,
    groupAbove32: ({ size }) => `每组有 ${size} 个专家；有些内核最多支持 32 个。`,
    keptAbove128: ({ kept }) => `保留的组共有 ${kept} 个专家；有些内核最多支持 128 个。`,
    expertsAbove256: ({ global_num_experts }) =>
      `${global_num_experts} 个专家：有些分组内核最多支持 256 个。`,
    topKAbove8: ({ top_k }) => `top_k ${top_k}：有些内核最多选 8 个。`,
    topKAbove32: ({ top_k }) => `top_k ${top_k}：vLLM 的融合内核最多选 32 个。`,
    notPowerOfTwo: ({ global_num_experts }) => `${global_num_experts} 不是 2 的幂：有些引擎会换用别的内核。`,
    expertsAboveLimit: ({ E, max }) => `${E} 个专家超过这里能路由的 ${max} 个。`,
    expertsNotSplit: ({ E, ranks }) => `${E} 个专家不能均分到 ${ranks} 个专家并行进程。`,
    picksFirst: '模型按 logits 选择，只用入选专家计算权重。',
    vllmRaises: ({ version, raised }) => `vLLM ${version} 报错：${raised}`,
    groupingFallsBack: ({ version, groups, experts }) =>
      `vLLM ${version} 忽略 ${experts} 个专家的 ${groups} 组，在全部专家中选择。`,
    scoringDropped: ({ version, configured, used }) =>
      `vLLM ${version} 在这条路径上用 ${used}，而不是 ${configured}。`,
    scaleDropped: ({ version, configured, used }) =>
      `vLLM ${version} 在这条路径上乘以 ${used}，而不是 ${configured}。`,
    paddedRows: ({ version, experts }) =>
      `vLLM ${version} 编译运行：${experts} 不是 8 的倍数，logits 可能被填充，内核可能读错。`,
    kernelRefuses: ({ record, raised }) => `内核 ${record} 拒绝这些尺寸：${raised}`,
    biasAllZero: '偏置全为 0：选择与没有偏置时相同。',
    biasDecides: '偏置之间的差大于所有得分之间的差：只由偏置决定选择。',
    scoreLostInBias: ({ count }) => `${count} 个得分太小，加到偏置上不改变和。`,
    biasNotFinite: ({ count }) => `偏置中有 ${count} 个值不是有限数。`,
    weightAboveOne: ({ count }) => `${count} 个权重大于 1。`,
    weightBelowZero: ({ count }) => `${count} 个权重小于 0。`,
    wrongType: (_, remark) => `${pair(remark)} 的类型不对，因此不采用。`,
    negative: (_, remark) => `${pair(remark)} 是负数，因此不采用。`,
    notFinite: (_, remark) => `${pair(remark)} 不是有限数，因此不采用。`,
    tooLarge: (_, remark) => `${pair(remark)} 太大，因此不采用。`,
    expression: (_, remark) => `${pair(remark)} 是表达式，只有程序知道它的值。`,
    unknownScoring: (_, remark) => `${pair(remark)} 不是已知的得分函数。`,
    numberAsFlag: (_, remark) => `${pair(remark)} 用数字代替了 true 或 false。`,
    keysDisagree: (_, remark) => `${pair(remark)} 与采用的 ${remark.other} 矛盾。`,
    architectureConflict: (_, remark) => `${pair(remark)} 与 ${remark.other} 矛盾，采用后者的规则。`,
    falseFriend: (_, remark) => `${remark.key} 不属于路由器。`,
    perLayer: (_, remark) => `各层的 ${remark.key} 不同（${remark.value}）；显示第一个。`,
    unknownFamily: (_, { value }) =>
      `${value === undefined ? '文件没有写明模型' : `模型 ${value} 未知`}：没有键说明的内容是猜测或未知。`,
    resembles: (_, { value, other }) => `模型 ${value} 未知；暂用 ${other} 的规则，仅为猜测。`,
    methodAsScoring: (_, { key }) => `${key} 是 noaux_tc，这是选择方法，不是得分函数。`,
    hashLayers: (_, { value }) => `前 ${value?.split(' ').at(-1)} 层按 token id 查表选专家。`,
    zeroExperts: (_, { value }) => `路由器还有 ${value} 列，对应直接传递 token 的专家。`,
    ggufKeyWithoutPrefix: (_, { key }) => `${key} 缺少架构前缀，加载器可能读不到。`,
    impliedGating: (_, { value }) => `文件没有 expert_gating_func；得分函数按规则 ${value} 确定。`,
    hybridLayers: (_, { key, value }) => `${key} 列出多种块，其中 ${value} 个有路由器。`,
    duplicateKey: (_, { key }) => `键 ${key} 重复，采用最后一个值。`,
    comment: 'JSON 没有注释。',
    trailingComma: 'JSON 最后一个值之后没有逗号。',
    pythonLiteral: '文本按 Python 的写法，或含有 JSON 没有的词。',
    unquotedKey: (_, { key }) => `键 ${key} 没有引号。`,
    missingComma: '这里缺少逗号。',
    badString: '引号中的文本没有在本行结束。',
    tooManyValues: '文件的值比任何配置都多，其余没有保留。',
    longObject: '有一个对象的条目比任何配置都多，只保留了前面的部分。',
    cutFile: '文件没有读到结尾：已读部分之外的内容未知，也不作推断。',
  },
};
