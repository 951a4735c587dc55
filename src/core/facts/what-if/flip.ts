import type { Answer } from './changed-logits';
import { without } from './picks';
import { endOf, type Question, type Search } from './search';

/**
 * A logit at which an outcome changes, exact to the float32: from there on, away from the present logit, it is
 * `holds`.
 */
export interface Threshold {
  readonly z: number;
  /** From the present logit to `z`. */
  readonly change: number;
  readonly question: Question;
  readonly holds: boolean;
}

/** The smallest change of an expert's own logit that takes it in or out. */
export interface Flip {
  readonly change: number;
  readonly enters: boolean;
  /** Who leaves when it enters, or enters when it leaves. */
  readonly others: readonly number[];
  /**
   * The change its group needs first (or falls out at, when that is what puts the expert out); null if groups do not
   * matter.
   */
  readonly groupChange: number | null;
}

/** The outsider that needs the smallest raise to take a picked expert's place. */
export interface RivalFlip {
  readonly id: number;
  readonly change: number;
}

/** The thresholds that finished searches over an expert's own logit have found, nearest to `z` first. */
export function thresholdsOf(searches: readonly Search[], z: number): Threshold[] {
  return searches
    .map((search): Threshold => {
      const end = endOf(search);
      return { z: end, change: end - z, question: search.question, holds: !search.atNear };
    })
    .sort((a, b) => Math.abs(a.change) - Math.abs(b.change));
}

/**
 * The flip among an expert's thresholds; `answerAt` gives the answer at a threshold's logit. Null: no logit flips it.
 */
export function flipOf(
  thresholds: readonly Threshold[],
  now: Answer,
  answerAt: (threshold: Threshold) => Answer,
): Flip | null {
  const flip = thresholds.find(({ question, holds }) => question === 'isPicked' && holds !== now.isPicked);
  if (!flip) return null;
  const enters = flip.holds;
  const then = answerAt(flip).picks;
  const group = thresholds.find(
    ({ question, holds, change }) =>
      question === 'isGroupKept' &&
      holds === enters &&
      Math.sign(change) === Math.sign(flip.change) &&
      (enters ? Math.abs(change) <= Math.abs(flip.change) : change === flip.change),
  );
  return {
    change: flip.change,
    enters,
    others: enters ? without(now.picks, then) : without(then, now.picks),
    groupChange: group?.change ?? null,
  };
}

/** The smallest raise among finished searches over other experts' logits, `logits` being the present row. */
export function rivalOf(searches: readonly Search[], logits: Float32Array): RivalFlip | null {
  let best: RivalFlip | null = null;
  for (const search of searches) {
    const change = endOf(search) - logits[search.expert]!;
    if (!best || change < best.change) best = { id: search.expert, change };
  }
  return best;
}

/**
 * A change written with few digits and still large enough: rounded away from zero.
 *
 * @example outward(0.07412) // 0.0742
 */
export function outward(change: number, digits = 3): number {
  if (change === 0 || !Number.isFinite(change)) return change;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(change))) - digits + 1);
  const steps = Math.ceil(Math.abs(change) / unit - 1e-9);
  return Math.sign(change) * Number((steps * unit).toPrecision(digits + 1));
}
