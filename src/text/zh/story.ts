import type { StoryRemark } from '../../core/facts/story-remarks';
import type { ValueOf } from '../../core/facts/values-remarks';
import { formatNumber } from '../../view/format';
import type { WordsFor } from '../say';
import { expert, group, plain } from '../spans';
import { tokenStoryIn } from '../token-story';
import { listed, named } from './listed';
import { nonFinite } from './non-finite';
import { rivals } from './rivals';

const n = formatNumber;

const noun: Record<ValueOf, string> = {
  logit: ' logit ',
  score: '得分',
  biasedLogit: '加偏置的 logit ',
  biasedScore: '加偏置的得分',
  group: '得分',
  weight: '权重',
  share: '份额',
};
const linkOf = (of: ValueOf) => (of === 'group' ? group : expert);

const experts = (ids: readonly number[]) => listed(ids.map(expert));
const groups = (ids: readonly number[]) => listed(ids.map(group));

/** Before a clause that says what would be different. */
const WITHOUT = plain('没有偏置时，');

const words: WordsFor<StoryRemark> = {
  ...rivals,
  ...nonFinite,
  noneFinite: ({ of }) => `没有一个${noun[of]}是有限数。`,
  notFinite: ({ of, ids }) => [...named(ids, linkOf(of)), plain(` 的${noun[of]}不是有限数。`)],
  onlyOne: ({ of, isRest, id, value }) =>
    isRest
      ? [plain('只有 '), linkOf(of)(id), plain(` 的${noun[of]}是有限数：${n(value)}。`)]
      : [plain('只有 '), linkOf(of)(id), plain(` 有${noun[of]}：${n(value)}。`)],
  allAlike: ({ of, isRest, count, value }) =>
    `${isRest ? '其余' : '全部'} ${count} 个${noun[of]}都是 ${n(value)}。`,
  largest: ({ of, isRest, ids, value }) => [
    plain(isRest ? '其余之中 ' : ''),
    ...listed(ids.map(linkOf(of))),
    plain(` 的${noun[of]}最大，为 ${n(value)}`),
  ],
  smallest: ({ of, ids, value }) => [
    plain('；'),
    ...listed(ids.map(linkOf(of))),
    plain(` 的最小，为 ${n(value)}。`),
  ],
  aboveHalf: ({ count, experts: all }) => `；${all} 个得分中有 ${count} 个高于一半。`,
  evenShare: ({ share }) => `；若平均分配，每个专家得 ${n(share)}。`,
  ledBefore: '；没有偏置时也是它领先。',
  overtook: ({ id, before, after }) => [
    plain('；没有偏置时 '),
    expert(id),
    plain(` 以 ${n(before)} 领先，加上偏置它是 ${n(after)}。`),
  ],
  tableHas: ({ id }) => [plain('；表中的一行里有 '), expert(id), plain('。')],
  tableLacks: ({ id }) => [plain('；表中的一行里没有 '), expert(id), plain('。')],
  madeBy: ({ ids }) => [plain('，来自 '), ...experts(ids), plain('。')],
  nobodyDropped: ({ experts: all }) => `没有淘汰任何组，${all} 个专家也都没有淘汰。`,
  nobodyMasked: ({ experts: all }) => `没有掩码任何组，${all} 个专家也都没有掩码。`,
  allStay: ({ groups: all }) => `全部 ${all} 个组都留下。`,
  noneStays: '没有组留下。',
  oddCut: ({ id, value }) => [plain('选组的分界落在 '), group(id), plain(`，它的得分是 ${n(value)}。`)],
  lastToStay: ({ id }) => [group(id), plain(' 是最后留下的组。它')],
  staysAbove: ({ id, over, gap }) => [
    group(id),
    plain(' 是最后留下的组，比 '),
    group(over),
    plain(` 高 ${n(gap, 3)}。`),
  ],
  picksAbove: ({ id, over, gap }) => [
    expert(id),
    plain(' 最后一个入选，比 '),
    expert(over),
    plain(` 高 ${n(gap, 3)}。`),
  ],
  sameGroups: '没有偏置时，留下的组不变。',
  liftsGroup: ({ id, over, gap }) => [
    plain('偏置把 '),
    group(id),
    plain(' 抬到 '),
    group(over),
    plain(` 之上，高出 ${n(gap, 3)}：没有偏置时，留下的是 `),
    group(over),
    plain('，出局的是 '),
    group(id),
    plain('。'),
  ],
  swapsGroups: (change) => [
    WITHOUT,
    plain('留下的是 '),
    ...groups(change.out),
    plain('，而不是 '),
    ...groups(change.in),
    plain('。'),
  ],
  noUsableGroup: ({ ids }) => [plain('没有可用的组，内核于是返回 '), ...experts(ids), plain('，不论得分。')],
  masked: ({ count, experts: all }) => `${all} 个专家中有 ${count} 个被掩码。`,
  costsNobody: ({ count, experts: all }) => `掩码去掉 ${all} 个专家中的 ${count} 个，没有谁因此失去位置。`,
  costsPlaces: ({ ids }) => [plain('掩码让 '), ...experts(ids), plain(' 失去位置')],
  comeIn: ({ ids }) => [plain('；补上的是 '), ...experts(ids), plain('。')],
  paddingPicks: ({ topK, experts: all }) =>
    `${all} 个专家中没有一个被选中：这一行只用来填满批次，${topK === 1 ? '它的位置' : `${topK} 个位置`}的编号都是 −1。`,
  picksNobody: '没有专家被选中：top_k 是 0。',
  tableNames: ({ ids }) => [plain('表中的一行给出 '), ...experts(ids), plain('。')],
  fillsSlots: ({ id, count }) => [expert(id), plain(` 占了 ${count} 个位置。`)],
  fillsEmpty: ({ id }) => [expert(id), plain(' 占了一个已没有候选的位置。')],
  pickedMasked: ({ ids }) => [...experts(ids), plain(' 的组已被掩码，但仍被选中。')],
  allPicked: ({ count }) => `全部 ${count} 个专家都被选中。`,
  lastPlace: ({ id, place }) => [
    expert(id),
    plain(place === 1 ? ' 得到唯一的位置' : ` 得到最后的第 ${place} 位`),
  ],
  picks: ({ ids }) => [...experts(ids), plain(' 被选中。')],
  samePicks: '没有偏置时，选中的专家不变。',
  swapsPicks: (change) => [
    WITHOUT,
    plain('选中的是 '),
    ...experts(change.out),
    plain('，而不是 '),
    ...experts(change.in),
    plain('。'),
  ],
  bringsIn: ({ ids }) => [WITHOUT, ...experts(ids), plain(' 不会被选中。')],
  keepsOut: ({ ids }) => [WITHOUT, ...experts(ids), plain(' 也会被选中。')],
  paddingWeights: ({ topK }) => `这一行只用来填满批次：${topK === 1 ? '它的' : `${topK} 个`}权重都是 0。`,
  weighsNothing: '没有专家被选中，因此没有权重。',
  ranksFirst: ({ id, weight, isUnbiased }) => [
    plain('；排第一的 '),
    expert(id),
    plain(` 是 ${n(weight)}${isUnbiased ? '：偏置不计入权重。' : '。'}`),
  ],
  sums: ({ sum, total }) => `权重之和在除法之前是 ${n(sum)}，之后是 ${n(total)}。`,
  byOne: '权重之和不是正数，因此除以 1。',
  keepsSum: ({ sum }) => `权重之和仍是 ${n(sum)}。`,
  becomes: ({ id, before, after, total }) => [
    plain('最大的权重属于 '),
    expert(id),
    plain(`，从 ${n(before)} 变成 ${n(after)}；全部权重之和是 ${n(total)}。`),
  ],
  largestLater: ({ factor, counts }) =>
    `之后模型把专家的输出乘以 ${n(factor)}：最大的权重因此计 ${n(counts)}。`,
};

/** What happened to this token at a stage. */
export const tokenStory = tokenStoryIn(words);
