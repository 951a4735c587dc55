import { type Explained, hasGroupStages } from './explain';

/**
 * What an implementation makes of an expert that is NaN or infinite somewhere: it is no candidate; its score is set to 0;
 * NaN ranks above every number; infinite values keep their place in the order; or its score is finite after all.
 */
export type Fate = 'skipped' | 'zeroed' | 'onTop' | 'inOrder' | 'finite';

/** The fate of an expert; null where logit, score and biased score are all finite. */
export function fateOf({ plan, logits, result }: Explained, id: number): Fate | null {
  const [z, s, c] = [logits[id]!, result.scores[id]!, result.biased[id]!];
  if ([z, s, c].every(Number.isFinite)) return null;
  // The same two cases as `skipNonFinite` in the pipeline.
  const seen = plan.scoring === 'softmax' ? s : z;
  if (plan.rules.nonFinite === 'skipped' && (!Number.isFinite(seen) || Number.isNaN(c))) return 'skipped';
  if (Number.isNaN(c)) return 'onTop';
  if (!Number.isFinite(c)) return 'inOrder';
  return plan.rules.nonFinite === 'zeroed' && s === 0 && z !== -Infinity ? 'zeroed' : 'finite';
}

/** Whether an expert's value is part of its group's score. */
export function countsForGroup({ plan, result }: Explained, id: number): boolean {
  if (!hasGroupStages(plan) || Number.isNaN(result.biased[id])) return false;
  const first = Math.floor(id / plan.groupSize) * result.groupBestWidth;
  return result.groupBest.subarray(first, first + plan.contributors).includes(id);
}
