import type { Division, WeightTrouble } from '../../core/facts/irregular';
import type { SpecialRemark } from '../../core/facts/special-cases';
import { formatExact, formatNumber } from '../../view/format';
import type { irregular as english } from '../en/irregular';
import { say, type WordsFor } from '../say';
import { expert, group, LINK, plain, strong } from '../spans';
import type { Words } from '../words';
import { dispatch } from './dispatch';
import { named, sets, times } from './listed';
import { fate, nonFinite } from './non-finite';

const n = formatNumber;

const NEGATIVE = '至少有一个权重是负数：这些权重不再是整体的份额，有的专家会被减去。';

/** What the division does to gathered weights that are no shares of a whole. */
const trouble: Record<WeightTrouble, Record<Division, string>> = {
  nan: {
    bySum: '取出的权重中至少有一个是 NaN；总和因此是 NaN，除以它的每个权重也是 NaN。',
    byOne: '取出的权重中至少有一个是 NaN，总和也随之为 NaN。不为正的总和在这里按 1 计：其余权重保持不变。',
    not: '取出的权重中至少有一个是 NaN。这里不做除法：其余权重保持不变。',
  },
  infinite: {
    bySum: '至少有一个权重是无穷大；除以无穷大的总和后，有限的权重变为 0，它自己变为 NaN。',
    byOne: '至少有一个权重是无穷大。不为正的总和在这里按 1 计：其余权重保持不变。',
    not: '至少有一个权重是无穷大。这里不做除法：其余权重保持不变。',
  },
  zeroSum: {
    bySum: '取出的权重之和为 0：除以这个总和得到 NaN，除非实现对此有保护。',
    byOne: '取出的权重之和为 0。不为正的总和在这里按 1 计：权重仍为 0。',
    not: '取出的权重之和为 0。这里不做除法。',
  },
  negative: { bySum: NEGATIVE, byOne: NEGATIVE, not: NEGATIVE },
};

const UNPROMISED = plain('这里不保证相等值的顺序。');

/** The sentence of each special case. */
const words: WordsFor<SpecialRemark> = {
  ...nonFinite,
  undefinedAnswer: ({ because }) => [
    strong(`${dispatch.undefinedTitle}。`),
    plain(dispatch.undefinedBecause[because]),
  ],
  noScoreIsNumber: strong('softmax 的得分都不是数。'),
  notFinite: ({ ids }) => [
    strong(`${ids.length} 个专家有不是有限数的值：`),
    ...named(ids, expert),
    plain('。'),
  ],
  fateOf: ({ ids, fate: own }) => [...named(ids, expert), plain(`：${fate[own]}`)],
  countForGroupOnly: ({ ids }) => [...named(ids, expert), plain(' 计入所在组的得分，但不参与选择。')],
  uniform: ({ last, weight }) => [
    strong('没有可用的组。'),
    plain(`内核放弃选择，返回专家 0 到 ${last}，每个权重 ${n(weight)}。`),
  ],
  repeated: ({ slots }) => [
    strong('有专家占了不止一个位置：'),
    ...times(slots, expert),
    plain('。没有剩余的值高于内核的初始值时，它会再次返回同一个专家。'),
  ],
  leftover: ({ ids, ties }) => [
    strong('掩码后剩下的专家太少。'),
    plain('被掩码的专家补足空位：'),
    ...named(ids, expert),
    plain({ lowestIndex: '。', unspecified: '。被掩码的都相等（−∞），由哪几个补足在这里没有保证。' }[ties]),
  ],
  expertTie: ({ ids, value }) => [
    strong(`分界处并列：${ids.length} 个专家都是 ${n(value)}。`),
    plain('相等的是 '),
    ...named(ids, expert),
    plain('；这里编号小的胜出，其他内核可能选得不同。'),
  ],
  groupTie: ({ ids, value }) => [
    strong(`${ids.length} 个组并列，得分都是 ${n(value)}。`),
    plain('相等的是 '),
    ...named(ids, group),
    plain('；保留编号小的。'),
  ],
  openExpertTie: ({ taken, tied, value }) => [
    strong(`分界处并列：${tied} 个并列的专家中选出 ${taken} 个，它们都是 ${formatExact(value)}。`),
    UNPROMISED,
  ],
  openGroupTie: ({ taken, tied, value }) => [
    strong(`${tied} 个并列的组中保留 ${taken} 个，得分都是 ${formatExact(value)}。`),
    UNPROMISED,
  ],
  anyOf: ({ of, ids, taken }) => [
    plain('相等的是 '),
    ...named(ids, LINK[of]),
    plain(`：其中任意 ${taken} 个同样正确；显示的是编号最小的。`),
  ],
  equallyRight: ({ of, answers }) => [
    plain('同样正确的是 '),
    ...sets(answers, LINK[of]),
    plain('；显示的是第一种。'),
  ],
  otherGroups: '换成其他的组，选出的专家可能不同。',
  expertNear: ({ gap, step, dtype, ids }) => [
    strong(`分界处的差小到 ${dtype} 无法分辨。`),
    plain(`差 ${n(gap, 3)} 不超过一个步长 ${n(step, 3)}：舍入方式稍有不同，`),
    ...named(ids, expert),
    plain(' 就可能互换位置。'),
  ],
  groupNear: ({ gap, step, dtype, ids }) => [
    strong(`最后保留的组与下一个组的差小到 ${dtype} 无法分辨。`),
    plain(`差 ${n(gap, 3)} 不超过一个步长 ${n(step, 3)}：`),
    ...named(ids, group),
    plain('。'),
  ],
  roundedTie: [strong('并列由舍入造成。'), plain('舍入之前，得分与偏置之和并不相等。')],
  lostScores: ({ ids }) => [
    strong(`${ids.length} 个得分在相加时丢失。`),
    plain(' '),
    ...named(ids, expert),
    plain(' 的得分与偏置相比太小：加偏置得分等于偏置本身，因此只由偏置决定。'),
  ],
  distinctBiases: ({ given, added, dtype }) => [
    strong(`${given} 个不同的偏置只剩 ${added} 个。`),
    plain(`舍入到 ${dtype} 后有些相等，这些专家只能靠得分区分。`),
  ],
  weights: ({ trouble: kind, division }) => [strong('权重不是整体的份额。'), plain(trouble[kind][division])],
  otherRank: strong('这一行属于其他进程。'),
  appendedOne: ({ id, weight }) => [
    strong('附加了 1 个共享专家：'),
    plain(`E${id}，权重 ${formatExact(weight)}。它不是路由器选出的。`),
  ],
  appended: ({ ids, weight }) => [
    strong(`附加了 ${ids.length} 个共享专家：`),
    plain(`${ids.map((id) => `E${id}`).join('、')}，每个权重 ${formatExact(weight)}。它们不是路由器选出的。`),
  ],
  sentinelOnly: ({ id }) => `留给共享专家的每个位置都是 E${id}，它不代表任何专家。`,
  sentinelLast: ({ id }) => `最后一个位置的 E${id} 不代表任何专家：它由专家并行加上。`,
};

/** The special cases of a token. */
export const irregular = {
  title: '这里的特殊情况',
  sentence: (remarks) => say(words, remarks),
  /** What the sign before a sentence means, for a screen reader. */
  showOn: (stage: number) => `在阶段 ${stage} 显示`,
} satisfies Words<typeof english>;
