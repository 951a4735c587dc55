import type { Division, WeightTrouble } from '../../core/facts/irregular';
import type { SpecialRemark } from '../../core/facts/special-cases';
import { formatExact, formatNumber } from '../../view/format';
import { say, type WordsFor } from '../say';
import { expert, group, LINK, plain, strong } from '../spans';
import { dispatch } from './dispatch';
import { named, sets, times } from './listed';
import { fate, nonFinite } from './non-finite';

const n = formatNumber;

const NEGATIVE =
  'At least one weight is negative: the weights are no shares of a whole, and the output of such experts is subtracted.';

/** What the division does to gathered weights that are no shares of a whole. */
const trouble: Record<WeightTrouble, Record<Division, string>> = {
  nan: {
    bySum: 'At least one gathered weight is NaN; the sum is then NaN, and so is every weight divided by it.',
    byOne:
      'At least one gathered weight is NaN, and so is the sum. A sum that is not positive counts as 1 here: the other weights stay as they are.',
    not: 'At least one gathered weight is NaN. Nothing is divided here: the other weights stay as they are.',
  },
  infinite: {
    bySum:
      'At least one weight is infinite. Divided by an infinite sum, finite weights become 0 and infinite ones NaN.',
    byOne:
      'At least one weight is infinite. A sum that is not positive counts as 1 here: the other weights stay as they are.',
    not: 'At least one weight is infinite. Nothing is divided here: the other weights stay as they are.',
  },
  zeroSum: {
    bySum:
      'The gathered weights add up to 0: dividing by that sum gives NaN unless the implementation guards it.',
    byOne:
      'The gathered weights add up to 0. A sum that is not positive counts as 1 here: the weights stay 0.',
    not: 'The gathered weights add up to 0. Nothing is divided here.',
  },
  negative: {
    bySum: NEGATIVE,
    byOne: NEGATIVE,
    not: NEGATIVE,
  },
};

const UNPROMISED = plain(' Here no order of equal values is promised.');

/** The sentence of each special case. */
const words: WordsFor<SpecialRemark> = {
  ...nonFinite,
  undefinedAnswer: ({ because }) => [
    strong(`${dispatch.undefinedTitle}.`),
    plain(` ${dispatch.undefinedBecause[because]}`),
  ],
  noScoreIsNumber: strong('No softmax score is a number.'),
  notFinite: ({ ids }) => [
    strong(
      ids.length === 1
        ? 'One expert has a value that is not finite: '
        : `${ids.length} experts have values that are not finite: `,
    ),
    ...named(ids, expert),
    plain('.'),
  ],
  fateOf: ({ ids, fate: own }) => [plain(' '), ...named(ids, expert), plain(`: ${fate[own](ids.length)}`)],
  countForGroupOnly: ({ ids }) => [
    plain(' '),
    ...named(ids, expert),
    plain(
      ids.length === 1
        ? ' counts for its group’s score, not for the pick.'
        : ' count for their groups’ scores, not for the pick.',
    ),
  ],
  uniform: ({ last, weight }) => [
    strong('No group is usable.'),
    plain(` The kernel gives up and answers with experts 0 to ${last}, each with weight ${n(weight)}.`),
  ],
  repeated: ({ slots }) => [
    strong('An expert fills more than one slot: '),
    ...times(slots, expert),
    plain('. If no value is left above its start value, the kernel returns the same expert again.'),
  ],
  leftover: ({ ids, ties }) => [
    strong('Too few experts are unmasked.'),
    plain(' Masked ones fill the free places: '),
    ...named(ids, expert),
    plain(
      {
        lowestIndex: '.',
        unspecified: '. All masked ones are equal (−∞), and which of them are taken is not promised here.',
      }[ties],
    ),
  ],
  expertTie: ({ ids, value }) => [
    strong(`Tie at the cut: ${ids.length} experts at ${n(value)}.`),
    plain(' They are '),
    ...named(ids, expert),
    plain('; the lower index wins here, other kernels may choose differently.'),
  ],
  groupTie: ({ ids, taken, value }) => [
    strong(`${ids.length} groups tie at ${n(value)}.`),
    plain(' They are '),
    ...named(ids, group),
    plain(taken === 1 ? '; the lower index is kept.' : '; the lower indices are kept.'),
  ],
  openExpertTie: ({ taken, tied, value }) => [
    strong(`Tie at the cut: ${taken} of ${tied} tied experts are picked, all at ${formatExact(value)}.`),
    UNPROMISED,
  ],
  openGroupTie: ({ taken, tied, value }) => [
    strong(`${taken} of ${tied} tied groups are kept, all at ${formatExact(value)}.`),
    UNPROMISED,
  ],
  anyOf: ({ of, ids, taken }) => [
    plain(' The tied ones are '),
    ...named(ids, LINK[of]),
    plain(`: any ${taken} of them are equally right; the lowest indices are shown.`),
  ],
  equallyRight: ({ of, answers }) => [
    plain(' These answers are equally right: '),
    ...sets(answers, LINK[of]),
    plain('; the first is shown.'),
  ],
  otherGroups: ' Other groups may lead to other experts.',
  expertNear: ({ gap, step, dtype, ids }) => [
    strong(`The gap at the cut is too small for ${dtype}.`),
    plain(` The gap of ${n(gap, 3)} is at most one step of ${n(step, 3)}: `),
    ...named(ids, expert),
    plain(' may change places if anything is rounded differently.'),
  ],
  groupNear: ({ gap, step, dtype, ids }) => [
    strong(`The gap after the last group kept is too small for ${dtype}.`),
    plain(` The gap of ${n(gap, 3)} is at most one step of ${n(step, 3)}: `),
    ...named(ids, group),
    plain('.'),
  ],
  roundedTie: [strong('Rounding makes this tie.'), plain(' Before it, the sums of score and bias differ.')],
  lostScores: ({ ids }) => [
    strong(
      ids.length === 1
        ? 'A score is lost in the addition.'
        : `${ids.length} scores are lost in the addition.`,
    ),
    plain(ids.length === 1 ? ' The score of ' : ' The scores of '),
    ...named(ids, expert),
    plain(
      ids.length === 1
        ? ' is too small beside its bias: the score with bias equals the bias, so the bias alone decides.'
        : ' are too small beside their biases: the scores with bias equal the biases, so the biases alone decide.',
    ),
  ],
  distinctBiases: ({ given, added, dtype }) => [
    strong(`${given} different biases become ${added}.`),
    plain(` Rounded to ${dtype}, several are equal, and only the scores of such experts still differ.`),
  ],
  weights: ({ trouble: kind, division }) => [
    strong('The weights are not shares of a whole.'),
    plain(` ${trouble[kind][division]}`),
  ],
  otherRank: strong('This row belongs to another rank.'),
  appendedOne: ({ id, weight }) => [
    strong('A shared expert is appended: '),
    plain(`E${id}, with weight ${formatExact(weight)}. The router did not choose it.`),
  ],
  appended: ({ ids, weight }) => [
    strong(`${ids.length} shared experts are appended: `),
    plain(
      `${ids.map((id) => `E${id}`).join(', ')}, each with weight ${formatExact(weight)}. The router did not choose them.`,
    ),
  ],
  sentinelOnly: ({ id }) => ` Each slot for a shared expert holds E${id}, which stands for no expert.`,
  sentinelLast: ({ id }) => ` E${id} in the last slot stands for no expert: expert parallelism adds it.`,
};

/** The special cases of a token. */
export const irregular = {
  title: 'Special cases here',
  sentence: (remarks: readonly SpecialRemark[]) => say(words, remarks),
  /** What the sign before a sentence means, for a screen reader. */
  showOn: (stage: number) => `Show at stage ${stage}`,
};
