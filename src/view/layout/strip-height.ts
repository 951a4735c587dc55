/** Over the rows of the strip: its axis. */
export const STRIP_HEAD = 14;
/** One row of segments, and the space to the next one. */
export const STRIP_ROW = 18;
export const STRIP_ROW_GAP = 6;
/** Under the last row: labels that have no room inside. */
const STRIP_FOOT = 16;

/** The height of a strip that has one row for each number that a weight becomes. */
export function stackedHeight(rows: number): number {
  return STRIP_HEAD + rows * (STRIP_ROW + STRIP_ROW_GAP) - STRIP_ROW_GAP + STRIP_FOOT;
}
