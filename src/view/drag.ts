import { hasBegun } from '../core/stages';
import type { RoutedToken } from '../scenario/routed-token';
import type { StageLayout } from './layout/layout-stage';
import type { Rect } from './marks';
import { barPlace } from './scene/rack/cell-bar';

/** What a drag holds: a bar edits the logit, a cap the bias. */
export interface DragTarget {
  readonly expert: number;
  readonly part: 'bar' | 'cap';
  /** Time and values when the drag began. */
  readonly t: number;
  readonly logit: number;
  readonly bias: number;
}

/** Least reach of the axis of logits, in the picture and for a stroke. */
const MIN_LOGIT_REACH = 1;
const MIN_PAINT_REACH = 4;
/** A drag counts lower bars as this high: the end of such a bar does not follow the pointer exactly. */
const MIN_HEIGHT = 24;
const FINE_HEIGHT = 40;
/** Beyond this logit a sigmoid is flat: a drag ends there; typing takes any value. */
const MOST_LOGIT = 10;
/** Scores closer to 0 or 1 than this are not reached by dragging. */
const SCORE_EDGE = 1e-4;

/**
 * The new value after a vertical drag by `dy` pixels (down is positive), float32: the end of the bar follows the pointer.
 * The height of a bar is the row's range of logits up to stage 1 and the score axis later; a sigmoid score is turned back
 * into its logit.
 */
export function dragValue(layout: StageLayout, token: RoutedToken, target: DragTarget, dy: number): number {
  const moved = -dy / heightOf(layout, target.expert);
  if (target.part === 'cap') return Math.fround(target.bias + moved);
  const start = Number.isFinite(target.logit) ? target.logit : 0;
  if (!movesScore(token, target.t)) {
    const wanted = start + moved * 2 * reachOf(token, target.expert, start);
    const most = Math.max(MOST_LOGIT, Math.abs(start));
    return Math.fround(Math.min(most, Math.max(-most, wanted)));
  }
  const score = 1 / (1 + Math.exp(-start));
  // A score nearer to 0 or 1 than the edge can still be dragged to where it is now.
  const [low, high] = [Math.min(SCORE_EDGE, score), Math.max(1 - SCORE_EDGE, score)];
  const wanted = Math.min(high, Math.max(low, score + moved));
  return wanted === score ? Math.fround(start) : logitOf(wanted);
}

/** The logit whose bar would end at height `y` of a cell, as the stage draws bars: what a stroke paints. */
export function valueAtHeight(token: RoutedToken, t: number, cell: Rect, y: number): number {
  const height = Math.min(1, Math.max(0, (cell.y + cell.height - y) / cell.height));
  if (!movesScore(token, t))
    return Math.fround((2 * height - 1) * Math.max(MIN_PAINT_REACH, reachOf(token, -1, 0)));
  return logitOf(Math.min(1 - SCORE_EDGE, Math.max(SCORE_EDGE, height)));
}

/** Height of the whole axis of a cell's bar. */
function heightOf({ cells }: StageLayout, expert: number): number {
  const cell = cells[expert];
  const height = cell ? barPlace(cell).box.height : 0;
  return height < MIN_HEIGHT ? FINE_HEIGHT : height;
}

/** Whether the height of a bar is a score that can be turned back into its logit. */
function movesScore({ plan }: RoutedToken, t: number): boolean {
  return hasBegun(t, 'score') && plan.scoring === 'sigmoid' && plan.rules.scored === 'before';
}

function logitOf(score: number): number {
  return Math.fround(Math.log(score / (1 - score)));
}

/** How far the row's logits reach. The dragged one counts with its first value, so that the range does not grow with it. */
function reachOf({ logits }: RoutedToken, dragged: number, start: number): number {
  return logits.reduce((most, z, expert) => {
    const value = expert === dragged ? start : z;
    return Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
  }, MIN_LOGIT_REACH);
}
