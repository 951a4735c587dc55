import type { formula as english } from '../en/formula';
import type { Words } from '../words';

/** Words in formulae. Spaces at their ends are kept. */
export const formula = {
  /** What the variables stand for. */
  variables: {
    W: '路由器的权重矩阵',
    x: '词元的隐藏状态',
    z: '路由器的 logit',
    s: '得分',
    b: '校正偏置',
    c: '加偏置的得分或 logit',
    g: '组得分',
    w: '权重',
    ρ: '缩放系数 routed_scaling_factor',
  },
  inKernel: '这个内核的算法：',
  inCode: '这段代码的算法：',
  max: (name: string) => `max ${name}`,
  nthLargest: (n: number) => ['最大的 ', '第二大的 ', '第三大的 '][n] ?? '',
  keptGroups: '保留的组',
  topkGroupLargest: '最大的 topk_group 个 ',
  outside: '（保留的组之外）',
  skipped: '（跳过：不是有限数）',
  onOutput: '：由模型相乘后，在输出上',
  ids: 'ids',
  tableRow: '表中这个词元的一行',
  topKLargest: '最大的 top_k 个 ',
  picked: '选中',
  moreTerms: (count: number) => `另 ${count} 项`,
  sumOfAll: (count: number) => `全部 ${count} 项之和`,
  /** Words of the line of text that replaces a formula. */
  sumOver: (what: string) => `对 ${what} 求和`,
  power: (base: string, exponent: string) => `${base} 的 (${exponent}) 次方`,
} satisfies Words<typeof english>;
