import { FLOOR } from '../pipeline/bias';
import type { Plan } from '../plan';
import { hasGroupStages } from '../plan';
import type { RoutedRow } from '../routed-row';
import type { Remark } from './remark';

/**
 * What an implementation does with an expert that is NaN or infinite somewhere: it is no candidate; its score is set
 * to 0; NaN ranks above every number, or counts −1e30 for the choice; infinite values keep their place in the order;
 * or its score is finite after all. `byLanes`: the kernel's answer to NaN hangs on the lane that holds it, which is
 * not followed.
 */
export type Fate = 'skipped' | 'zeroed' | 'onTop' | 'byLanes' | 'floored' | 'inOrder' | 'finite';

/** The fate of an expert; null if logit, score and biased score are all finite. */
export function fateOf({ plan, logits, result }: RoutedRow, id: number): Fate | null {
  const [z, s, c] = [logits[id]!, result.scores[id]!, result.biased[id]!];
  if ([z, s, c].every(Number.isFinite)) return null;
  // The same two cases as `skipNonFinite` in the pipeline.
  const seen = plan.scoring === 'softmax' ? s : z;
  if (plan.rules.nonFinite === 'skipped' && (!Number.isFinite(seen) || Number.isNaN(c))) return 'skipped';
  if (plan.rules.nonFinite === 'floored' && c === FLOOR) return 'floored';
  if (Number.isNaN(c)) return plan.rules.pick === 'rounds' ? 'byLanes' : 'onTop';
  if (!Number.isFinite(c)) return 'inOrder';
  // −∞ may score 0 by right.
  const isZeroed = s === 0 && (z !== -Infinity || poisonOf({ plan, logits, result }) !== null);
  return plan.rules.nonFinite === 'zeroed' && isZeroed ? 'zeroed' : 'finite';
}

/** Whether an expert's value is part of its group's score. */
export function countsForGroup({ plan, result }: RoutedRow, id: number): boolean {
  if (!hasGroupStages(plan) || Number.isNaN(result.biased[id])) return false;
  const first = Math.floor(id / plan.groupSize) * result.groupBestWidth;
  return result.groupBest.subarray(first, first + plan.contributors).includes(id);
}

/** The place of NaN in an implementation's order: no comparison with a number decides it. */
export function nanPlace({ rules }: Plan): 'above' | 'below' {
  return rules.nonFinite === 'skipped' ? 'below' : 'above';
}

/** Ascending, with NaN where an implementation's order puts it. */
export function inOrderOf(plan: Plan): (a: number, b: number) => number {
  const end = nanPlace(plan) === 'above' ? 1 : -1;
  return (a, b) => {
    const nan = Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    if (nan !== 0) return nan * end;
    return a === b || Number.isNaN(a) ? 0 : a - b;
  };
}

/** What makes every softmax score of a token NaN: the logits of these experts, or that there is none above −∞. */
export type Poison = Remark<'nanLogits' | 'infiniteLogits', { ids: readonly number[] }> | Remark<'noLogit'>;

/** What an implementation makes of so many experts whose values are not finite. */
export type FateRemark = Remark<'fate', { fate: Fate; count: number }>;

/** Why no score of a token is a number, though most logits may be; null if that is not so. */
export function poisonOf({
  plan,
  logits,
  result,
}: Pick<RoutedRow, 'plan' | 'logits' | 'result'>): Poison | null {
  if (plan.scoring !== 'softmax' || plan.rules.scored === 'after') return null;
  // Where masked experts enter the softmax with a logit of 0, theirs spoil nothing.
  if (plan.rules.mask === 'zeroLogit' && result.scores.some(Number.isFinite)) return null;
  const ids = (isSo: (z: number) => boolean) => Array.from(logits.keys()).filter((id) => isSo(logits[id]!));
  if (logits.some(Number.isNaN)) return { code: 'nanLogits', ids: ids(Number.isNaN) };
  if (logits.includes(Infinity)) return { code: 'infiniteLogits', ids: ids((z) => z === Infinity) };
  return logits.every((z) => z === -Infinity) ? { code: 'noLogit' } : null;
}
