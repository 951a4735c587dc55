import type { Rect } from '../../view/marks';

/**
 * The entry of a line of text at a point of the window, as its place in the list and its box; null between entries. With a
 * reach, the nearest entry that is at most so far to the left or right.
 */
export function entryAt(line: Text, x: number, y: number, reach = 0): { index: number; box: Rect } | null {
  const range = document.createRange();
  let index = 0;
  let nearest: { index: number; box: Rect } | null = null;
  let least = reach;
  for (const { 0: entry, index: start } of line.data.matchAll(/[^,]+/g)) {
    const padding = entry.length - entry.trimStart().length;
    range.setStart(line, start + padding);
    range.setEnd(line, start + entry.length);
    const box = range.getBoundingClientRect();
    const away = Math.max(box.left - x, x - box.right, 0);
    if (away <= least && y >= box.top && y <= box.bottom) {
      nearest = { index, box };
      least = away;
    }
    index++;
  }
  return nearest;
}
