import type { Rect } from '../../marks';
import type { SceneModel } from '../model';
import type { ComparedModel } from '../pair-model';
import type { StripSegment } from './geometry';

const HEAD = 12;
export const BAR = 17;
const LINKS = 13;
const GAP = 2;
/** The letters before the bars. */
export const LETTER = 16;

/** From the top of the strip down to each side's bar. */
export const TOP = { a: HEAD, b: HEAD + BAR + LINKS } as const;

/** Both sides' segments on one axis from zero, whether or not their copies have landed; none of a side without lengths. */
export function pairSegments({ a, b }: ComparedModel): Readonly<Record<'a' | 'b', readonly StripSegment[]>> {
  const longest = Math.max(sumNow(a), sumNow(b));
  const most = Math.max(a.picked.length, b.picked.length);
  const scale = (b.layout.strip.width - LETTER - GAP * Math.max(0, most - 1)) / longest;
  return { a: segmentsOf(a, scale), b: segmentsOf(b, scale) };
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

/** What a pick weighs at the time shown. */
export function valueNow(model: SceneModel, id: number): number {
  const { done, token } = model;
  const { gathered, renormalized, weights } = token.result;
  const stage = done('scale') >= 0.5 ? weights : done('norm') >= 0.5 ? renormalized : gathered;
  return stage[model.slotOf.get(id) ?? -1] ?? Number.NaN;
}

function sumNow(model: SceneModel): number {
  return isDrawable(model) ? model.picked.reduce((sum, id) => sum + valueNow(model, id), 0) : 0;
}

function segmentsOf(model: SceneModel, scale: number): StripSegment[] {
  if (!isDrawable(model)) return [];
  let x = model.layout.strip.x + LETTER;
  return model.picked.map((id) => {
    const value = valueNow(model, id);
    const slot = model.slotOf.get(id) ?? -1;
    const segment = { id, slot, x, width: value * scale, value };
    x += segment.width + GAP;
    return segment;
  });
}
