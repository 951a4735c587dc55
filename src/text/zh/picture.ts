import type { picture as english } from '../en/picture';
import type { Words } from '../words';

/** What a group's score is made of. */
function aggregate(count: number): string {
  return count === 1 ? '最好的' : `最好 ${count} 个之和`;
}

/** Words inside the picture. */
export const picture = {
  groupLabel: (group: number) => `G${group}`,
  expert: (id: number) => `E${id}`,
  keep: (count: number, gap: string) => `保留 ${count} · 差 ${gap}`,
  keepShort: (count: number) => `留 ${count}`,
  groupScore: '组得分',
  noGroups: {
    oneGroup: '只有一个组：阶段 3–5 不起作用',
    notReached: '此路径忽略分组',
    noGroups: '此路由器没有分组',
  },
  axis: (name: string, from: string, to: string) => `单元格：${name} ${from} … ${to}`,
  axisOf: { logit: 'logit', score: '得分', biased: '得分＋偏置' },
  axisOfWeights: '数字：选中专家的不加偏置得分',
  masked: { minusInfinity: '−∞', excluded: '−∞', zero: '0', zeroLogit: 'z = 0' },
  veiled: '谁领先，揭晓时再看',
  ladderLogits: '最大的 logit',
  ladderScores: '最大的得分',
  ladderBiased: '最大的加偏置得分：○ 加偏置  ┃ 不加偏置',
  ladderBiasedKey: '○ 加偏置  ┃ 不加偏置',
  ladderGroups: '各组按得分：● 组得分  ┃ 组内最好的专家',
  ladderGroupsKey: '● 组得分  ┃ 最好的专家',
  ladderPicks: '专家按加偏置得分：● 加偏置  ┃ 不加偏置',
  ladderPicksKey: '● 加偏置  ┃ 不加偏置',
  ladderPicksNoBias: '专家按得分',
  waterline: (cut: string, gap: string) => `分界 ${cut} · 差 ${gap}`,
  waterlineShort: (cut: string) => `分界 ${cut}`,
  tie: (cut: string) => `分界 ${cut} = 并列：编号小的胜出`,
  tieOpen: (cut: string, taken: number, tied: number) =>
    `分界 ${cut} = ${tied} 个并列中取 ${taken} 个，任取皆可`,
  tieOpenShort: (taken: number, tied: number) => `= ${tied} 并列取 ${taken}`,
  tieShort: (cut: string) => `分界 ${cut} = 并列`,
  near: (cut: string, gap: string) => `分界 ${cut} ≈ 差 ${gap}`,
  more: (count: number) => `另 ${count} 个`,
  weights: '权重',
  weightsAppear: '取出被选专家的得分后，这里显示权重',
  weightsAppearShort: '权重稍后显示',
  weightsWithBias: '权重  ▭ 加偏置',
  noWeights: '没有专家被选中',
  sum: (sum: string) => `Σ = ${sum}`,
  divide: (sum: string) => `÷ ${sum}`,
  times: (factor: string) => `× ${factor}`,
  loupe: { masked: '已掩码', rank: (rank: number) => `第 ${rank} 名` },
  compare: {
    a: 'A',
    b: 'B',
    keep: (a: number, b: number) => `留 A ${a} · B ${b}`,
    aggregates: (a: number, b: number) => `组得分：A ${aggregate(a)} · B ${aggregate(b)}`,
    aggregatesShort: (a: number, b: number) => `A ${aggregate(a)} · B ${aggregate(b)}`,
    values: (a: string, b: string) => `A ${a} · B ${b}`,
    maskFills: (a: string, b: string) => `${a}→${b}`,
    weightChanged: (weight: string, change: string) => `${weight} (Δ ${change})`,
    change: (change: string) => `Δ ${change}`,
    changed: (expert: string, change: string) => `${expert} Δ ${change}`,
    onlyIn: (side: 'A' | 'B', value: string) => `${side} ${value}`,
    only: (expert: string, side: 'A' | 'B') => `${expert} ${side}`,
    ladder: 'A ● 实线   B ◆ 虚线',
    cuts: (a: string, b: string) => `分界 A ${a} · B ${b}`,
    cut: (cut: string) => `两边分界 ${cut}`,
    folded: (count: number) => `… 共有 ${count} 个`,
    sums: (a: string, b: string) => `Σ A ${a} · B ${b}`,
    softmaxSums: (a: string, b: string) => `Σ exp(z − max z)：A ${a} · B ${b}`,
    rows: (side: string, groups: number, other: number | null) =>
      `行：${side} 的 ${groups} 组；${side === 'A' ? 'B' : 'A'} ${other === null ? '没有组' : `有 ${other} 组`}`,
    rowsShort: (side: string) => `${side} 的行`,
  },
  weightTrouble: {
    nan: '有权重是 NaN，因此权重都不是整体的份额',
    infinite: '有权重是无穷大，因此权重都不是整体的份额',
    zeroSum: '权重之和为 0：没有可分的整体',
    negative: '有权重是负数，因此权重都不是整体的份额',
    zeroScale: '每个权重都乘以 0',
  },
  shared: (count: number) => (count === 1 ? '共享专家：始终启用' : `${count} 个共享专家：始终启用`),
  sharedShort: (count: number) => `${count} 个共享`,
  appended: (count: number, weight: string) =>
    count === 1 ? `附加，权重 ${weight}` : `附加 ${count} 个，权重各 ${weight}`,
  softmaxSum: (sum: string) => `Σ exp(z − max z) = ${sum}`,
  undefinedAnswer: '在这些大小下，真实内核的结果未定义',
  uniformAnswer: '没有可用组：0 … k−1，权重相等',
  keepTie: (count: number) => `保留 ${count} = 并列`,
  keepTieOpen: (count: number, taken: number, tied: number) =>
    `保留 ${count} = ${tied} 个并列中取 ${taken} 个`,
  keepNear: (count: number, gap: string) => `保留 ${count} ≈ 差 ${gap}`,
} satisfies Words<typeof english>;
