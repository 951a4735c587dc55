import type { Rect } from '../../view/marks';

/** The entry of a line of text under a point of the window, as its place in the list and its box; null between entries. */
export function entryAt(line: Text, x: number, y: number): { index: number; box: Rect } | null {
  const range = document.createRange();
  let index = 0;
  for (const { 0: entry, index: start } of line.data.matchAll(/[^,]+/g)) {
    const padding = entry.length - entry.trimStart().length;
    range.setStart(line, start + padding);
    range.setEnd(line, start + entry.length);
    const box = range.getBoundingClientRect();
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return { index, box };
    index++;
  }
  return null;
}
