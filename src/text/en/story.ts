import type { StoryRemark } from '../../core/facts/story-remarks';
import type { ValueOf } from '../../core/facts/values-remarks';
import { formatNumber } from '../../view/format';
import type { WordsFor } from '../say';
import { expert, group, plain, type Sentence } from '../spans';
import { tokenStoryIn } from '../token-story';
import { listed, named } from './listed';
import { nonFinite } from './non-finite';
import { rivals } from './rivals';

const n = formatNumber;

const noun: Record<ValueOf, string> = {
  logit: 'logit',
  score: 'score',
  biasedLogit: 'logit with bias',
  biasedScore: 'score with bias',
  group: 'score',
  weight: 'weight',
  share: 'share',
};
const nouns: Record<ValueOf, string> = {
  logit: 'logits',
  score: 'scores',
  biasedLogit: 'logits with bias',
  biasedScore: 'scores with bias',
  group: 'group scores',
  weight: 'weights',
  share: 'shares',
};
const linkOf = (of: ValueOf) => (of === 'group' ? group : expert);

const experts = (ids: readonly number[]) => listed(ids.map(expert));
const groups = (ids: readonly number[]) => listed(ids.map(group));
const verb = (ids: readonly number[], one: string, many: string) => (ids.length === 1 ? one : many);

/** Names and the verb for one or for many: "E3 and E9 are picked". */
const said = (who: Sentence, ids: readonly number[], one: string, many: string): Sentence => [
  ...who,
  plain(verb(ids, one, many)),
];

/** Before a clause that says what would be different. */
const WITHOUT = plain(' Without the bias, ');

const words: WordsFor<StoryRemark> = {
  ...rivals,
  ...nonFinite,
  noneFinite: ({ of }) => `None of the ${nouns[of]} is a finite number.`,
  notFinite: ({ of, ids }) =>
    said(
      named(ids, linkOf(of)),
      ids,
      ` has a ${noun[of]} that is not finite. `,
      ` have ${nouns[of]} that are not finite. `,
    ),
  onlyOne: ({ of, isRest, id, value }) =>
    isRest
      ? [plain('Only '), linkOf(of)(id), plain(` has a finite ${noun[of]}: ${n(value)}.`)]
      : [linkOf(of)(id), plain(` has the only ${noun[of]}: ${n(value)}.`)],
  allAlike: ({ of, isRest, count, value }) =>
    `${isRest ? `The ${count} other` : `All ${count}`} ${nouns[of]} are ${n(value)}.`,
  largest: ({ of, isRest, ids, value }) => [
    plain(isRest ? 'Of the others ' : ''),
    ...said(
      listed(ids.map(linkOf(of))),
      ids,
      ` has the largest ${noun[of]}, ${n(value)}`,
      ` have the largest ${noun[of]}, ${n(value)}`,
    ),
  ],
  smallest: ({ of, ids, value }) => [
    plain(', and '),
    ...listed(ids.map(linkOf(of))),
    plain(` the smallest, ${n(value)}.`),
  ],
  aboveHalf: ({ count, experts: all }) => `; ${count} of ${all} scores are above one half.`,
  evenShare: ({ share }) => `; an even share would be ${n(share)}.`,
  ledBefore: ', and led without the bias too.',
  overtook: ({ id, before, after }) => [
    plain('; without the bias '),
    expert(id),
    plain(` led with ${n(before)}, and with it has ${n(after)}.`),
  ],
  tableHas: ({ id }) => [plain('; the table’s row names '), expert(id), plain('.')],
  tableLacks: ({ id }) => [plain('; the table’s row does not name '), expert(id), plain('.')],
  madeBy: ({ ids }) => [plain(', from '), ...experts(ids), plain('.')],
  nobodyDropped: ({ experts: all }) => `No group is dropped, and so none of the ${all} experts.`,
  nobodyMasked: ({ experts: all }) => `No group is masked, and so none of the ${all} experts.`,
  allStay: ({ groups: all }) => `All ${all} groups stay.`,
  noneStays: 'No group stays.',
  oddCut: ({ id, value }) => [
    plain('The cut between the groups falls at '),
    group(id),
    plain(`, whose score is ${n(value)}.`),
  ],
  lastToStay: ({ id }) => [group(id), plain(' is the last to stay. It')],
  staysAbove: ({ id, over, gap }) => [
    group(id),
    plain(` is the last to stay, ${n(gap, 3)} above `),
    group(over),
    plain('.'),
  ],
  picksAbove: ({ id, over, gap }) => [
    expert(id),
    plain(` is the last one in, ${n(gap, 3)} above `),
    expert(over),
    plain('.'),
  ],
  sameGroups: ' Without the bias the same groups would stay.',
  liftsGroup: ({ id, over, gap }) => [
    plain('The bias lifts '),
    group(id),
    plain(' over '),
    group(over),
    plain(` by ${n(gap, 3)}: without it, `),
    group(over),
    plain(' would stay and '),
    group(id),
    plain(' would go.'),
  ],
  swapsGroups: (change) => [
    WITHOUT,
    ...groups(change.out),
    plain(' would stay instead of '),
    ...groups(change.in),
    plain('.'),
  ],
  noUsableGroup: ({ ids }) => [
    plain('No group is usable, and the kernel then answers with '),
    ...experts(ids),
    plain(', whatever they score.'),
  ],
  masked: ({ count, experts: all }) => `${count} of ${all} experts are masked.`,
  costsNobody: ({ count, experts: all }) =>
    `The mask takes ${count} of ${all} experts out, and costs no expert its place.`,
  costsPlaces: ({ ids }) => [
    plain('The mask costs '),
    ...said(experts(ids), ids, ' its place', ' their places'),
  ],
  comeIn: ({ ids }) => [plain('; '), ...said(experts(ids), ids, ' comes in.', ' come in.')],
  paddingPicks: ({ topK, experts: all }) =>
    `None of the ${all} experts is picked: the row is padding, and ${topK === 1 ? 'its slot holds' : `each of its ${topK} slots holds`} id −1.`,
  picksNobody: 'No expert is picked: top_k is 0.',
  tableNames: ({ ids }) => [plain('The table’s row names '), ...experts(ids), plain('.')],
  fillsSlots: ({ id, count }) => [expert(id), plain(` fills ${count} slots.`)],
  fillsEmpty: ({ id }) => [expert(id), plain(' fills a slot for which no candidate is left.')],
  pickedMasked: ({ ids }) =>
    said(
      experts(ids),
      ids,
      ' is picked although its group is masked.',
      ' are picked although their groups are masked.',
    ),
  allPicked: ({ count }) => `All ${count} experts are picked.`,
  lastPlace: ({ id, place }) => [
    expert(id),
    plain(place === 1 ? ' takes the only place' : ` takes the last place, number ${place}`),
  ],
  picks: ({ ids }) => said(experts(ids), ids, ' is picked.', ' are picked.'),
  samePicks: ' Without the bias the same experts would be picked.',
  swapsPicks: (change) => [
    WITHOUT,
    ...experts(change.out),
    plain(' would be picked instead of '),
    ...experts(change.in),
    plain('.'),
  ],
  bringsIn: ({ ids }) => [WITHOUT, ...experts(ids), plain(' would not be picked.')],
  keepsOut: ({ ids }) => [WITHOUT, ...experts(ids), plain(' would be picked too.')],
  paddingWeights: ({ topK }) =>
    `The row is padding: ${topK === 1 ? 'its weight is' : `all ${topK} weights are`} 0.`,
  weighsNothing: 'No expert is picked, so there is no weight.',
  ranksFirst: ({ id, weight, isUnbiased }) => [
    plain('; '),
    expert(id),
    plain(`, which ranks first, has ${n(weight)}${isUnbiased ? ': the bias is no part of a weight.' : '.'}`),
  ],
  sums: ({ sum, total }) => `The weights add up to ${n(sum)}, and after the division to ${n(total)}. `,
  byOne: 'The weights have no positive sum, and are divided by 1.',
  keepsSum: ({ sum }) => `The weights keep their sum of ${n(sum)}.`,
  becomes: ({ id, before, after, total }) => [
    plain('The largest weight, that of '),
    expert(id),
    plain(`, goes from ${n(before)} to ${n(after)}; all weights together come to ${n(total)}.`),
  ],
  largestLater: ({ factor, counts }) =>
    ` The model multiplies the experts’ output by ${n(factor)} later: the largest weight then counts ${n(counts)}.`,
};

/** What happened to this token at a stage. */
export const tokenStory = tokenStoryIn(words);
