import type { Rect } from '../marks';
import type { GroupRow, PlacedRack } from './place-rack';
import type { StageShape } from './shape';
import { CELL_GAP, type RackRoom, RING_ROOM, shorterOf } from './solve-cells';

/** Height of a row that makes way, and the space after it. */
const STRIP = 6;
/** As far apart as names need; if there are many rows, closer, with every other name. */
const NAMED_GAP = 8;
const TIGHT_GAP = 4;
const MOST_NAMED = 16;
/** Least and largest width of the opened group's cells, and least and largest height. */
const WIDTHS = [30, 96] as const;
const HEIGHTS = [36, 72] as const;
/** Around the opened group. */
const OPEN_GAP = 8;

/** One group opened in its place with large cells, the others as strips: focus and context, no camera. */
export function placeZoomed(shape: StageShape, room: RackRoom, width: number, zoom: number): PlacedRack {
  const size = shape.numExperts / shape.numGroups;
  const left = room.label;
  const end = shape.isRinged ? RING_ROOM : 0;
  const rowWidth = width - room.label - room.margin;
  const most = Math.min(size, Math.floor((rowWidth + CELL_GAP) / (WIDTHS[0] + CELL_GAP)));
  const lines = evenLines(size, Math.ceil(size / most));
  const columns = Math.ceil(size / lines);
  const isTight = shape.numGroups > MOST_NAMED;
  const stripGap = isTight ? TIGHT_GAP : NAMED_GAP;
  const others = (shape.numGroups - 1) * (STRIP + stripGap) + 2 * OPEN_GAP;
  const free = Math.floor((room.height - room.header - others) / lines) - CELL_GAP;
  const cell = {
    width: Math.min(WIDTHS[1], Math.floor((rowWidth - (columns - 1) * CELL_GAP) / columns)),
    height: Math.min(HEIGHTS[1], Math.max(HEIGHTS[0], free)),
  };
  const cells: Rect[] = [];
  const rows: GroupRow[] = [];
  let y = room.header;
  for (let group = 0; group < shape.numGroups; group++) {
    const isOpen = group === zoom;
    if (isOpen && group > 0) y += OPEN_GAP - stripGap;
    const height = isOpen ? lines * (cell.height + CELL_GAP) - CELL_GAP : STRIP;
    for (let i = 0; i < size; i++)
      cells.push(
        isOpen
          ? {
              x: left + (i % columns) * (cell.width + CELL_GAP),
              y: y + Math.floor(i / columns) * (cell.height + CELL_GAP),
              ...cell,
            }
          : stripCell(left, y, rowWidth, size, i),
      );
    rows.push({
      group,
      box: { x: left - 2, y: y - 2, width: rowWidth + 4, height: height + 4 },
      label: { x: 0, y, width: room.label - 6, height },
      margin: room.margin > 0 ? { x: left + rowWidth + 8, y, width: room.margin - 8 - end, height } : null,
      isStrip: !isOpen,
      isNamed: isOpen || !isTight || group % 2 === 0,
    });
    y += height + (isOpen ? OPEN_GAP : stripGap);
  }
  return { cells, rows, rack: { x: 0, y: 0, width, height: y }, cell: shorterOf(cell) };
}

/** Lines of equal length, if a few more than the fewest make them equal. */
function evenLines(size: number, fewest: number): number {
  for (let lines = fewest; lines <= fewest + 1; lines++) if (size % lines === 0) return lines;
  return fewest;
}

/** The i-th of `count` cells of a strip, as wide as the row allows, on whole pixels. */
function stripCell(x: number, y: number, width: number, count: number, i: number): Rect {
  const from = Math.round((i * width) / count);
  const to = Math.round(((i + 1) * width) / count);
  return { x: x + from, y, width: Math.max(1, to - from - 1), height: STRIP };
}
