import { weightSteps } from '../../../core/plan';
import { hasBegun } from '../../../core/stages';
import { formatNumber } from '../../format';
import { STRIP_HEAD, STRIP_ROW, STRIP_ROW_GAP, stackedHeight } from '../../layout/strip-height';
import { STAGE_MS, STAGGER_MS, staggerOf } from '../beats';
import { lerp, type SceneModel } from '../model';
import { axisTop, runningWeight, stepValues, totalAfter } from './lengths';

/** Where the bar of a strip of one row lies: under its axis, with room for two lines of text. */
export const BAR_TOP = 12;
export const BAR_HEIGHT = 26;

export type WeightStep = ReturnType<typeof weightSteps>[number];

/** The number of an expert that a step makes; the last one's is the segment's own. */
export const WHAT = { gather: 'gathered', norm: 'renormalized', scale: undefined } as const;

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

/** Whether each step of the weights has a row of its own; else the one row runs from step to step. */
export function isStacked({ token, layout }: SceneModel): boolean {
  const rows = weightSteps(token.plan).length;
  return layout.isStacked && rows > 1 && layout.strip.height >= stackedHeight(rows);
}

/** Air between a row's name, its bar and its sum. */
export const COLUMN_GAP = 8;
export const SUM_SIZE = 12;

/** What is said before a row. A sum is said once it is known. */
export function stepName({ words, token, done }: SceneModel, step: WeightStep): string {
  switch (step) {
    case 'gather':
      return words.gathered;
    case 'norm':
      return done('norm') > 0 ? words.divide(formatNumber(token.result.weightSum[0]!)) : words.divide('Σ');
    case 'scale':
      return words.times(formatNumber(token.plan.scale));
  }
}

/** The axis on which all three stages are drawn: where its zero is, how long it is, and the pixels of a weight of 1. */
export function stripAxis(model: SceneModel) {
  const { layout, token, words, measure } = model;
  const room = stripRoom(model);
  const top = axisTop(model);
  const place = (x: number, width: number) => ({ x, width, scale: width / top });
  if (!isStacked(model)) return place(layout.strip.x, room);
  const steps = weightSteps(token.plan);
  const known = words.divide(formatNumber(token.result.weightSum[0]!));
  const names = [known, words.withBias, ...steps.map((step) => stepName(model, step))];
  const sums = steps.map((step) => words.sum(formatNumber(totalAfter(model, step))));
  const left = Math.max(...names.map((name) => measure(name, 11, 400))) + COLUMN_GAP;
  const right = Math.max(...sums.map((sum) => measure(sum, SUM_SIZE, 600))) + COLUMN_GAP;
  return place(layout.strip.x + left, room - left - right);
}

/** The step whose numbers are shown: the last one that has begun. */
export function stepNow({ token, done }: SceneModel): WeightStep {
  return weightSteps(token.plan).findLast((step) => done(step) > 0) ?? 'gather';
}

/** A row of the strip by height. */
interface RowPlace {
  readonly y: number;
  readonly height: number;
}

/** Where the row of a step lies. */
export function rowOf(model: SceneModel, step: WeightStep): RowPlace {
  const { layout, token } = model;
  if (!isStacked(model)) return { y: layout.strip.y + BAR_TOP, height: BAR_HEIGHT };
  const row = weightSteps(token.plan).indexOf(step);
  return { y: layout.strip.y + STRIP_HEAD + row * (STRIP_ROW + STRIP_ROW_GAP), height: STRIP_ROW };
}

/** Part of a stage in which a copy of the row before comes down to its own place. */
const DROP = 0.3;

/** Where the row of the weights of the drawn instant lies. */
export function rowNow(model: SceneModel): RowPlace {
  const step = stepNow(model);
  const own = rowOf(model, step);
  const before = weightSteps(model.token.plan)[weightSteps(model.token.plan).indexOf(step) - 1];
  if (model.reducedMotion || !before) return own;
  return { ...own, y: lerp(rowOf(model, before).y, own.y, model.part(step, 0, DROP)) };
}

/** The segments as they stand at a time, whether or not their copies have landed. */
export function stripSegments(model: SceneModel): StripSegment[] {
  return segmentsOf(model, runningWeight(model));
}

/** The segments once a step is taken. */
export function segmentsAfter(model: SceneModel, step: WeightStep): StripSegment[] {
  const values = stepValues(model)[step];
  return segmentsOf(model, (slot) => values[slot]!);
}

function segmentsOf(model: SceneModel, weightOf: (slot: number) => number): StripSegment[] {
  const { slots, token } = model;
  const axis = stripAxis(model);
  let x = axis.x;
  return slots.map((slot) => {
    const value = weightOf(slot);
    const width = Math.max(0, value * axis.scale);
    const segment = { slot, id: token.result.ids[slot]!, x, width, value };
    x += width;
    return segment;
  });
}

/** How strongly the lengths with bias are shown: once the picks are gathered, until they are normalised. */
export function ghostOpacity({ hasBias, done, part }: SceneModel): number {
  return hasBias && done('norm') === 0 ? part('gather', 0.5, 1) : 0;
}

/** Which sum is shown, as a number of the router: that of the last stage whose lengths have arrived. */
export function totalName({ done }: SceneModel): 'gatheredTotal' | 'renormalizedTotal' | 'weightTotal' {
  if (done('scale') === 1) return 'weightTotal';
  return done('norm') === 1 ? 'renormalizedTotal' : 'gatheredTotal';
}

/** Whether copies are on their way to the strip. */
export function isFlying({ reducedMotion, done, part }: SceneModel): boolean {
  return !reducedMotion && done('gather') > 0 && part('gather', 0, 0.5) < 1;
}

/** Whether copies are on their way, or without motion, whether arrows stand for their ways. */
export function isGathering(model: SceneModel): boolean {
  return isFlying(model) || model.cutTo === 'gather';
}

/** The part of gather in which the first copy lands; the others follow, so that all have landed in its middle. */
const LANDING = { from: 0.25, to: 0.5 - STAGGER_MS / STAGE_MS.gather } as const;

/** How far the i-th copy has become its segment. Copies land one after the other. */
export function landingOf(model: SceneModel, i: number): number {
  if (model.reducedMotion) return hasBegun(model.t, 'gather') ? 1 : 0;
  const start = staggerOf('gather', i, model.slots.length);
  return model.part('gather', LANDING.from + start, LANDING.to + start);
}
