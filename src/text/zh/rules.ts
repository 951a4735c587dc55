import type { RuleField } from '../../core/facts/compare/rules';
import type { RoundingPoint, Semantics } from '../../core/semantics/types';
import { formatNumber } from '../../view/format';
import type { rules as english } from '../en/rules';
import type { Words } from '../words';

/** The choices of a record in words. */
const name: Readonly<Record<RuleField, string>> = {
  scoringFunc: '打分函数',
  scored: '选择的依据',
  sigmoidForm: '计算 sigmoid 的形式',
  softplusForm: '计算 softplus 的形式',
  softmaxForm: '计算 softmax 的形式',
  nonFinite: '对 NaN 和 ±∞ 的处理',
  bias: '偏置的使用',
  biasAt: '加偏置之处',
  table: '表的使用',
  groupScore: '组得分',
  oneGroup: '对单个组的处理',
  groupPick: '保留组的方式',
  mostKeptGroups: '最多保留的组数',
  mask: '掩码值',
  noUsableGroup: '没有可用组时的结果',
  pick: '选择方式',
  roundsFloor: '已选项在后续轮次中的值',
  order: '位置的顺序',
  ties: '相等值的顺序',
  gather: '权重的依据',
  renormalize: '归一化',
  renormalizeOnlyIf: '归一化的条件',
  sumOrder: '求和的顺序',
  divisorGuard: '除法的保护',
  division: '除法',
  weighedIn: '缩放与除法的精度',
  scale: '缩放的使用',
  scaleAt: '缩放的时机',
  zeroScale: '缩放系数 0 的含义',
  perExpertScale: '每个专家的系数',
  roundsAt: '舍入到 logits 类型之处',
  sharedExperts: '对共享专家的处理',
  zeroExperts: '对零专家的处理',
};

const roundingPoint: Readonly<Record<RoundingPoint, string>> = {
  score: '得分',
  softplus: 'softplus',
  sigmoidScore: 'sigmoid 得分',
  softmaxScore: 'softmax 得分',
  scoreWithoutBias: '没有偏置时的得分',
  bias: '偏置',
  biased: '加偏置得分',
  groupScore: '组得分',
  gathered: '取出的得分',
  sum: '总和',
  divided: '商',
  weight: '权重',
};

/** Words of each value of a choice out of a set. */
const choice = {
  scoringFunc: {
    configured: 'scoring_func',
    softmax: '总是 softmax',
    sigmoid: '总是 sigmoid',
    sqrtsoftplus: '√softplus',
  },
  scored: { before: '得分', after: 'logits' },
  sigmoidForm: { exp: '1 / (1 + e⁻ᶻ)', fastExp: '快速的 1 / (1 + e⁻ᶻ)', tanh: '½·tanh(½z) + ½' },
  softplusForm: { stable: 'log1p(eᶻ)', logExp: 'log(1 + eᶻ)，和先舍入' },
  softmaxForm: { quotient: 'eᶻ 除以总和', logUnlessRenormalized: '不归一化时用全体总和的对数' },
  nonFinite: { ranked: '照常排位', zeroed: '算作 0', skipped: '不作候选', floored: 'NaN 最后才选' },
  bias: { added: '加上', ignored: '忽略' },
  biasAt: { score: '加到得分上', softmaxLogit: '后接 softmax 时加到 logit 上' },
  table: { ignored: '不读表', picks: '由表中的一行选择' },
  groupScore: {
    none: '无',
    max: '最好的得分',
    top2: '最好的 2 个之和',
    biasTop2: '有偏置时最好的 2 个之和，否则最好的得分',
    topShare: '最好的 top_k / topk_group 个之和',
    top2Distinct: '最好的与低于它的最好的之和',
  },
  oneGroup: { run: '执行各组阶段', skip: '跳过各组阶段' },
  groupPick: { best: '最好的几组', rounds: '多轮 arg-max' },
  mask: { minusInfinity: '−∞', zero: '0', excluded: '不作候选', zeroLogit: 'logit 0' },
  noUsableGroup: { ignore: '照常继续', uniform: '专家 0 … k − 1', firstExpert: '只有专家 0' },
  pick: { best: 'top-k', rounds: '多轮 arg-max', eachGroup: '每组选相同个数' },
  roundsFloor: { byExperts: '−10000 或 −1', minusInfinity: '−∞' },
  order: {
    torchUnsorted: 'torch 给出的顺序',
    descending: '从好到差',
    byWeight: '权重从大到小',
    groupsByWeight: '权重从大到小；只有一组时从好到差',
  },
  ties: { lowestIndex: '编号小的在前', unspecified: '顺序没有保证' },
  gather: {
    score: '不加偏置的得分',
    biased: '加偏置的得分',
    masked: '掩码后的得分',
    scoreOrMasked: '不加偏置的得分；没有偏置时为掩码后的得分',
    recovered: '加偏置的得分再减去偏置',
  },
  renormalize: { configured: '按设定', always: '总是', never: '从不' },
  renormalizeOnlyIf: {
    any: '任何情况',
    manyPicks: 'top_k 大于 1 时',
    sigmoid: 'sigmoid 得分',
    softmax: 'softmax 得分',
  },
  sumOrder: { torch: '同 torch', warp: '跨 32 个 lane', triton: '同 Triton', sequential: '逐个位置' },
  division: { quotient: 'w / Σ', reciprocal: 'w · (1 / Σ)' },
  weighedIn: {
    float32: 'float32',
    float64Steps: 'float64，每个结果都存为 float32',
    float64: 'float64，只有权重才舍入',
  },
  scale: { always: '总是', never: '从不', unlessRenormalized: '仅在不归一化时' },
  scaleAt: { after: '最后', folded: '并入 1 / Σ', before: '除法之前' },
  zeroScale: { multiplies: '每个权重都变成 0', off: '不缩放' },
  sharedExperts: { none: '没有 id', appended: '附加' },
  zeroExperts: { none: '无', identity: '原样传递词元' },
} satisfies {
  [F in Exclude<RuleField, 'divisorGuard' | 'perExpertScale' | 'mostKeptGroups' | 'roundsAt'>]: Record<
    Semantics[F],
    string
  >;
};

const guard: Readonly<Record<Semantics['divisorGuard']['kind'], (value: string) => string>> = {
  none: () => '无',
  add: (value) => `+ ${value}`,
  clamp: (value) => `至少 ${value}`,
  one: () => '总和不为正时取 1',
};

/** One choice of a record in words. */
function value(rules: Semantics, field: RuleField): string {
  if (field === 'divisorGuard')
    return guard[rules.divisorGuard.kind](formatNumber(rules.divisorGuard.value, 1));
  if (field === 'perExpertScale') return rules.perExpertScale ? '使用' : '无';
  if (field === 'mostKeptGroups')
    return rules.mostKeptGroups === null ? '不限' : String(rules.mostKeptGroups);
  if (field === 'roundsAt') return rules.roundsAt.map((point) => roundingPoint[point]).join('、') || '无';
  const words: Readonly<Record<string, string>> = choice[field];
  return words[rules[field]] ?? String(rules[field]);
}

export const rules = { name, value } satisfies Words<typeof english>;
