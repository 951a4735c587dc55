import type { Fate, FateRemark, Poison } from '../../core/facts/non-finite';
import type { WordsFor } from '../say';
import { expert, plain } from '../spans';
import { named } from './listed';

/** What the implementation followed does with values that are not finite. */
export const fate: Record<Fate, string> = {
  skipped: '此实现跳过这样的专家：不参与选择。',
  zeroed: '此实现把不是有限数的得分设为 0。',
  onTop: '此实现把 NaN 排在一切数之上。',
  byLanes: '这个内核遇到 NaN 时的结果取决于它落在哪个 lane，这里没有跟随；图中把 NaN 排在一切数之上。',
  floored: '选择时这个内核把 NaN 当作 −1e30，低于一切得分；作为权重它仍是 NaN。',
  inOrder: '此实现让无穷大留在排序中，高于或低于一切数。',
  finite: '由此得到的得分是有限数，与其他得分一样处理。',
};

/** Why a score does not follow from its own logit alone, and what becomes of it; each continues a sentence. */
export const nonFinite: WordsFor<Poison | FateRemark> = {
  nanLogits: ({ ids }) => [
    ...named(ids, expert),
    plain(' 的 logit 是 NaN；softmax 的每个得分都要除以包含它的总和，因此全是 NaN。'),
  ],
  infiniteLogits: ({ ids }) => [
    ...named(ids, expert),
    plain(
      ' 的 logit 是 +∞；softmax 要从每个 logit 减去最大的，而 ∞ − ∞ 是 NaN。每个得分都要除以包含它的总和，因此全是 NaN。',
    ),
  ],
  noLogit: '每个 logit 都是 −∞：softmax 要从每个 logit 减去最大的，而 ∞ − ∞ 是 NaN，得分因此全是 NaN。',
  fate: ({ fate: own }) => fate[own],
};
