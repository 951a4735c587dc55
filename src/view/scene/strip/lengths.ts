import { lerp, type SceneModel } from '../model';

type Values = Float32Array;

/** What the given slots weigh together. */
function totalOf(slots: readonly number[], values: Values): number {
  return slots.reduce((sum, slot) => sum + values[slot]!, 0);
}

/** Whether the slots can be drawn as lengths. */
function areLengths(slots: readonly number[], values: Values): boolean {
  return slots.every((slot) => Number.isFinite(values[slot]) && values[slot]! >= 0);
}

/** From a to b, exact at both ends: 0 · NaN must not spoil what is not yet reached. */
function run(a: number, b: number, p: number): number {
  return p === 0 ? a : p === 1 ? b : lerp(a, b, p);
}

/** What a weight is once each step is taken, by slot. */
export function stepValues({ token }: SceneModel): Readonly<Record<'gather' | 'norm' | 'scale', Values>> {
  const { gathered, renormalized, weights } = token.result;
  return { gather: gathered, norm: renormalized, scale: weights };
}

/**
 * What a slot weighs at the drawn instant: between two steps it runs from the one number to the other, as its length
 * does. A last number that has no length comes at once.
 */
export function runningWeight(model: SceneModel): (slot: number) => number {
  const { slots, done } = model;
  const { gather, norm, scale } = stepValues(model);
  const [divided, scaled] = [done('norm'), done('scale')];
  const last = scaled < 1 && !areLengths(slots, scale) ? 0 : scaled;
  return (slot) => run(run(gather[slot]!, norm[slot]!, divided), scale[slot]!, last);
}

/**
 * The end of the one axis on which the weights of the last three stages are drawn: it holds 1 and each of the sums that
 * are finite. So a length always means the same number.
 */
export function axisTop(model: SceneModel): number {
  const totals = Object.values(stepValues(model)).map((values) => totalOf(model.slots, values));
  return Math.max(1, ...totals.filter(Number.isFinite));
}

/** What the slots weigh together once a step is taken. */
export function totalAfter(model: SceneModel, step: 'gather' | 'norm' | 'scale'): number {
  return totalOf(model.slots, stepValues(model)[step]);
}

/** Whether a weight is on its way from one number to the next. */
export function isRunning({ done, token: { plan } }: SceneModel): boolean {
  const isOn = (p: number) => p > 0 && p < 1;
  return (plan.renormalizes && isOn(done('norm'))) || (plan.scales && isOn(done('scale')));
}
