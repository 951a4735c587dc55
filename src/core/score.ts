import { log1p32, log32, tanh32 } from './arithmetic/elementary';
import { exp2Of32, exp32 } from './arithmetic/exp';
import { roundTo } from './arithmetic/half';
import { laneSum } from './arithmetic/sum';
import type { Plan } from './plan';

const f32 = Math.fround;
const LOG2E = f32(Math.LOG2E);

/**
 * Scores of one row, float32 [length], every operation rounded as the real code does:
 * sigmoid s = 1 / (1 + e^−z) in one of three forms; softmax s = e^(z − max) / Σ; sqrtsoftplus s = √log(1 + e^z), its
 * softplus in one of two forms.
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

/** The score of a single logit, for functions of one logit: sigmoid and sqrtsoftplus, float32. */
export function scoreOne({ scoring, rules, rounding }: Plan, z: number): number {
  if (scoring === 'sqrtsoftplus')
    return f32(Math.sqrt(roundTo(rounding.softplus, softplus(rules.softplusForm, z))));
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

/** log(1 + e^z). A form that adds 1 first loses e^z below 2⁻²⁴: it gives 0 for z below about −16.6. */
function softplus(form: Plan['rules']['softplusForm'], z: number): number {
  if (z > 20) return z;
  const power = exp32(z);
  return form === 'logExp' ? log32(f32(1 + power)) : log1p32(power);
}

/**
 * Weights of the picked experts as their share of all: e^(z − log Σ e^z), where log Σ e^z = max + log Σ e^(z − max).
 * Each step is rounded to the plan's type. `picked` holds their logits.
 */
export function shareOfAll(
  plan: Plan,
  logits: Float32Array,
  picked: Float32Array,
  shares: Float32Array,
): void {
  const type = plan.rounding.score;
  const logSum = roundTo(type, logSumExp(logits, plan.logLanes));
  for (let j = 0; j < picked.length; j++)
    shares[j] = roundTo(type, exp32(roundTo(type, f32(picked[j]! - logSum))));
}

function logSumExp(logits: Float32Array, lanes: number): number {
  let max = -Infinity;
  for (const z of logits) max = Math.max(max, z);
  // Like torch, so that ∞ − ∞ gives no NaN.
  const shift = Number.isFinite(max) || Number.isNaN(max) ? max : 0;
  const powers = logits.map((z) => exp32(f32(z - shift)));
  return f32(log32(laneSum(powers, lanes)) + shift);
}

function softmax(logits: Float32Array, scores: Float32Array, lanes: number): void {
  let max = -Infinity;
  for (const z of logits) max = Math.max(max, z);
  for (let e = 0; e < logits.length; e++) scores[e] = exp32(f32(logits[e]! - max));
  const sum = laneSum(scores, lanes);
  for (let e = 0; e < scores.length; e++) scores[e] = scores[e]! / sum;
}
