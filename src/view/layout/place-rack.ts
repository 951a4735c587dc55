import type { Rect } from '../marks';
import type { StageShape } from './shape';
import { CELL_GAP, type CellGrid, type RackRoom, RING_ROOM } from './solve-cells';

/** Space between two racks side by side. */
export const RACK_GAP = 24;

export interface GroupRow {
  readonly group: number;
  /** The whole row of cells, with a margin for its outline. */
  readonly box: Rect;
  readonly label: Rect;
  /** Where the group score bar and its number go; null without groups. */
  readonly margin: Rect | null;
  /** One of the strips beside a group that is opened large. */
  readonly isStrip: boolean;
  /** Whether its name and score have room beside those of its neighbours. */
  readonly isNamed: boolean;
}

/** A rack in its place. */
export interface PlacedRack {
  readonly cells: Rect[];
  readonly rows: GroupRow[];
  readonly rack: Rect;
  /** The shorter side of a cell. */
  readonly cell: number;
}

/** Most width of the group scores: longer bars tell close scores apart. */
const MAX_MARGIN = 300;

/** `width` is what rack or racks may take; the group scores take what the cells leave of it. */
export function placeRack(shape: StageShape, grid: CellGrid, room: RackRoom, split: number, width: number) {
  const { cell, columns, lines, groupGap } = grid;
  const step = { x: cell.width + CELL_GAP, y: cell.height + CELL_GAP };
  const rowWidth = columns * step.x - CELL_GAP;
  const most = split === 2 ? (width - RACK_GAP) / 2 : width;
  const left = most - room.label - rowWidth;
  const margin = room.margin > 0 ? Math.max(room.margin, Math.min(MAX_MARGIN, left)) : 0;
  const end = shape.isRinged && left >= margin && left - margin < RING_ROOM ? RING_ROOM : 0;
  const rackWidth = split === 2 ? most : room.label + rowWidth + margin;
  const groupHeight = lines * step.y - CELL_GAP;
  const size = shape.numExperts / shape.numGroups;
  const perRack = shape.numGroups / split;
  const cells: Rect[] = [];
  const rows: GroupRow[] = [];
  for (let group = 0; group < shape.numGroups; group++) {
    const start = split === 2 && group >= perRack ? rackWidth + RACK_GAP : 0;
    const x = start + room.label;
    const y = room.header + (group % perRack) * (groupHeight + groupGap);
    for (let i = 0; i < size; i++)
      cells.push({
        x: x + (i % columns) * step.x,
        y: y + Math.floor(i / columns) * step.y,
        ...cell,
      });
    rows.push({
      group,
      box: { x: x - 2, y: y - 2, width: rowWidth + 4, height: groupHeight + 4 },
      label: { x: start, y, width: room.label - 6, height: groupHeight },
      margin: margin > 0 ? { x: x + rowWidth + 8, y, width: margin - 8 - end, height: groupHeight } : null,
      isStrip: false,
      isNamed: true,
    });
  }
  const bottom = room.header + perRack * (groupHeight + groupGap) - groupGap + 2;
  const rack: Rect = { x: 0, y: 0, width: split === 2 ? width : rackWidth, height: bottom };
  return { cells, rows, rack };
}
