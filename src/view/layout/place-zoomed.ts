import type { Rect } from '../marks';
import type { GroupRow, PlacedRack } from './place-rack';
import type { StageShape } from './shape';
import { CELL_GAP, type RackRoom, RING_ROOM } from './solve-cells';

/** Height of a row that makes way, and the space after it. */
const STRIP = 6;
/** As far apart as names need; if there are many rows, closer, with every other name. */
const NAMED_GAP = 8;
const TIGHT_GAP = 4;
const MOST_NAMED = 16;
/** Sides of the opened group's cells. */
const LARGE = 44;
const LEAST = 36;
/** Around the opened group. */
const OPEN_GAP = 8;

/** One group opened in its place with large cells, the others as strips: focus and context, no camera. */
export function placeZoomed(shape: StageShape, room: RackRoom, width: number, zoom: number): PlacedRack {
  const size = shape.numExperts / shape.numGroups;
  const left = room.label;
  const end = shape.isRinged ? RING_ROOM : 0;
  const rowWidth = width - room.label - room.margin;
  const columnsAt = (side: number) => Math.min(size, Math.floor((rowWidth + CELL_GAP) / (side + CELL_GAP)));
  // As large as possible; a little smaller if that saves a line.
  const lines = Math.ceil(size / columnsAt(LEAST));
  const columns = Math.ceil(size / lines);
  const isTight = shape.numGroups > MOST_NAMED;
  const stripGap = isTight ? TIGHT_GAP : NAMED_GAP;
  const side = Math.min(LARGE, Math.floor((rowWidth - (columns - 1) * CELL_GAP) / columns));
  const cells: Rect[] = [];
  const rows: GroupRow[] = [];
  let y = room.header;
  for (let group = 0; group < shape.numGroups; group++) {
    const isOpen = group === zoom;
    if (isOpen && group > 0) y += OPEN_GAP - stripGap;
    const height = isOpen ? lines * (side + CELL_GAP) - CELL_GAP : STRIP;
    for (let i = 0; i < size; i++)
      cells.push(
        isOpen
          ? {
              x: left + (i % columns) * (side + CELL_GAP),
              y: y + Math.floor(i / columns) * (side + CELL_GAP),
              width: side,
              height: side,
            }
          : stripCell(left, y, rowWidth, size, i),
      );
    rows.push({
      group,
      box: { x: left - 2, y: y - 2, width: rowWidth + 4, height: height + 4 },
      label: { x: 0, y, width: room.label - 6, height },
      margin:
        room.margin > 0
          ? { x: left + rowWidth + 8, y, width: room.margin - 8 - end, height: Math.min(height, 44) }
          : null,
      isStrip: !isOpen,
      isNamed: isOpen || !isTight || group % 2 === 0,
    });
    y += height + (isOpen ? OPEN_GAP : stripGap);
  }
  return { cells, rows, rack: { x: 0, y: 0, width, height: y }, cell: side };
}

/** The i-th of `count` cells of a strip, as wide as the row allows, on whole pixels. */
function stripCell(x: number, y: number, width: number, count: number, i: number): Rect {
  const from = Math.round((i * width) / count);
  const to = Math.round(((i + 1) * width) / count);
  return { x: x + from, y, width: Math.max(1, to - from - 1), height: STRIP };
}
