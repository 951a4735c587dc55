import { choicesSource } from './choices';
import choose from './choose.wgsl?raw';
import { constants } from './constants';
import elementary from './elementary.wgsl?raw';
import exp from './exp.wgsl?raw';
import fixed from './fixed.wgsl?raw';
import half from './half.wgsl?raw';
import memory from './memory.wgsl?raw';
import order from './order.wgsl?raw';
import pick from './pick.wgsl?raw';
import score from './score.wgsl?raw';
import softdouble from './softdouble.wgsl?raw';
import softfloat from './softfloat.wgsl?raw';
import { uniformsSource } from './uniforms';
import weigh from './weigh.wgsl?raw';

/** Integer arithmetic of both float types with all functions of scores. The kernel and the tests of its parts use it. */
export function arithmeticSource(): string {
  return [constants(), softfloat, fixed, exp, elementary, half, softdouble].join('\n');
}

/** The whole kernel as one WGSL text, whose entry points are the passes. */
export function kernelSource(): string {
  return [
    arithmeticSource(),
    choicesSource(),
    uniformsSource(),
    memory,
    order,
    score,
    choose,
    pick,
    weigh,
  ].join('\n');
}
