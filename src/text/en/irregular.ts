import type { WeightTrouble } from '../../core/irregular';
import type { UndefinedCondition } from '../../core/semantics/types';
import { formatNumber } from '../../view/format';
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

const trouble: Record<WeightTrouble, string> = {
  nan: 'At least one gathered weight is NaN; the sum is then NaN, and so is every weight divided by it.',
  infinite:
    'At least one weight is infinite; divided by an infinite sum the finite ones become 0 and it becomes NaN.',
  zeroSum:
    'The gathered weights add up to 0: dividing by that sum gives NaN unless the implementation guards it.',
  negative:
    'At least one weight is negative: the weights are no shares of a whole, and experts are subtracted.',
};

/** Sentences for what is degenerate about a token. */
export const irregular = {
  title: 'Special cases here',
  undefinedAnswer: (because: UndefinedCondition): Sentence => [
    strong(`${dispatch.undefinedTitle}.`),
    plain(` ${dispatch.undefinedBecause[because]}`),
  ],
  nonFinite: (ids: readonly number[]): Sentence => [
    strong(
      ids.length === 1
        ? 'One expert is not a finite number: '
        : `${ids.length} experts are not finite numbers: `,
    ),
    ...named(ids, expert),
    plain('. NaN ranks above everything or is skipped, as the implementation has it.'),
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
  leftover: (ids: readonly number[]): Sentence => [
    strong('Too few experts survive the mask.'),
    plain(' Masked ones fill the places that are left: '),
    ...named(ids, expert),
    plain('.'),
  ],
  expertTie: (value: number, ids: readonly number[]): Sentence => [
    strong(`Tie at the cut: ${n(value)}.`),
    plain(' Equal are '),
    ...named(ids, expert),
    plain('; the lower index wins here, other kernels may choose otherwise.'),
  ],
  expertNear: (gap: number, step: number, dtype: string, ids: readonly number[]): Sentence => [
    strong(`The cut is closer than ${dtype} can tell.`),
    plain(` The gap of ${n(gap, 3)} is at most one step of ${n(step, 3)}: `),
    ...named(ids, expert),
    plain(' may change places when anything is rounded otherwise.'),
  ],
  groupTie: (value: number, ids: readonly number[]): Sentence => [
    strong(`Two groups tie at ${n(value)}.`),
    plain(' Equal are '),
    ...named(ids, group),
    plain('; the lower index is kept.'),
  ],
  groupNear: (gap: number, step: number, dtype: string, ids: readonly number[]): Sentence => [
    strong(`The last group kept is closer to the next than ${dtype} can tell.`),
    plain(` The gap of ${n(gap, 3)} is at most one step of ${n(step, 3)}: `),
    ...named(ids, group),
    plain('.'),
  ],
  weights: (code: WeightTrouble): Sentence => [
    strong('The weights are not shares of a whole.'),
    plain(` ${trouble[code]}`),
  ],
  appended: (ids: readonly number[]): Sentence => [
    strong(
      ids.length === 1 ? 'A shared expert is appended: ' : `${ids.length} shared experts are appended: `,
    ),
    plain(`${ids.map((id) => `E${id}`).join(', ')}, each with weight 1. The router did not choose them.`),
  ],
  /** What the sign in front of a sentence means, for a reader who does not see it. */
  showOn: (stage: number) => `Show at stage ${stage}`,
};
