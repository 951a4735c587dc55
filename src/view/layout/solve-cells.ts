/** What the rack must show. */
export interface RackShape {
  readonly numExperts: number;
  readonly numGroups: number;
}

/** Room for the rack and its fixed parts, in CSS pixels. */
export interface RackRoom {
  readonly width: number;
  readonly height: number;
  /** Row labels on the left. */
  readonly label: number;
  /** Group score column on the right; none for one group. */
  readonly margin: number;
  /** Band above the rows for the keep label, or for what is to be said of one group. */
  readonly header: number;
  /** Space between groups of several lines. */
  readonly wrappedGap?: number;
  /** Side of the cells if they do not fit and the page scrolls. */
  readonly scrollingCell?: number;
}

export interface CellGrid {
  /** One cell; width and height are solved apart. */
  readonly cell: Size;
  /** Cells in a line. */
  readonly columns: number;
  /** Lines a group takes. */
  readonly lines: number;
  /** Rows of groups, or lines of cells if there is one group. */
  readonly rows: number;
  /** Space between groups. */
  readonly groupGap: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const CELL_GAP = 2;
/** From a number to the edge of the picture, if a ring goes between. */
export const RING_ROOM = 6;
/** A larger cell would show no more. */
const LARGEST: Size = { width: 128, height: 96 };
/** Smaller cells than this are not drawn: the page scrolls instead. */
export const MIN_CELL = 9;
/** Cell of a rack that scrolls: a finger must hit it. */
const SCROLLING_CELL = 16;
/** A cell is read best if it is somewhat wider than high: its value stands beside its bar. */
const WORTH = { width: 1.1, height: 1.3 };
/** A cell of one group is at most this often as high as wide: its columns are free. */
const SLIMMEST = 2.5;

/** A group wraps into more lines only if its cells gain more than a quarter; one group into fewer columns if a tenth. */
const WRAP_GAIN = 1.25;
const REFLOW_GAIN = 1.1;

/** How well a cell of this size can be read. */
export function worthOf({ width, height }: Size): number {
  return Math.min(width * WORTH.width, height * WORTH.height);
}

/** The cells that are read best among those that fit. */
export function solveCells(shape: RackShape, room: RackRoom): CellGrid {
  const grid = shape.numGroups > 1 ? solveGroups(shape, room) : solveOneGroup(shape.numExperts, room);
  return shorterOf(grid.cell) >= MIN_CELL ? grid : scrolling(shape, room);
}

/** The shorter side of a cell. */
export function shorterOf({ width, height }: Size): number {
  return Math.min(width, height);
}

function solveGroups({ numExperts, numGroups }: RackShape, room: RackRoom): CellGrid {
  const size = numExperts / numGroups;
  const width = room.width - room.label - room.margin;
  const height = room.height - room.header;
  let best: CellGrid | null = null;
  for (const lines of [1, 2, 4]) {
    const columns = Math.ceil(size / lines);
    if (columns < 8 && lines > 1) break;
    const groupGap = gapOf(lines, room);
    const perGroup = (height - (numGroups - 1) * groupGap) / numGroups;
    const cell = bounded(sideOf(width, columns), sideOf(perGroup, lines));
    if (!best || worthOf(cell) > worthOf(best.cell) * WRAP_GAIN)
      best = { cell, columns, lines, rows: numGroups, groupGap };
  }
  return best!;
}

function solveOneGroup(numExperts: number, room: RackRoom): CellGrid {
  const width = room.width - room.label;
  let best: CellGrid | null = null;
  for (const wanted of [32, 24, 16, 8]) {
    const columns = Math.min(wanted, numExperts);
    const rows = Math.ceil(numExperts / columns);
    const most = bounded(sideOf(width, columns), sideOf(room.height - room.header, rows));
    const square = shorterOf(most);
    const cell = { ...most, height: Math.min(most.height, Math.round(SLIMMEST * most.width)) };
    if (!best || square >= shorterOf(best.cell) * REFLOW_GAIN)
      best = { cell, columns, lines: rows, rows, groupGap: CELL_GAP };
  }
  return best!;
}

/** As many columns of touchable cells as fit; the height follows. */
function scrolling({ numExperts, numGroups }: RackShape, room: RackRoom): CellGrid {
  const hasGroups = numGroups > 1;
  const width = room.width - room.label - (hasGroups ? room.margin : 0);
  const size = numExperts / numGroups;
  const side = room.scrollingCell ?? SCROLLING_CELL;
  const columns = Math.min(size, Math.floor((width + CELL_GAP) / (side + CELL_GAP)));
  const lines = Math.ceil(size / columns);
  return {
    cell: { width: side, height: side },
    columns: Math.ceil(size / lines),
    lines,
    rows: hasGroups ? numGroups : lines,
    groupGap: hasGroups ? gapOf(lines, room) : CELL_GAP,
  };
}

function gapOf(lines: number, { wrappedGap = 6 }: RackRoom): number {
  return lines > 1 ? wrappedGap : 4;
}

/** Side of `count` cells that fill `length` with gaps between them. */
function sideOf(length: number, count: number): number {
  return Math.floor((length - (count - 1) * CELL_GAP) / count);
}

function bounded(width: number, height: number): Size {
  return {
    width: Math.max(1, Math.min(width, LARGEST.width)),
    height: Math.max(1, Math.min(height, LARGEST.height)),
  };
}
