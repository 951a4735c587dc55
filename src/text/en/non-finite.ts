import type { Fate, FateRemark, Poison } from '../../core/facts/non-finite';
import type { WordsFor } from '../say';
import { expert, plain, type Sentence } from '../spans';
import { named } from './listed';

/** What the implementation followed does with values that are not finite. */
export const fate: Record<Fate, (count: number) => string> = {
  skipped: (count) =>
    count === 1
      ? 'This implementation skips it: it is no candidate for the pick.'
      : 'This implementation skips them: they are no candidates for the pick.',
  zeroed: () => 'This implementation sets a score that is not finite to 0.',
  onTop: () => 'This implementation ranks NaN above every number.',
  byLanes: () =>
    'This kernel’s answer to NaN depends on the lanes that hold it. That is not followed here: NaN is shown above every number.',
  floored: () =>
    'For the choice this kernel takes NaN as −1e30, below every score; as a weight it stays NaN.',
  inOrder: () => 'This implementation keeps infinite values in the order, above or below every number.',
  finite: (count) =>
    count === 1
      ? 'The score that follows from it is finite and is treated like any other.'
      : 'The scores that follow from them are finite and are treated like any others.',
};

/** Why a score does not follow from its own logit alone, and what becomes of it; each continues a sentence. */
export const nonFinite: WordsFor<Poison | FateRemark> = {
  nanLogits: ({ ids }) => [
    ...withLogits(ids),
    plain('NaN; softmax divides every score by a sum that contains it, so every score is NaN.'),
  ],
  infiniteLogits: ({ ids }) => [
    ...withLogits(ids),
    plain(
      '+∞; softmax subtracts the largest logit from each, and ∞ − ∞ is NaN. The sum that divides every score contains it, so every score is NaN.',
    ),
  ],
  noLogit:
    ' Every logit is −∞: softmax subtracts the largest from each, and ∞ − ∞ is NaN. So is every score.',
  fate: ({ fate: own, count }) => ` ${fate[own](count)}`,
};

function withLogits(ids: readonly number[]): Sentence {
  return [
    plain(' '),
    ...named(ids, expert),
    plain(ids.length === 1 ? ' has a logit of ' : ' have logits of '),
  ];
}
