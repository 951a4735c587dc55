/** @import { Mutant } from './table.mjs' */

const WEIGH = 'src/core/pipeline/weigh.ts';
const SUM = 'src/core/arithmetic/sum.ts';
const PLAN = 'src/core/plan.ts';

/** Why torch’s, a warp’s and Triton’s order give one sum; a unit test tells the number of lanes all the same. */
const SAME_FOLD =
  'k numbers on the last power of two of lanes are added as on any more lanes: what such a lane adds first, l and l + lanes, is the first fold of twice the lanes, and further lanes hold 0; above 32 both have 32 lanes';

/** Faults in what weights start from, their sum, its guard, the division and the scale. @type {readonly Mutant[]} */
export const WEIGHTS = [
  {
    name: 'weights from biased scores',
    file: WEIGH,
    from: '{ score: row.scores,',
    to: '{ score: row.biased,',
  },
  {
    name: 'weights from scores instead of masked values',
    file: PLAN,
    from: "return hasBias ? 'score' : 'masked';",
    to: "return 'score';",
  },
  {
    name: 'gathered score not rounded to the half type',
    file: WEIGH,
    from: 'roundTo(plan.rounding.gathered, gathered[j]!)',
    to: 'gathered[j]!',
  },
  {
    name: 'sum of the weights from left to right',
    file: SUM,
    from: 'Math.min(32, 2 ** (31 - Math.clz32(topK)))',
    to: '1',
  },
  {
    name: 'sum of the weights in softmax’s lanes',
    file: SUM,
    from: 'Math.min(32, 2 ** (31 - Math.clz32(topK)))',
    to: 'softmaxLanes(topK)',
  },
  {
    name: 'warp sum in torch’s lanes',
    file: PLAN,
    from: "case 'warp':\n      return 32;",
    to: "case 'warp':\n      return weightSumLanes(k);",
    equivalent: SAME_FOLD,
  },
  {
    name: 'Triton’s sum in torch’s lanes',
    file: PLAN,
    from: 'return softmaxLanes(Math.max(1, k));',
    to: 'return weightSumLanes(k);',
    equivalent: SAME_FOLD,
  },
  {
    name: 'a scale of 0 multiplies although it stands for none',
    file: PLAN,
    from: "!(params.routedScalingFactor === 0 && rules.zeroScale === 'off') &&",
    to: '',
  },
  {
    name: 'sequential sum in a warp’s lanes',
    file: PLAN,
    from: "case 'sequential':\n      return 1;",
    to: "case 'sequential':\n      return 32;",
  },
  {
    name: 'neighbouring lanes folded first',
    file: SUM,
    from: 'for (let half = lanes / 2; half >= 1; half /= 2)',
    to: 'for (let half = 1; half < lanes; half *= 2) for (let l = 0; l + half < lanes; l += 2 * half) partial[l] = partial[l]! + partial[l + half]!;\n  for (let half = 0; half >= 1; half /= 2)',
  },
  {
    name: 'added guard left out',
    file: WEIGH,
    from: 'roundTo(rounding.sum, f32(sum + f32(guard.value))) : sum + guard.value;',
    to: 'sum : sum;',
  },
  { name: 'clamp left out', file: WEIGH, from: 'sum < guard.value ? f32(guard.value) : sum', to: 'sum' },
  {
    name: 'division by a sum of 0 instead of 1',
    file: WEIGH,
    from: 'return sum > 0 ? sum : 1;',
    to: 'return sum;',
  },
  {
    name: 'sum not rounded to the half type',
    file: WEIGH,
    from: 'roundTo(rounding.sum, laneSum(gathered, plan.sumLanes))',
    to: 'laneSum(gathered, plan.sumLanes)',
  },
  {
    name: 'guarded sum not rounded to the half type',
    file: WEIGH,
    from: 'roundTo(rounding.sum, f32(sum + f32(guard.value)))',
    to: 'f32(sum + f32(guard.value))',
  },
  {
    name: 'quotient not rounded to the half type',
    file: WEIGH,
    from: 'if (plan.renormalizes) w = roundTo(rounding.divided, w);',
    to: '',
  },
  {
    name: 'final weight not rounded to the half type',
    file: WEIGH,
    from: 'weights[j] = roundTo(rounding.weight, w);',
    to: 'weights[j] = w;',
  },
  {
    name: 'scale before dividing',
    file: WEIGH,
    from: "if (rules.scaleAt === 'before' && plan.scales) w = keep(w * scale);",
    to: "if (rules.scaleAt !== 'folded' && plan.scales) w = keep(w * scale);",
    also: [["if (rules.scaleAt === 'after' && plan.scales) w = keep(w * scale);", '']],
  },
  {
    name: 'scale after dividing instead of folded into the reciprocal',
    file: WEIGH,
    from: "const folded = rules.scaleAt === 'folded' && plan.scales ? scale : 1;",
    to: 'const folded = 1;',
    also: [
      ["if (rules.scaleAt === 'after' && plan.scales)", "if (rules.scaleAt !== 'before' && plan.scales)"],
    ],
  },
  {
    name: 'quotient instead of multiplying by the reciprocal',
    file: WEIGH,
    from: "if (rules.division === 'reciprocal') w = keep(w * factor);",
    to: "if (rules.division === 'reciprocal') w = plan.renormalizes ? keep(keep(w * folded) / divisor) : keep(w * folded);",
  },
  {
    name: 'scale applied twice',
    file: WEIGH,
    from: "if (rules.scaleAt === 'after' && plan.scales) w = keep(w * scale);",
    to: 'if (plan.scales) w = keep(w * scale);',
    also: [["if (rules.scaleAt === 'before' && plan.scales) w", 'if (plan.scales) w']],
  },
  {
    name: 'scale in double precision instead of float32',
    file: PLAN,
    from: "rules.weighedIn === 'float32' ? Math.fround(params.routedScalingFactor) : params.routedScalingFactor",
    to: 'params.routedScalingFactor',
  },
  {
    name: 'scale as float32 instead of a double',
    file: PLAN,
    from: "rules.weighedIn === 'float32' ? Math.fround(params.routedScalingFactor) : params.routedScalingFactor",
    to: 'Math.fround(params.routedScalingFactor)',
  },
  {
    name: 'guard as float32 instead of a double',
    file: WEIGH,
    from: ': sum + guard.value;',
    to: ': sum + f32(guard.value);',
  },
  {
    name: 'double product not kept as float32',
    file: WEIGH,
    from: "(weighedIn === 'float64' ? asIs : f32)",
    to: "(weighedIn === 'float32' ? f32 : asIs)",
  },
  {
    name: 'double weight rounded to float32 before the half type',
    file: WEIGH,
    from: 'weights[j] = roundTo(rounding.weight, w);',
    to: 'weights[j] = roundTo(rounding.weight, f32(w));',
  },
  {
    name: 'double rounded to bf16 by way of a float32',
    file: 'src/core/arithmetic/half.ts',
    from: '  toOdd(x);\n',
    to: '  FLOAT[0] = x;\n',
  },
  {
    name: 'scale although weights are renormalised',
    file: PLAN,
    from: "(rules.scale === 'unlessRenormalized' && !renormalizes)",
    to: "rules.scale === 'unlessRenormalized'",
  },
  { name: 'never scaled', file: PLAN, from: 'params.routedScalingFactor !== 1 &&', to: 'false &&' },
  {
    name: 'renormalised although it is switched off',
    file: PLAN,
    from: " || (rules.renormalize === 'configured' && !configured)",
    to: '',
  },
  { name: 'renormalised from three picks on', file: PLAN, from: 'return k > 1;', to: 'return k > 2;' },
  {
    name: 'softmax renormalised although only sigmoid is',
    file: PLAN,
    from: "return rules.renormalizeOnlyIf === 'any' || scoring === rules.renormalizeOnlyIf;",
    to: 'return true;',
  },
  {
    name: 'factor of the slot instead of the expert',
    file: WEIGH,
    from: 'perExpertScale[ids[j]!]!',
    to: 'perExpertScale[j]!',
  },
  {
    name: 'lightest slot first',
    file: WEIGH,
    from: '.sort((a, b) => b.w - a.w)',
    to: '.sort((a, b) => a.w - b.w)',
  },
  {
    name: 'shared experts weigh 0',
    file: 'src/core/route.ts',
    from: 'row.weights[topK + i] = plan.sharedWeight;',
    to: 'row.weights[topK + i] = 0;',
  },
];
