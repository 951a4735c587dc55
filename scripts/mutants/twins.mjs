/** @import { Mutant } from './table.mjs' */

const GPU = ['src/compute/webgpu/route.gpu.test.ts'];

/** Faults in the worker’s code and in the kernel, which follow the reference. @type {readonly Mutant[]} */
export const TWINS = [
  {
    name: 'worker: highest index on ties',
    file: 'src/compute/worker/rank.ts',
    from: 'nanKey) * PLACES + (PLACES - 1 - i)',
    to: 'nanKey) * PLACES + i',
    also: [['PLACES - 1 - (packed[length - 1 - i]! % PLACES)', 'packed[length - 1 - i]! % PLACES']],
  },
  {
    name: 'worker: one group fewer',
    file: 'src/compute/worker/batch-groups.ts',
    from: 'for (let i = 0; i < keptGroups; i++)',
    to: 'for (let i = 0; i < keptGroups - 1; i++)',
  },
  {
    name: 'worker: a tie for second place goes to the last',
    file: 'src/compute/worker/batch-groups.ts',
    from: '} else if (key > keyB && ',
    to: '} else if (key >= keyB && ',
  },
  {
    name: 'worker: native slots descending',
    file: 'src/compute/worker/batch-picks.ts',
    from: "plan.order === 'torchUnsorted' && k > 0",
    to: 'false',
  },
  {
    name: 'worker: scale after dividing instead of folded in',
    file: 'src/compute/worker/batch-weights.ts',
    from: 'const folded = isFolded ? scale : 1;',
    to: 'const folded = 1;',
    also: [['if (isAfter) w', 'if (isAfter || isFolded) w']],
  },
  {
    name: 'kernel: slots by index alone, those equal to the k-th among them',
    file: 'src/compute/webgpu/pick.wgsl',
    from: '(isCut && !isOtherCut) || (isCut == isOtherCut && (other < id || (other == id && i < j)))',
    to: 'other < id || (other == id && i < j)',
    tests: GPU,
  },
  {
    name: 'kernel: guard left out',
    file: 'src/compute/webgpu/weigh.wgsl',
    from: 'if (uniforms.guard == GUARD_ADD) { divisor = double_add(divisor, from_f64(uniforms.guardLow, uniforms.guardHigh)); }',
    to: '',
    tests: GPU,
  },
  {
    name: 'kernel: quotient not rounded to the half type',
    file: 'src/compute/webgpu/weigh.wgsl',
    from: 'if (step == FACTOR && renormalizes && uniforms.roundDivided != F32) { last = uniforms.roundDivided; }',
    to: '',
    tests: GPU,
  },
  {
    name: 'kernel: double product not kept as float32',
    file: 'src/compute/webgpu/weigh.wgsl',
    from: 'uniforms.weighedIn == WEIGHED_IN_FLOAT64)',
    to: 'uniforms.weighedIn != WEIGHED_IN_FLOAT32)',
    tests: GPU,
  },
];
