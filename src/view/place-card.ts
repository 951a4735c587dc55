import type { Point, Rect } from './marks';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between a mark and its card: narrow enough for a pointer to cross. */
const GAP = 6;

/**
 * The top left corner of a card beside a mark: on the first side that has room for it, over the mark before under it, so
 * that the pointer hides nothing, and near `near` along that side. It leaves the room only if it is larger.
 */
export function placeCard(mark: Rect, size: Size, room: Rect, near: Point): Point {
  const right = room.x + room.width;
  const bottom = room.y + room.height;
  const x = within(near.x - size.width / 2, room.x, right - size.width);
  const y = within(near.y - size.height / 2, room.y, bottom - size.height);
  const above = mark.y - GAP - size.height;
  const below = mark.y + mark.height + GAP;
  const after = mark.x + mark.width + GAP;
  const before = mark.x - GAP - size.width;
  if (above >= room.y) return { x, y: Math.min(above, bottom - size.height) };
  if (below + size.height <= bottom) return { x, y: Math.max(below, room.y) };
  if (after + size.width <= right) return { x: Math.max(after, room.x), y };
  if (before >= room.x) return { x: Math.min(before, right - size.width), y };
  return { x, y: mark.y - room.y > bottom - mark.y - mark.height ? room.y : bottom - size.height };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
