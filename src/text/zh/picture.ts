import type { picture as english } from '../en/picture';
import type { Words } from '../words';

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
  masked: '−∞',
  ladderLogits: '最大的 logit',
  ladderScores: '最大的得分',
  ladderBiased: '最大的加偏置得分',
  ladderGroups: '各组按得分：● 组得分  ┃ 组内最好的专家',
  ladderPicks: '专家按加偏置得分：● 加偏置  ┃ 不加偏置',
  ladderPicksNoBias: '专家按得分',
  waterline: (cut: string, gap: string) => `分界 ${cut} · 差 ${gap}`,
  tie: (cut: string) => `分界 ${cut} = 并列：编号小的胜出`,
  near: (cut: string, gap: string) => `分界 ${cut} ≈ 差 ${gap}`,
  more: (count: number) => `另 ${count} 个`,
  weights: '权重',
  weightsAppear: '取出被选专家的得分后，这里显示权重',
  noWeights: '没有专家被选中',
  sum: (sum: string) => `Σ = ${sum}`,
  divide: (sum: string) => `÷ ${sum}`,
  times: (factor: string) => `× ${factor}`,
  notFinite: '权重不是有限数',
  shared: (count: number) => (count === 1 ? '共享专家：始终启用' : `${count} 个共享专家：始终启用`),
} satisfies Words<typeof english>;
