import { exp32 } from '../../core/arithmetic/exp';
import { roundTo } from '../../core/arithmetic/half';
import type { Plan } from '../../core/plan';
import { scoreOne } from '../../core/score';

const f32 = Math.fround;

/** Adds runs of float32 numbers in the order of a warp reduction, in one buffer of its own. */
export function createLaneSum(
  lanes: number,
): (values: Float32Array, start: number, length: number) => number {
  const partial = new Float32Array(lanes);
  return (values, start, length) => {
    partial.fill(0);
    // The lane count is a power of two.
    for (let i = 0; i < length; i++) {
      const l = i & (lanes - 1);
      partial[l] = partial[l]! + values[start + i]!;
    }
    for (let half = lanes >> 1; half >= 1; half >>= 1)
      for (let l = 0; l < half; l++) partial[l] = partial[l]! + partial[l + half]!;
    return partial[0]!;
  };
}

/** Scores `length` logits from `from` on into `scores` from `to` on. The arrays may be the same. */
export type ScoreRun = (
  logits: Float32Array,
  from: number,
  scores: Float32Array,
  to: number,
  length: number,
) => void;

export function createScorer(plan: Plan): ScoreRun {
  const sumOf = createLaneSum(plan.softmaxLanes);
  const dtype = plan.rounding.score;
  const zeroes = plan.rules.nonFinite === 'zeroed';
  const isSoftmax = plan.scoring === 'softmax';
  return (logits, from, scores, to, length) => {
    let max = -Infinity;
    let sum = 1;
    if (isSoftmax) {
      for (let i = 0; i < length; i++) max = Math.max(max, logits[from + i]!);
      for (let i = 0; i < length; i++) scores[to + i] = exp32(f32(logits[from + i]! - max));
      sum = sumOf(scores, to, length);
    }
    for (let i = 0; i < length; i++) {
      const raw = isSoftmax ? f32(scores[to + i]! / sum) : scoreOne(plan, logits[from + i]!);
      const s = dtype === 'f32' ? raw : roundTo(dtype, raw);
      scores[to + i] = zeroes && !Number.isFinite(s) ? 0 : s;
    }
  };
}
