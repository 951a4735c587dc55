import { hasBegun } from '../../../core/stages';
import { STAGE_MS, STAGGER_MS, staggerOf } from '../beats';
import { lerp, type SceneModel } from '../model';

export const BAR_TOP = 12;
/** Two lines of text. */
export const BAR_HEIGHT = 26;
/** Between segments. */
export const GAP = 2;
/** Share of the width that the gathered scores take before they are normalised. */
const GATHERED_SHARE = 0.8;
/** Part of the last stage in which the axis makes room for ρ. */
export const ZOOM = 0.35;

/** A slot's part of the strip. */
export interface StripSegment {
  readonly slot: number;
  readonly id: number;
  readonly x: number;
  readonly width: number;
  /** What it weighs at the time shown. */
  readonly value: number;
}

/** Width of the strip that the router's own picks share; pills of appended experts stand to its right. */
export function stripRoom(model: SceneModel): number {
  return model.layout.strip.width - pillsWidth(model);
}

/** Width of one pill of an appended expert. */
export const PILL_WIDTH = 62;

/** How many pills are drawn. If there is no room for all, one stands for the rest. */
export function pillCount({ irregular, layout }: SceneModel): number {
  return Math.min(
    irregular.appended.length,
    Math.max(1, Math.floor((layout.strip.width * 0.35) / PILL_WIDTH)),
  );
}

function pillsWidth(model: SceneModel): number {
  return model.irregular.appended.length === 0 ? 0 : pillCount(model) * PILL_WIDTH + 8;
}

/** Share of the room that the strip takes: all of it once normalised; it shrinks before ρ is applied, and grows with it. */
export function stripShare(model: SceneModel): number {
  const { token, done, part } = model;
  const whole = lerp(GATHERED_SHARE, 1, token.plan.renormalizes ? done('norm') : 0);
  const factor = token.plan.scale;
  if (!token.plan.scales || factor <= 0) return whole;
  if (factor < 1) return lerp(whole, whole * factor, done('scale'));
  return lerp(lerp(whole, whole / factor, part('scale', 0, ZOOM)), whole, part('scale', ZOOM, 1));
}

/** The segments as they stand at a time, whether or not their copies have landed. */
export function stripSegments(model: SceneModel): StripSegment[] {
  const { slots, token, layout } = model;
  const { gathered, weightSum, ids } = token.result;
  const sum = weightSum[0]!;
  const width = stripRoom(model) * stripShare(model) - GAP * (slots.length - 1);
  let x = layout.strip.x;
  return slots.map((slot) => {
    const length = Math.max(0, (gathered[slot]! / sum) * width);
    const segment = { slot, id: ids[slot]!, x, width: length, value: valueNow(model, slot) };
    x += length + GAP;
    return segment;
  });
}

/** What a slot weighs at the time shown: a number of the router, even while its length still changes. */
function valueNow(model: SceneModel, slot: number): number {
  const { gathered, renormalized, weights } = model.token.result;
  return { gatheredTotal: gathered, renormalizedTotal: renormalized, weightTotal: weights }[totalName(model)][
    slot
  ]!;
}

/** What all slots weigh together at the time shown. */
export function totalNow(model: SceneModel): number {
  const { renormalized, weights, weightSum } = model.token.result;
  const total = (values: Float32Array) => model.slots.reduce((sum, slot) => sum + values[slot]!, 0);
  switch (totalName(model)) {
    case 'gatheredTotal':
      return weightSum[0]!;
    case 'renormalizedTotal':
      return total(renormalized);
    case 'weightTotal':
      return total(weights);
  }
}

/** How far ρ has stretched the strip. If ρ is above 1, the axis makes room first. */
function scalingOf({ token, done, part }: SceneModel): number {
  return token.plan.scales && token.plan.scale > 1 ? part('scale', ZOOM, 1) : done('scale');
}

/** How strongly the lengths with bias are shown: once the picks are gathered, until they are normalised. */
export function ghostOpacity({ hasBias, done, part }: SceneModel): number {
  return hasBias && done('norm') === 0 ? part('gather', 0.5, 1) : 0;
}

/** Which sum stands at the end of the strip: that of the last stage whose lengths have arrived. */
export function totalName(model: SceneModel): 'gatheredTotal' | 'renormalizedTotal' | 'weightTotal' {
  if (scalingOf(model) === 1) return 'weightTotal';
  return model.done('norm') === 1 ? 'renormalizedTotal' : 'gatheredTotal';
}

/** How far the i-th copy has flown, in the first half of gather. Copies start one after the other. */
export function flightOf(model: SceneModel, i: number): number {
  if (model.reducedMotion) return hasBegun(model.t, 'gather') ? 1 : 0;
  const start = staggerOf('gather', i, model.slots.length);
  return model.part('gather', start, start + 0.5 - STAGGER_MS / STAGE_MS.gather);
}
