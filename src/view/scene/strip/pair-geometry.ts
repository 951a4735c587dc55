import type { Rect } from '../../marks';
import type { SceneModel } from '../model';
import type { ComparedModel } from '../pair-model';
import { type StripSegment, stepNow } from './geometry';
import { axisTop, runningWeight, stepValues } from './lengths';

const HEAD = 12;
export const BAR = 17;
const LINKS = 13;
/** The letters before the bars. */
export const LETTER = 16;

/** From the top of the strip down to each side's bar. */
export const TOP = { a: HEAD, b: HEAD + BAR + LINKS } as const;

/**
 * The one axis of both sides, for all three stages: where its zero is, how long it is, and the pixels of a weight of 1. It
 * holds 1 and each sum of both that is finite.
 */
export function pairAxis({ a, b }: ComparedModel) {
  const { strip } = b.layout;
  const width = strip.width - LETTER;
  return { x: strip.x + LETTER, width, scale: width / Math.max(axisTop(a), axisTop(b)) };
}

/** Both sides' segments on one axis from zero, whether or not their copies have landed; none of a side without lengths. */
export function pairSegments(model: ComparedModel): Readonly<Record<'a' | 'b', readonly StripSegment[]>> {
  const { scale } = pairAxis(model);
  return { a: segmentsOf(model.a, scale), b: segmentsOf(model.b, scale) };
}

/** Where a segment of one side lies. */
export function segmentBox({ b }: ComparedModel, side: 'a' | 'b', { x, width }: StripSegment): Rect {
  return { x, y: b.layout.strip.y + TOP[side], width, height: BAR };
}

/** Whether all picks of a side have lengths, and at least one is above 0. */
export function isDrawable(model: SceneModel): boolean {
  const values = model.picked.map((id) => valueNow(model, id));
  return values.length > 0 && values.every((w) => Number.isFinite(w) && w >= 0) && values.some((w) => w > 0);
}

/** What a pick weighs at the drawn instant. */
export function valueNow(model: SceneModel, id: number): number {
  const slot = model.slotOf.get(id);
  return slot === undefined ? Number.NaN : runningWeight(model)(slot);
}

/** The number of the router to which a pick's weight runs. */
export function valueAhead(model: SceneModel, id: number): number {
  return stepValues(model)[stepNow(model)][model.slotOf.get(id) ?? -1] ?? Number.NaN;
}

function segmentsOf(model: SceneModel, scale: number): StripSegment[] {
  if (!isDrawable(model)) return [];
  let x = model.layout.strip.x + LETTER;
  return model.picked.map((id) => {
    const value = valueNow(model, id);
    const slot = model.slotOf.get(id) ?? -1;
    const segment = { id, slot, x, width: value * scale, value };
    x += segment.width;
    return segment;
  });
}
