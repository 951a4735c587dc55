import { log1p32, tanh32 } from './elementary';
import { exp2Of32, exp32 } from './exp';
import { roundTo } from './half';
import type { Plan } from './plan';
import { laneSum } from './sum';

const f32 = Math.fround;
const LOG2E = f32(Math.LOG2E);

/**
 * Scores of one row, float32 [length], every operation rounded as the real code does:
 * sigmoid s = 1 / (1 + e^−z) in one of three forms; softmax s = e^(z − max) / Σ; sqrtsoftplus s = √log(1 + e^z).
 * A NaN anywhere makes a softmax row NaN. Each score is rounded to the plan's type at the end.
 */
export function score(plan: Plan, logits: Float32Array, scores: Float32Array): void {
  if (plan.scoring === 'softmax') softmax(logits, scores, plan.softmaxLanes);
  else for (let e = 0; e < logits.length; e++) scores[e] = scoreOne(plan, logits[e]!);
  for (let e = 0; e < scores.length; e++) {
    const s = roundTo(plan.rounding.score, scores[e]!);
    scores[e] = plan.rules.nonFinite === 'zeroed' && !Number.isFinite(s) ? 0 : s;
  }
}

/** The score of a single logit where no other takes part: sigmoid and sqrtsoftplus, float32. */
export function scoreOne({ scoring, rules }: Plan, z: number): number {
  if (scoring === 'sqrtsoftplus') return f32(Math.sqrt(z > 20 ? z : log1p32(exp32(z))));
  switch (rules.sigmoidForm) {
    case 'exp':
      return f32(1 / f32(1 + exp32(-z)));
    case 'fastExp':
      return f32(1 / f32(1 + exp2Of32(f32(-z * LOG2E))));
    case 'tanh':
      // One rounding: the compiler fuses the multiplication and the addition.
      return f32(0.5 * tanh32(f32(0.5 * z)) + 0.5);
  }
}

function softmax(logits: Float32Array, scores: Float32Array, lanes: number): void {
  let max = -Infinity;
  for (const z of logits) max = Math.max(max, z);
  for (let e = 0; e < logits.length; e++) scores[e] = exp32(f32(logits[e]! - max));
  const sum = laneSum(scores, lanes);
  for (let e = 0; e < scores.length; e++) scores[e] = scores[e]! / sum;
}
