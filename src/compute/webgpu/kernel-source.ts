import exp from './exp.wgsl?raw';
import { expConstants } from './exp-constants';
import route from './route.wgsl?raw';
import softfloat from './softfloat.wgsl?raw';

/** Integer float arithmetic with e^x: what the kernel and the tests of its parts are made from. */
export function arithmeticSource(): string {
  return `${expConstants()}\n${softfloat}\n${exp}`;
}

/** The whole kernel as one WGSL text. */
export function kernelSource(): string {
  return `${arithmeticSource()}\n${route}`;
}
