/** @import { Mutant } from './table.mjs' */

const SCORE = 'src/core/score.ts';
const HALF = 'src/core/arithmetic/half.ts';
const EXP = 'src/core/arithmetic/exp.ts';
const BIAS = 'src/core/pipeline/bias.ts';

/** Faults in scores, rounding and bias. @type {readonly Mutant[]} */
export const SCORES = [
  {
    name: 'softmax without the shift by the maximum',
    file: SCORE,
    from: 'exp32(f32(logits[e]! - max))',
    to: 'exp32(logits[e]!)',
  },
  {
    name: 'softmax’s sum from left to right',
    file: SCORE,
    from: 'laneSum(scores, lanes)',
    to: 'laneSum(scores, 1)',
  },
  {
    name: 'tanh form computed as 1 / (1 + e^−z)',
    file: SCORE,
    from: 'f32(0.5 * tanh32(f32(0.5 * z)) + 0.5)',
    to: 'f32(1 / f32(1 + exp32(-z)))',
  },
  {
    name: 'fast exponential computed as the exact one',
    file: SCORE,
    from: 'exp2Of32(f32(-z * LOG2E))',
    to: 'exp32(-z)',
  },
  {
    name: 'log₂e left in double precision',
    file: SCORE,
    from: 'const LOG2E = f32(Math.LOG2E)',
    to: 'const LOG2E = Math.LOG2E',
  },
  {
    name: 'sigmoid of z instead of −z',
    file: SCORE,
    from: 'f32(1 / f32(1 + exp32(-z)))',
    to: 'f32(1 / f32(1 + exp32(z)))',
  },
  {
    name: 'softplus cut off at 2 instead of 20',
    file: SCORE,
    from: 'if (z > 20) return z;',
    to: 'if (z > 2) return z;',
  },
  {
    name: 'square root of softplus left out',
    file: SCORE,
    from: 'f32(Math.sqrt(roundTo(rounding.softplus, softplus(rules.softplusForm, z))))',
    to: 'roundTo(rounding.softplus, softplus(rules.softplusForm, z))',
  },
  {
    name: 'score not rounded to the half type',
    file: SCORE,
    from: 'const s = roundTo(plan.rounding.score, scores[e]!)',
    to: 'const s = scores[e]!',
  },
  {
    name: 'non-finite scores not zeroed',
    file: SCORE,
    from: "plan.rules.nonFinite === 'zeroed' && ",
    to: 'false && ',
  },
  {
    name: 'subnormals flushed to 0 in exp',
    file: EXP,
    from: 'if (x < -104) return 0;',
    to: 'if (x < -87.33655) return 0;',
  },
  { name: 'exp overflows too early', file: EXP, from: 'if (x > 88.8) return', to: 'if (x > 88) return' },
  {
    name: 'bf16 cut off instead of rounded',
    file: HALF,
    from: '(bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000',
    to: 'bits & 0xffff0000',
  },
  {
    name: 'bf16 ties rounded up instead of to even',
    file: HALF,
    from: '(bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000',
    to: '(bits + 0x8000) & 0xffff0000',
  },
  {
    name: 'f16 subnormals flushed',
    file: HALF,
    from: 'const step = 2 ** (exponent - 10);',
    to: 'const step = 2 ** (exponent - 10); if (Math.abs(x) < 2 ** -14) return 0;',
  },
  {
    name: 'softplus loses values that are small beside 1',
    file: SCORE,
    from: 'log32(f32(1 + power)) : log1p32(power)',
    to: 'log32(f32(1 + power)) : log32(f32(1 + power))',
  },
  { name: 'bias subtracted', file: BIAS, from: 'values[e]! + roundTo(', to: 'values[e]! - roundTo(' },
  {
    name: 'bias not rounded to the half type',
    file: BIAS,
    from: 'roundTo(rounding.bias, bias[e]!)',
    to: 'bias[e]!',
  },
  {
    name: 'biased score not rounded to the half type',
    file: BIAS,
    from: 'roundTo(rounding.biased, ',
    to: "roundTo('f32', ",
  },
  {
    name: 'bias added although the record ignores it',
    file: 'src/core/plan.ts',
    from: "rules.bias === 'added' && eScoreCorrectionBias",
    to: 'eScoreCorrectionBias',
  },
  {
    name: 'softmax over the picks summed in the lanes of all experts',
    file: 'src/core/plan.ts',
    from: "softmaxLanes(rules.scored === 'after' ? k : E)",
    to: 'softmaxLanes(E)',
    equivalent:
      'k values fill at most the next power of two of k lanes, a value each, or from 33 on all 32 lanes either way; lanes beyond hold 0, and adding 0 to a power of e changes no bit',
  },
];
