import type { StageLayout } from './layout/layout-stage';
import type { RoutedToken } from './routed-token';

/** What a drag holds: a bar edits the logit, a cap the bias. */
export interface DragTarget {
  readonly expert: number;
  readonly part: 'bar' | 'cap';
  /** Time and values when the drag began. */
  readonly t: number;
  readonly logit: number;
  readonly bias: number;
}

/** Logits a drag over the height of a cell changes, at least; more where the row's logits reach further. */
const MIN_LOGIT_REACH = 4;
/** Pixels that count as a cell's height where cells are small. */
const MIN_HEIGHT = 40;
/** Scores closer to 0 or 1 than this are not reached by dragging. */
const SCORE_EDGE = 1e-4;

/**
 * The new value after a vertical drag by `dy` pixels (down is positive), float32. The height of a cell is the row's
 * range of logits up to stage 1 and the score axis later; a sigmoid score is turned back into its logit.
 */
export function dragValue(layout: StageLayout, token: RoutedToken, target: DragTarget, dy: number): number {
  const moved = -dy / Math.max(layout.cell, MIN_HEIGHT);
  if (target.part === 'cap') return Math.fround(target.bias + moved);
  const isSigmoid = token.plan.scoring === 'sigmoid' && token.plan.rules.scored === 'before';
  const start = Number.isFinite(target.logit) ? target.logit : 0;
  if (target.t <= 1 || !isSigmoid) {
    // The dragged logit counts as it was when the drag began: the range must not grow with what is dragged.
    const reach = token.logits.reduce((most, z, expert) => {
      const value = expert === target.expert ? start : z;
      return Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
    }, MIN_LOGIT_REACH);
    return Math.fround(start + moved * 2 * reach);
  }
  const score = 1 / (1 + Math.exp(-start));
  // A score nearer to 0 or 1 than the edge stays reachable from where it is.
  const [low, high] = [Math.min(SCORE_EDGE, score), Math.max(1 - SCORE_EDGE, score)];
  const wanted = Math.min(high, Math.max(low, score + moved));
  return wanted === score ? Math.fround(start) : Math.fround(Math.log(wanted / (1 - wanted)));
}
