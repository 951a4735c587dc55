import type { Mark, Rect } from '../../marks';
import { lerp, type SceneModel } from '../model';
import { isGathering, landingOf, rowNow, stripSegments } from '../strip/geometry';
import { troubleNow } from '../strip/trouble';
import { arrow } from './arrow';

/** If there are more copies than this, none fly. */
export const MOST_COPIES = 32;

/** A copy of a cell, or of its half, on its way to a segment. */
export interface Copy {
  readonly id: number;
  readonly from: Rect;
  readonly to: Rect;
  readonly fill: string;
  readonly ink: string;
  /** How far it has become its segment. */
  readonly landing: number;
}

/** Copies of the picked cells on their way to the strip; each becomes its segment. Without motion, arrows. */
export function flightMarks(model: SceneModel, marks: Mark[]): void {
  const { layout, theme, slots, cutTo } = model;
  if (slots.length > MOST_COPIES || troubleNow(model)) return;
  if (!isGathering(model)) return;
  const copies = stripSegments(model).flatMap(({ id, x, width }, i): Copy[] => {
    const from = layout.cells[id];
    const to = { x, width, ...rowNow(model) };
    const look = { fill: theme.selected, ink: theme.onSelected };
    return from ? [{ id, from, to, ...look, landing: landingOf(model, i) }] : [];
  });
  if (cutTo !== 'gather') flyCopies(model, copies, marks);
  else
    for (const { from, to } of copies) {
      const foot = { x: from.x + from.width / 2, y: from.y + from.height };
      arrow(foot, { x: to.x + to.width / 2, y: to.y - 1 }, 'strip', theme.selected, marks);
    }
}

/** Height of a copy on its way, and the least that holds its name. */
const FLYING = 16;
const LEAST_NAMED = 12;
/** Around its name. */
const NAME_PAD = 3;
/** From one lane to the next. */
const LANE = FLYING + 2;

/**
 * When a copy goes to its lane, becomes as wide as its name, goes across, and becomes as wide as its segment: parts of
 * gather. Then it drops.
 */
const LEGS = { out: [0, 0.1], name: [0.02, 0.09], across: [0.09, 0.24], end: [0.21, 0.27] } as const;

/**
 * The copies at their instant, each with its expert's number. None hides another: each goes up or down to a lane of its own
 * (they keep their order, so none crosses there), across above its segment, and then drops.
 */
export function flyCopies(model: SceneModel, copies: readonly Copy[], marks: Mark[]): void {
  const { words, measure, part } = model;
  const { lanes, height: most } = lanesOf(copies);
  const [out, named, across, end] = [LEGS.out, LEGS.name, LEGS.across, LEGS.end].map(([from, to]) =>
    part('gather', from, to),
  ) as [number, number, number, number];
  copies.forEach(({ id, from, to, fill, ink, landing }, i) => {
    if (landing === 1) return;
    const name = words.expert(id);
    const own = measure(name, 11, 600) + 2 * NAME_PAD;
    const start = Math.min(from.width, Math.max(own, from.height));
    const width = lerp(lerp(start, own, named), to.width, end);
    const height = lerp(lerp(Math.min(from.height, start), most, out), to.height, landing);
    const x = lerp(middleX(from), middleX(to), across);
    const y = lerp(lerp(middleY(from), lanes[i]!, out), middleY(to), landing);
    const base = { panel: 'strip', role: 'flight', of: { kind: 'expert', id } } as const;
    marks.push({
      ...base,
      kind: 'rect',
      x: x - width / 2,
      y: y - height / 2,
      width,
      height,
      fill,
      radius: 2,
    });
    const text = [name, String(id)].find((each) => measure(each, 11, 600) <= width - 1);
    if (!text || height < LEAST_NAMED) return;
    marks.push({ ...base, kind: 'text', x, y, text, size: 11, weight: 600, fill: ink, align: 'center' });
  });
}

const middleX = ({ x, width }: Rect) => x + width / 2;
const middleY = ({ y, height }: Rect) => y + height / 2;

/**
 * The height of each copy's lane, about halfway to the strip, and how high a copy is in it. Lanes are in the order of the
 * cells, as far apart as there is room for over the strip.
 */
function lanesOf(copies: readonly Copy[]): { readonly lanes: readonly number[]; readonly height: number } {
  const order = Array.from(copies.keys()).sort((a, b) => {
    const [p, q] = [copies[a]!.from, copies[b]!.from];
    return p.y - q.y || p.x - q.x;
  });
  const bottom = Math.min(...copies.map(({ to }) => to.y)) - FLYING;
  const top = Math.min(...copies.map(({ from }) => middleY(from)));
  const pitch = Math.min(LANE, Math.max(1, (bottom - top) / Math.max(1, copies.length - 1)));
  const lanes: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    const { from, to } = copies[i]!;
    lanes[i] = Math.max(free, (middleY(from) + to.y) / 2);
    free = lanes[i] + pitch;
  }
  let floor = bottom;
  for (const i of order.toReversed()) {
    lanes[i] = Math.min(lanes[i]!, floor);
    floor = lanes[i] - pitch;
  }
  return { lanes, height: Math.min(FLYING, pitch + 1) };
}
