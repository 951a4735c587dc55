import { exp32 } from './exp';
import { laneSum, softmaxLanes } from './sum';
import type { ScoringFunc } from './types';

const f32 = Math.fround;

/**
 * Scores of one row, float32 [length], every operation rounded as torch does on CUDA:
 * sigmoid s = 1 / (1 + e^−z); softmax s = e^(z − max) / Σ. A NaN anywhere makes a softmax row NaN.
 */
export function score(scoringFunc: ScoringFunc, logits: Float32Array, scores: Float32Array): void {
  if (scoringFunc === 'sigmoid') {
    for (let e = 0; e < logits.length; e++) scores[e] = 1 / f32(1 + exp32(-logits[e]!));
    return;
  }
  let max = -Infinity;
  for (const z of logits) max = Math.max(max, z);
  for (let e = 0; e < logits.length; e++) scores[e] = exp32(f32(logits[e]! - max));
  const sum = laneSum(scores, softmaxLanes(scores.length));
  for (let e = 0; e < scores.length; e++) scores[e] = scores[e]! / sum;
}
