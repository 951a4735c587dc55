import type { Division, Irregular, WeightTrouble } from '../../core/facts/irregular';
import type { Fate, Poison } from '../../core/facts/non-finite';
import type { EqualAnswers } from '../../core/facts/ties';
import type { UndefinedCondition } from '../../core/semantics/types';
import { formatExact, formatNumber } from '../../view/format';
import { expert, group, plain, type Sentence, type Span, strong } from '../spans';
import { dispatch } from './dispatch';

const n = formatNumber;

/** More than these are counted, not named. */
const MOST_NAMED = 4;

/** "E3, E9 and 5 more", each a link. */
function named(ids: readonly number[], link: (id: number) => Span): Span[] {
  const shown = ids.slice(0, MOST_NAMED);
  const rest = ids.length - shown.length;
  return shown.flatMap((id, i) => [
    ...(i === 0 ? [] : [plain(rest === 0 && i === shown.length - 1 ? ' and ' : ', ')]),
    link(id),
    ...(rest > 0 && i === shown.length - 1 ? [plain(` and ${rest} more`)] : []),
  ]);
}

/** The equally right choices among equals, where no order of these is promised. */
function anyOf({ tied, taken, answers }: EqualAnswers, link: (id: number) => Span): Span[] {
  const shown = plain(' Here no order of equal values is promised.');
  if (!answers)
    return [
      shown,
      plain(' Equal are '),
      ...named(tied, link),
      plain(`: any ${taken} of them are as right; the lowest indices are shown.`),
    ];
  return [
    shown,
    plain(' Equally right are '),
    ...answers.flatMap((answer, i) => [
      plain(i === 0 ? '{' : i === answers.length - 1 ? ' or {' : ', {'),
      ...answer.flatMap((id, j) => [...(j === 0 ? [] : [plain(', ')]), link(id)]),
      plain('}'),
    ]),
    plain('; the first is shown.'),
  ];
}

const NEGATIVE =
  'At least one weight is negative: the weights are no shares of a whole, and experts are subtracted.';

/** What the division makes of gathered weights that are no shares. */
const trouble: Record<WeightTrouble, Record<Division, string>> = {
  nan: {
    bySum: 'At least one gathered weight is NaN; the sum is then NaN, and so is every weight divided by it.',
    byOne:
      'At least one gathered weight is NaN, and with it the sum. A sum that is not positive counts as 1 here: the other weights stay as they are.',
    not: 'At least one gathered weight is NaN. Nothing is divided here: the other weights stay as they are.',
  },
  infinite: {
    bySum:
      'At least one weight is infinite; divided by an infinite sum the finite ones become 0 and it becomes NaN.',
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

/** What becomes of values that are not finite, in the implementation followed. */
const fate: Record<Fate, (count: number) => string> = {
  skipped: (count) =>
    count === 1
      ? 'This implementation skips it: it is no candidate for the pick.'
      : 'This implementation skips them: they are no candidates for the pick.',
  zeroed: () => 'This implementation sets a score that is not finite to 0.',
  onTop: () => 'This implementation ranks NaN above every number.',
  byLanes: () =>
    'What this kernel answers to NaN hangs on the lanes that hold it. That is not followed here: shown is NaN above every number.',
  floored: () =>
    'For the choice this kernel takes NaN as −1e30, below every score; as a weight it stays NaN.',
  inOrder: () => 'This implementation keeps infinite values in the order, above or below every number.',
  finite: (count) =>
    count === 1
      ? 'The score that follows from it is finite and is treated like any other.'
      : 'The scores that follow from them are finite and are treated like any others.',
};

/** Why every softmax score is NaN. */
function poison({ kind, ids }: Poison): Sentence {
  if (kind === 'nothing')
    return [
      plain(
        'Every logit is −∞: softmax subtracts the largest from each, and ∞ − ∞ is NaN. So is every score.',
      ),
    ];
  const logits = [...named(ids, expert), plain(ids.length === 1 ? ' has a logit of ' : ' have logits of ')];
  return kind === 'nan'
    ? [...logits, plain('NaN; softmax divides every score by a sum that contains it, so every score is NaN.')]
    : [
        ...logits,
        plain(
          '+∞; softmax subtracts the largest logit from each, and ∞ − ∞ is NaN. The sum that divides every score contains it, so every score is NaN.',
        ),
      ];
}

/** Sentences for what is degenerate about a token. */
export const irregular = {
  title: 'Special cases here',
  fate,
  poison,
  /** How NaN is ordered, where a comparison of numbers would stand. */
  nan: {
    above: 'NaN compares with no number; this implementation ranks it above every one.',
    below: 'NaN compares with no number; this implementation ranks it below every one.',
    alike: 'NaN compares with nothing, not even with NaN; this implementation ranks all of them alike.',
  },
  undefinedAnswer: (because: UndefinedCondition): Sentence => [
    strong(`${dispatch.undefinedTitle}.`),
    plain(` ${dispatch.undefinedBecause[because]}`),
  ],
  nonFinite: ({
    nonFinite: ids,
    fates,
    countForGroupOnly: counting,
    poison: cause,
  }: Pick<Irregular, 'nonFinite' | 'fates' | 'countForGroupOnly' | 'poison'>): Sentence => [
    ...(cause
      ? [strong('No softmax score is a number.'), plain(' '), ...poison(cause)]
      : [
          strong(
            ids.length === 1
              ? 'One expert has a value that is not finite: '
              : `${ids.length} experts have values that are not finite: `,
          ),
          ...named(ids, expert),
          plain('.'),
        ]),
    ...[...fates].flatMap(([each, own]) =>
      fates.size === 1 || cause
        ? [plain(` ${fate[each](own.length)}`)]
        : [plain(' '), ...named(own, expert), plain(`: ${fate[each](own.length)}`)],
    ),
    ...(counting.length === 0
      ? []
      : [
          plain(' '),
          ...named(counting, expert),
          plain(
            counting.length === 1
              ? ' counts for its group’s score, not for the pick.'
              : ' count for their groups’ scores, not for the pick.',
          ),
        ]),
  ],
  uniform: (k: number): Sentence => [
    strong('No group is usable.'),
    plain(` The kernel gives up and answers with experts 0 to ${k - 1}, each with weight ${n(1 / k)}.`),
  ],
  repeated: (repeats: readonly (readonly [number, number])[]): Sentence => [
    strong('An expert fills more than one slot: '),
    ...repeats
      .slice(0, MOST_NAMED)
      .flatMap(([id, count], i) => [...(i === 0 ? [] : [plain(', ')]), expert(id), plain(` ×${count}`)]),
    plain('. Where nothing is left above its start value, the kernel returns the same one again.'),
  ],
  leftover: (ids: readonly number[], isPromised: boolean): Sentence => [
    strong('Too few experts survive the mask.'),
    plain(' Masked ones fill the places that are left: '),
    ...named(ids, expert),
    plain(
      isPromised ? '.' : '. All masked ones are equal (−∞), and which of them fill up is not promised here.',
    ),
  ],
  lostScores: (ids: readonly number[]): Sentence => [
    strong(
      ids.length === 1
        ? 'A score is lost in the addition.'
        : `${ids.length} scores are lost in the addition.`,
    ),
    plain(ids.length === 1 ? ' The score of ' : ' The scores of '),
    ...named(ids, expert),
    plain(
      ids.length === 1
        ? ' is too small beside its bias: score with bias and bias are the same number, so the bias alone decides.'
        : ' are too small beside their biases: score with bias and bias are the same number, so the biases alone decide.',
    ),
  ],
  distinctBiases: ({ given, added, dtype }: NonNullable<Irregular['distinctBiases']>): Sentence => [
    strong(`${given} different biases become ${added}.`),
    plain(` Rounded to ${dtype}, several are equal, and only their scores still tell such experts apart.`),
  ],
  roundedTie: (): Sentence => [
    strong('Rounding makes this tie.'),
    plain(' Before it, the sums of score and bias differ.'),
  ],
  /** `isPromised`: equal values are known to be taken lowest index first. */
  expertTie: (equal: EqualAnswers, isPromised: boolean): Sentence =>
    isPromised
      ? [
          strong(`Tie at the cut: ${equal.tied.length} experts at ${n(equal.value)}.`),
          plain(' Equal are '),
          ...named(equal.tied, expert),
          plain('; the lower index wins here, other kernels may choose otherwise.'),
        ]
      : [
          strong(
            `Tie at the cut: ${equal.taken} of ${equal.tied.length} tied experts are picked, all at ${formatExact(equal.value)}.`,
          ),
          ...anyOf(equal, expert),
        ],
  expertNear: (gap: number, step: number, dtype: string, ids: readonly number[]): Sentence => [
    strong(`The cut is closer than ${dtype} can tell.`),
    plain(` The gap of ${n(gap, 3)} is at most one step of ${n(step, 3)}: `),
    ...named(ids, expert),
    plain(' may change places when anything is rounded otherwise.'),
  ],
  groupTie: (equal: EqualAnswers, isPromised: boolean): Sentence =>
    isPromised
      ? [
          strong(`${equal.tied.length} groups tie at ${n(equal.value)}.`),
          plain(' Equal are '),
          ...named(equal.tied, group),
          plain(equal.tied.length === 2 ? '; the lower index is kept.' : '; the lower indices are kept.'),
        ]
      : [
          strong(
            `${equal.taken} of ${equal.tied.length} tied groups are kept, all at ${formatExact(equal.value)}.`,
          ),
          ...anyOf(equal, group),
          plain(' Other groups may lead to other experts.'),
        ],
  groupNear: (gap: number, step: number, dtype: string, ids: readonly number[]): Sentence => [
    strong(`The last group kept is closer to the next than ${dtype} can tell.`),
    plain(` The gap of ${n(gap, 3)} is at most one step of ${n(step, 3)}: `),
    ...named(ids, group),
    plain('.'),
  ],
  weights: (code: WeightTrouble, division: Division): Sentence => [
    strong('The weights are not shares of a whole.'),
    plain(` ${trouble[code][division]}`),
  ],
  appended: ({
    appended: ids,
    sentinel,
    appendedWeight,
  }: Pick<Irregular, 'appended' | 'sentinel' | 'appendedWeight'>): Sentence => {
    const real = [...new Set(ids)].filter((id) => id !== sentinel);
    const weight = `weight ${formatExact(appendedWeight)}`;
    return [
      real.length === 0
        ? strong('This row belongs to another rank.')
        : strong(
            real.length === 1
              ? 'A shared expert is appended: '
              : `${real.length} shared experts are appended: `,
          ),
      ...(real.length === 0
        ? []
        : [
            plain(
              real.length === 1
                ? `E${real[0]}, with ${weight}. The router did not choose it.`
                : `${real.map((id) => `E${id}`).join(', ')}, each with ${weight}. The router did not choose them.`,
            ),
          ]),
      ...(sentinel === null
        ? []
        : [
            plain(
              real.length === 0
                ? ` Each slot for a shared expert holds E${sentinel}, which stands for no expert.`
                : ` E${sentinel} in the last slot stands for no expert: expert parallelism adds it.`,
            ),
          ]),
    ];
  },
  /** What the sign in front of a sentence means, for a reader who does not see it. */
  showOn: (stage: number) => `Show at stage ${stage}`,
};
