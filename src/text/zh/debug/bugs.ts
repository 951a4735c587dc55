import type { BugFacts, BugSideFacts } from '../../../scenario/bugs/bug-facts';
import { type BugWords, number as n, namesOf, partedAt } from '../../bugs';

/** 首个分歧处的两个值。 */
function values(facts: BugFacts): string {
  const { name, a, b } = partedAt(facts);
  return `${name} 在 A 中为 ${a}，在 B 中为 ${b}`;
}

const experts = (side: BugSideFacts) => namesOf(side, '、');
const picks = ({ a, b }: BugFacts) => `A 选 ${experts(a)}，B 选 ${experts(b)}`;
const sums = ({ a, b }: BugFacts) => `A 的权重总和为 ${n(a.sum)}，B 为 ${n(b.sum)}`;

/** 已知错误的文字。A 有错，B 没有。 */
export const bugs: BugWords = {
  hint: '真实路由器的错误，各用能显示它的最小 token 表示。A 有错，B 没有。撤销即可回到你自己的设置。',
  search: '搜索',
  stage: '分歧处',
  engine: '引擎',
  any: '任意',
  after: '各阶段之后',
  count: (shown, all) => `${all} 个错误中的 ${shown} 个`,
  none: '没有匹配的错误。请清空搜索，或选择“任意”。',
  open: '打开',
  openNamed: (symptom) => `打开：${symptom}`,
  ofCheck: (count) => `${count} 个已知错误`,
  onlyOf: (check) => `只列说明检查 ${check} 为何重要的`,
  all: '显示全部',
  newTab: '在新标签页打开',
  said: {
    zeroMask: {
      symptom: '被淘汰组的专家胜出：掩码是零而不是 −∞',
      note: (facts) =>
        `被淘汰的组用零掩码，而负偏置使保留的专家低于零。偏置为负的模型受影响；DeepSeek-V3 自己的偏置为正。在掩码阶段，${values(facts)}；${picks(facts)}。`,
    },
    groupByBestShare: {
      symptom: 'Megatron 用另一个数目的专家评价组',
      note: (facts) =>
        `Megatron 把组内最好的 top_k / topk_group 个得分相加，其他实现加最好的两个。用它训练、在别处部署时，二者不等即受影响。在组得分阶段，${values(facts)}；${picks(facts)}。`,
    },
    fallbackSoftmax: {
      symptom: 'vLLM 认为分组无效，改用 softmax 而不是 sigmoid',
      note: (facts) =>
        `组数等于专家数时 vLLM 退回普通 top-k；旧版本在此丢了 scoring_func。小的测试配置受影响。在得分阶段，${values(facts)}；${picks(facts)}。`,
    },
    groupsForcedToOne: {
      symptom: '用 softmax 时分组丢失：全部专家一起竞争',
      note: (facts) =>
        `一次改写在得分为 softmax 时把两个组数都设成一；评审者指出了这一点。Ascend 上的 DeepSeek-V2 受影响。在组得分阶段，A 没有组，B 有 ${facts.b.numExpertGroup} 组；${picks(facts)}。`,
    },
    oneExpertGroups: {
      symptom: '每组一个专家：不论 logits，总是最前面的专家胜出',
      note: (facts) =>
        `内核把组内最好的两个相加。只有一个专家的组没有第二个：所有组都是 −∞，于是返回最前面的 id，各 ${n(facts.a.weights[0]!)}。很小的配置受影响。在组得分阶段，B 不分组；${picks(facts)}。`,
    },
    lossMapDiffers: {
      symptom: '均衡损失所计的专家不是实际运行的专家',
      note: (facts) =>
        `Megatron 的均衡损失用普通 top-k，没有分组和偏置，于是训练去均衡并不运行的专家。在偏置阶段，${values(facts)}；A（损失的映射）为 ${experts(facts.a)}，B（路由器）为 ${experts(facts.b)}。`,
    },
    softmaxAfterMask: {
      symptom: '被掩码为零的 logit 胜出，因为 softmax 在掩码之后',
      note: (facts) =>
        `LMDeploy 把被淘汰组的 logit 设为零再做 softmax；零胜过负的 logit。DeepSeek-V2 受影响。在得分阶段，${values(facts)}；${picks(facts)}。`,
    },
    oldSoftmaxPath: {
      symptom: 'DeepSeek-V3 走了旧的 softmax 路由器',
      note: (facts) =>
        `V3 的检查点走了没有分组、偏置和系数的路由器，且不报错。在为旧模型编写的引擎中运行 V3 会受影响。在得分阶段，${values(facts)}；${picks(facts)}。`,
    },
    imageTokensByTextBias: {
      symptom: '图像 token 用文本的偏置来选择',
      note: (facts) =>
        `能看图的 DeepSeek-V4 为图像 token 另有一个偏置；某引擎加载了它却从不读取。所有图像输入受影响，文本不受。在偏置阶段，${values(facts)}；${picks(facts)}。`,
    },
    imageTokensByTable: {
      symptom: '在哈希层中所有图像 token 都去同样的专家',
      note: (facts) =>
        `哈希层按 token id 查专家，而图像 token 共用一个 id，因此应改为打分。DeepSeek-V4 的图像受影响。在偏置阶段，${values(facts)}：A 的表选 ${experts(facts.a)}，B 的得分选 ${experts(facts.b)}。`,
    },
    everyTokenRowZero: {
      symptom: '在哈希层中每个 token 都取表的第一行',
      note: (facts) =>
        `token id 没有传到路由器，于是所有 token 都读表的第一行。DeepSeek-V4 的前几层受影响，且不报错。在选专家阶段，得分全部一致：A 取 ${experts(facts.a)}，而该 token 自己的行是 ${experts(facts.b)}。`,
    },
    paddingIsRouted: {
      symptom: '只用于填充批次的行也得到专家并计入负载',
      note: ({ a, b }) =>
        `旧版 vLLM 把填充行当作 token 路由，EPLB 也计入；新版给它 id ${n(b.ids[0]!)} 和权重 ${n(b.weights[0]!)}。读取所记录 id 的人两种都会遇到。在选专家阶段，A 取 ${experts(a)}，B 不取专家。`,
    },
    physicalIdsRecorded: {
      symptom: '记录的是副本的 id：没有专家有这些 id',
      note: ({ a }) =>
        `id 在 EPLB 映射之后才记录，训练器因此重放不存在的专家。有冗余专家的运行受影响。两边都选 ${experts(a)}；有 EPLB 时各位置去 ${a.physical?.join('、')}。交换 A 和 B，再打开路径即可看到。`,
    },
    biasedWeights: {
      symptom: '只用于选择的偏置也进入了权重',
      note: (facts) =>
        `Transformers 的一次重构从加偏置的得分取权重。DeepSeek-V3 和 dots1 受影响：专家对，权重错。A 依照 Kimi-Linear 的远程代码，它也是如此。在取权重阶段，${values(facts)}。`,
    },
    biasedAtOneShape: {
      symptom: '只在一种尺寸下，内核把偏置留在权重里',
      note: (facts) =>
        `某厂商的内核只在一对尺寸下取加偏置的得分；其他尺寸和所有 id 都对，因此测试通过。这种尺寸的模型受影响。A 依照 LMDeploy 的一个记录，它也是如此。在取权重阶段，${values(facts)}。`,
    },
    softmaxForSigmoid: {
      symptom: '专家正确，但权重用 softmax 而不是 sigmoid',
      note: (facts) =>
        `要求 sigmoid 时，某厂商的内核返回 softmax。两者都保持 logits 的次序，所以只有权重能看出。用 sigmoid 且没有偏置的模型受影响。在得分阶段，${values(facts)}。`,
    },
    softmaxAndBiased: {
      symptom: '两个错误同时出现：softmax，以及偏置留在权重里',
      note: (facts) =>
        `LFM2 的一个移植用 softmax 打分，并把偏置留在权重里。文字仍像样，使用者因此不易察觉。在得分阶段，${values(facts)}；${picks(facts)}。`,
    },
    gatingFuncMissing: {
      symptom: '文件缺少得分函数，被当作 softmax',
      note: (facts) =>
        `GLM-4.7-Flash 的 GGUF 文件没有 expert_gating_func；加载器取 softmax，而模型要 sigmoid。用这种文件和旧加载器的人受影响：困惑度上升。在得分阶段，${values(facts)}；${picks(facts)}。`,
    },
    topOneDivided: {
      symptom: '每个 token 一个专家再归一化：权重不再取决于 logits',
      note: ({ a, b }) =>
        `唯一的权重除以自己得 ${n(a.weights[0]!)}，与 logits 无关，门控因此没有梯度。top_k 为一且归一化的训练受影响。在归一化阶段，A 为 ${n(a.weights[0]!)}，B 保持 ${n(b.weights[0]!)}。`,
    },
    dividedUnasked: {
      symptom: '模型说不要归一化，权重却除以了总和',
      note: (facts) =>
        `OLMoE 的配置中 norm_topk_prob 为 false；某引擎照样除以总和。其使用者受影响：专家对，权重过大。在归一化阶段，${sums(facts)}。`,
    },
    renormalizeNotPassed: {
      symptom: '在 ROCm 上用 sigmoid 时归一化的开关丢失',
      note: (facts) =>
        `vLLM 对 AITER 的 sigmoid top-k 的封装接受 renormalize，却不往下传。用 sigmoid 且没有偏置的模型受影响，仅在 AMD 上。在归一化阶段，${sums(facts)}。`,
    },
    softmaxOverAll: {
      symptom: 'Softmax 在 top-k 之前：权重是全部专家中的份额',
      note: (facts) =>
        `Megatron 对全部专家做 softmax 再选；Mixtral 对入选者做 softmax。除以总和后两者相等。转换检查点的人受影响。在归一化阶段，${sums(facts)}。`,
    },
    gateBiasLeftOut: {
      symptom: '漏了门控的线性偏置，权重又是全部专家中的份额',
      note: (facts) =>
        `gpt-oss 在 logits 中加偏置，再对入选者做 softmax；某训练器漏了偏置，并取全部专家中的份额。在那里训练的 gpt-oss 受影响。在 logits 阶段，${values(facts)}；${picks(facts)}。`,
    },
    zeroOverZero: {
      symptom: '入选得分全为零，权重不是数',
      note: (facts) =>
        `入选得分下溢时，没有防护的路由器做零除以零。很低的 logits 会如此；llama.cpp 遇到过，现在给总和设下限。A 依照没有防护的 MLX 记录。在归一化阶段，${values(facts)}。`,
    },
    sumHeldUp: {
      symptom: '得分极小：权重总和远小于一',
      note: (facts) =>
        `llama.cpp 在除之前给总和设下限；得分更小时权重就过小。GLM-5.2 有这样的得分，旁边是很大的偏置。在归一化阶段，${sums(facts)}。`,
    },
    scaledTwice: {
      symptom: '路由器乘了系数，模型又乘一次',
      note: ({ a, b }) =>
        `vLLM 的路由器开始乘系数，而 DeepSeek 的模型代码仍在乘。DeepSeek-R1 受影响：不报错，但回答变差。在缩放阶段，A 的权重总和为 ${n(a.sum)}，B 为 ${n(b.sum)}；两者之后模型都再乘 ${n(a.factor.model)}。`,
    },
    scaledTwiceOneGroup: {
      symptom: '系数在另一条路径上又被平方',
      note: ({ a, b }) =>
        `同样的重复缩放在另一条路径上再次出现；Nemotron 和 NVFP4 的 Kimi-K2.5 受影响。在缩放阶段，A 的权重总和为 ${n(a.sum)}，B 为 ${n(b.sum)}；两者之后模型都再乘 ${n(a.factor.model)}。`,
    },
    neverScaled: {
      symptom: '在某些路径上没有人乘系数',
      note: ({ a, b }) =>
        `SGLang 的路由器把系数留给外层；一些专家并行和量化路径忘了乘。GLM-4.5 受影响。各阶段没有差别：路由器之后 A 乘 ${n(a.factor.model)}，B 乘 ${n(b.factor.model)}。`,
    },
    scaleIsNone: {
      symptom: '系数没有传到内核',
      note: (facts) =>
        `对 TensorRT-LLM 的 INT4 内核的调用没有传系数，而模型需要 ${n(facts.b.factor.configured)}；评审者发现了。走此路径的 Kimi-K2 受影响：路由专家作用过小。在缩放阶段，${sums(facts)}。`,
    },
    scaleInKernelIsOne: {
      symptom: '系数固定为一的内核，被用于系数不同的模型',
      note: (facts) =>
        `Step-3.7-Flash 被归入 MiniMax 的路由方法，其内核从不缩放，而模型的系数是 ${n(facts.b.factor.configured)}。它的路由专家作用过小。在缩放阶段，${sums(facts)}。`,
    },
    sharedWeighsLess: {
      symptom: '共享专家只起了一部分作用',
      note: ({ a, b }) =>
        `融合的共享专家得到系数的倒数，以待之后相乘，而 SGLang 的这条路径跳过了相乘。长回答受影响。这里用 vLLM 的 AITER 路径表示。各阶段没有差别：它在 A 中权重 ${n(a.weights.at(-1)!)}，在 B 中 ${n(b.weights.at(-1)!)}。`,
    },
    biasInBf16: {
      symptom: '校正偏置存成 bf16，别的专家胜出',
      note: (facts) =>
        `接近 ${n(facts.b.largestBias ?? 0)} 的偏置之间的差小于 bf16 能表示的，存成 bf16 就改变选择。GLM-5.2 几乎每个 token 受影响。在偏置阶段，${values(facts)}；${picks(facts)}。`,
    },
    kernelInBf16: {
      symptom: '内核用 bf16 计算，float32 能分辨的变成并列',
      note: (facts) =>
        `在 bf16 中，得分加上大偏置会舍入到相邻值并列，最小的 id 胜出。FlagGems 受影响，还有 A 所依照的 vLLM 旧内核；新内核用 float32。在得分阶段，${values(facts)}；${picks(facts)}。`,
    },
    logitsRoundedFirst: {
      symptom: '门控的乘积存成 bf16，相近的 logits 变得相等',
      note: (facts) =>
        `批次较大时门控的乘积被舍入为 bf16，同一行在另一种批次大小下路由不同。logits 相近的模型受影响。在 logits 阶段，${values(facts)}；${picks(facts)}。`,
    },
    servedInBf16: {
      symptom: '用 float32 训练、用 bf16 部署，选出不同的专家',
      note: (facts) =>
        `Megatron 用 float32 打分，vLLM 的 torch 路径用 bf16，相近的得分在那里并列，较小的 id 胜出。强化学习受影响，因此要重放路由。在得分阶段，${values(facts)}；${picks(facts)}。`,
    },
    tieBreakTooLarge: {
      symptom: '按序号打破并列，也改变了并非并列的选择',
      note: (facts) =>
        `为固定并列的次序，SGLang 的一个提案按序号从每个值减去一小步；更接近的值因此换位。专家多的模型最受影响。在偏置阶段，${values(facts)}；${picks(facts)}。`,
    },
    scoreUnderflows: {
      symptom: '低 logit 的 √softplus 恰为零，权重也为零',
      note: (facts) =>
        `不用 log1p 时，低 logit 的 softplus 舍入为零。DeepSeek-V4 中入选 logit 全都很低的 token 受影响。在得分阶段，${values(facts)}；${sums(facts)}。`,
    },
    slotsUnsorted: {
      symptom: '同样的专家，位置次序不同',
      note: ({ a, b }) =>
        `不排序的 torch.topk 不保证次序：位置以及并列的胜者可能因运行和平台而异。逐位置比较的测试和重放受影响。各阶段没有差别：A 为 ${experts(a)}，B 为 ${experts(b)}。`,
    },
  },
};
