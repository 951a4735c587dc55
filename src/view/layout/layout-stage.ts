import type { Rect } from '../marks';
import { type GroupRow, type PlacedRack, placeRack, RACK_GAP } from './place-rack';
import { placeZoomed } from './place-zoomed';
import type { StageForm, StageShape } from './shape';
import {
  CELL_GAP,
  type CellGrid,
  MIN_CELL,
  type RackRoom,
  shorterOf,
  solveCells,
  worthOf,
} from './solve-cells';
import { stackedHeight } from './strip-height';

/** How much a cell of this size shows. */
type Lod = 'XL' | 'L' | 'M' | 'S' | 'XS';

/** Places of everything in the picture, in CSS pixels from its top left corner. */
export interface StageLayout {
  readonly form: StageForm;
  readonly width: number;
  readonly height: number;
  /** The shorter side of a cell. */
  readonly cell: number;
  /** By expert. */
  readonly cells: readonly Rect[];
  readonly rows: readonly GroupRow[];
  readonly rack: Rect;
  readonly ladder: Rect;
  readonly ladderRows: number;
  /** Height of a row of the ladder. */
  readonly ladderRow: number;
  readonly strip: Rect;
  /** Whether the strip has a row for each step of the weights. */
  readonly isStacked: boolean;
  readonly shared: Rect | null;
  /** The group that is opened large, or null. */
  readonly zoom: number | null;
}

interface FormSizes {
  readonly label: number;
  /** Least width of the group scores. */
  readonly margin: number;
  readonly header: number;
  readonly rackHeight: number;
  /** Fewest ladder rows. */
  readonly minRows: number;
}

const SIZES: Record<StageForm, FormSizes> = {
  desktop: { label: 44, margin: 132, header: 20, rackHeight: Number.POSITIVE_INFINITY, minRows: 7 },
  tablet: { label: 44, margin: 132, header: 20, rackHeight: Number.POSITIVE_INFINITY, minRows: 6 },
  phone: { label: 22, margin: 72, header: 16, rackHeight: 400, minRows: 5 },
};

/** Share of a rack's width for the group scores, if that is more than the least. */
const MARGIN_SHARE = 0.24;
/** Share of a picture's width for a ladder beside the rack, and its least width. */
const LADDER_SHARE = 0.28;
const LEAST_LADDER = 280;
/** Share of a picture's height for a ladder under the rack, if it has room for more than the fewest rows. */
const LADDER_BELOW = 0.26;
const STRIP_HEIGHT = 54;
/** From these heights on, a strip beside or below a ladder has a row for each step of the weights. */
const STACKED_FROM = { docked: 400, below: 560, column: Number.POSITIVE_INFINITY } as const;
const TWO_STRIPS_HEIGHT = 78;
const SHARED_HEIGHT = 26;
const GAP = 10;
/** Lowest and highest row of the ladder; in between, its rows share the room. More rows than the fewest are this high. */
const MIN_LADDER_ROW = 12;
const MAX_LADDER_ROW = 44;
const USUAL_LADDER_ROW = 16;
/** Under the last row of cells, for the outline of its group. */
const OUTLINE = 2;
/** So few experts leave much of a stage: what is left stands over the rack too, not in two large gaps. */
const FEW = 8;
const FEW_AIR = 20;
/** Share of that air over the rack, beside the space that the title leaves. */
const FEW_LIFT = 0.22;
/** Title line of the ladder. */
export const LADDER_HEAD = 16;
/** The ladder has room for all picks and five runners-up, and for at least as many rows as this. */
const RUNNERS_UP = 5;
const USUAL_ROWS = 13;
/** From this width on many groups stand in two racks side by side; not on a desktop, which is high enough for one. */
const SPLIT_WIDTH = 600;
/**
 * On a phone on its side not even the shortest ladder has room under the rack: it stands beside it, over the strip. Below
 * the width there is no room for that either, and the picture scrolls.
 */
const LOW_HEIGHT = 300;
const LOW_WIDTH = 320;
/** Least width of that column, and its share of a wider picture. */
const LEAST_COLUMN = 132;
const COLUMN_SHARE = 0.33;
const COLUMN_GAP = 16;
/** Width of its group scores. */
const LOW_MARGIN = 56;
/** Between groups of two lines: every pixel goes to the cells. */
const LOW_WRAPPED_GAP = 4;
/** If even that does not fit, cells are small: as many groups as possible are in sight at once. */
const LOW_SCROLLING_CELL = 12;

/** Solves the whole picture for a box. It may come out taller than the box; then the box scrolls. */
export function layoutStage(
  box: { readonly width: number; readonly height: number },
  form: StageForm,
  shape: StageShape,
  /** A group to open large; the others become strips. */
  zoom: number | null = null,
): StageLayout {
  const sizes = SIZES[form];
  const hasGroups = shape.numGroups > 1;
  const sharedHeight = shape.sharedExperts > 0 ? SHARED_HEIGHT : 0;
  const stripBelow = stripHeightOf(shape, form, box.height, 'below');
  const ladderBelow = Math.max(
    sizes.minRows * MIN_LADDER_ROW,
    form === 'phone' ? 0 : Math.floor(box.height * LADDER_BELOW),
  );
  const below = GAP + LADDER_HEAD + ladderBelow + GAP + stripBelow + sharedHeight;
  const marginOf = (width: number) =>
    hasGroups ? Math.max(sizes.margin, form === 'phone' ? 0 : Math.floor(width * MARGIN_SHARE)) : 0;
  const room: RackRoom = {
    width: box.width,
    height: Math.min(sizes.rackHeight, Math.max(box.height - below, 200)),
    label: sizes.label,
    margin: marginOf(box.width),
    header: sizes.header,
  };
  const dockedWidth = box.width - RACK_GAP - Math.max(LEAST_LADDER, Math.floor(box.width * LADDER_SHARE));
  const dockedRoom: RackRoom = {
    ...room,
    width: dockedWidth,
    height: Math.max(
      box.height - GAP - stripHeightOf(shape, form, box.height, 'docked') - sharedHeight - OUTLINE,
      200,
    ),
    margin: marginOf(dockedWidth),
  };
  const split =
    form !== 'desktop' && box.width >= SPLIT_WIDTH && shape.numGroups > 16 && shape.numGroups % 2 === 0
      ? 2
      : 1;
  const wide = solveCells(
    { numExperts: shape.numExperts / split, numGroups: shape.numGroups / split },
    split === 2 ? { ...room, width: (room.width - RACK_GAP) / 2 } : room,
  );
  if (zoom !== null && hasGroups && zoom < shape.numGroups) {
    const placed = placeZoomed(shape, room, box.width, zoom);
    return { ...place(box, form, shape, placed, room, 'below', sharedHeight), zoom };
  }
  if (form === 'phone' && box.height < LOW_HEIGHT && box.width >= LOW_WIDTH) {
    const width = box.width - COLUMN_GAP - Math.max(LEAST_COLUMN, Math.floor(box.width * COLUMN_SHARE));
    const lowRoom: RackRoom = {
      ...room,
      width,
      margin: Math.min(room.margin, LOW_MARGIN),
      height: box.height - sharedHeight,
      wrappedGap: LOW_WRAPPED_GAP,
      scrollingCell: LOW_SCROLLING_CELL,
    };
    const grid = solveCells(shape, lowRoom);
    const placed = { ...placeRack(shape, grid, lowRoom, 1, 0), cell: shorterOf(grid.cell) };
    return place(box, form, shape, placed, room, 'column', sharedHeight);
  }
  const docked = form === 'desktop' ? solveCells(shape, dockedRoom) : null;
  const isDocked =
    docked !== null &&
    heightOf(docked, room.header) <= dockedRoom.height + OUTLINE &&
    (worthOf(docked.cell) > worthOf(wide.cell) || heightOf(wide, room.header) > room.height + OUTLINE);
  const grid = isDocked ? docked : wide;
  const own = isDocked ? dockedRoom : room;
  const placed = { ...placeRack(shape, grid, own, split, own.width), cell: shorterOf(grid.cell) };
  return place(box, form, shape, placed, room, isDocked ? 'docked' : 'below', sharedHeight);
}

/** Where the ladder stands: under the rack, beside it, or beside it in one column with the strip. */
type Dock = 'below' | 'docked' | 'column';

function place(
  box: { readonly width: number; readonly height: number },
  form: StageForm,
  shape: StageShape,
  { cells, rows, rack, cell }: PlacedRack,
  room: RackRoom,
  dock: Dock,
  sharedHeight: number,
): StageLayout {
  const top = rack.height + sharedHeight;
  const start = dock === 'below' ? top + GAP : 0;
  const left = dock === 'below' ? 0 : rack.width + (dock === 'column' ? COLUMN_GAP : RACK_GAP);
  const stripHeight = stripHeightOf(shape, form, box.height, dock);
  const ladderRoom = box.height - GAP - stripHeight - start - LADDER_HEAD;
  const fitting = Math.max(
    SIZES[form].minRows,
    Math.floor(ladderRoom / (dock === 'column' ? MIN_LADDER_ROW : USUAL_LADDER_ROW)),
  );
  const ladderRows = Math.min(fitting, Math.max(USUAL_ROWS, shape.topK + RUNNERS_UP), shape.numExperts);
  const isFew = dock === 'below' && shape.numExperts <= FEW;
  const rowOf = (height: number, most: number) => Math.min(most, Math.floor(height / ladderRows));
  const ladderRow = Math.max(MIN_LADDER_ROW, rowOf(ladderRoom - (isFew ? 3 * FEW_AIR : 0), MAX_LADDER_ROW));
  const ladderHeight = LADDER_HEAD + ladderRows * ladderRow;
  const natural = Math.max(dock === 'column' ? 0 : top, start + ladderHeight) + GAP;
  // Rack, ladder and strip share the room that is left, so that the answer stands right under its weights.
  const slack = Math.max(0, box.height - stripHeight - natural);
  const lift = isFew ? Math.floor(slack * FEW_LIFT) : 0;
  const ladder: Rect = {
    x: left,
    y: dock === 'below' ? start + lift + Math.floor((slack - lift) / 2) : start,
    width: box.width - left,
    height: ladderHeight,
  };
  const stripTop = natural + slack;
  const stripLeft = dock === 'column' ? left : 0;
  return {
    form,
    width: box.width,
    height: Math.max(box.height, stripTop + stripHeight, top),
    cell,
    ...lifted({ cells, rows, rack }, lift),
    ladder,
    ladderRows,
    ladderRow,
    strip: { x: stripLeft, y: stripTop, width: box.width - stripLeft, height: stripHeight },
    isStacked: stripHeight > STRIP_HEIGHT && !shape.isCompared,
    shared:
      sharedHeight > 0
        ? {
            x: room.label,
            y: lift + rack.height + 4,
            width: (dock === 'column' ? rack.width : box.width) - room.label,
            height: 20,
          }
        : null,
    zoom: null,
  };
}

/** As high as one row for each step of the weights if the picture is high enough. */
function stripHeightOf(shape: StageShape, form: StageForm, height: number, dock: Dock): number {
  if (shape.isCompared) return TWO_STRIPS_HEIGHT;
  const rows = shape.weightRows ?? 1;
  return rows > 1 && form !== 'phone' && height >= STACKED_FROM[dock]
    ? Math.max(STRIP_HEIGHT, stackedHeight(rows))
    : STRIP_HEIGHT;
}

/** A rack further down. */
function lifted({ cells, rows, rack }: Omit<PlacedRack, 'cell'>, by: number): Omit<PlacedRack, 'cell'> {
  if (by === 0) return { cells, rows, rack };
  const down = (rect: Rect): Rect => ({ ...rect, y: rect.y + by });
  return {
    cells: cells.map(down),
    rows: rows.map((row) => ({
      ...row,
      box: down(row.box),
      label: down(row.label),
      margin: row.margin && down(row.margin),
    })),
    rack: down(rack),
  };
}

function heightOf(grid: CellGrid, header: number): number {
  const group = grid.lines * (grid.cell.height + CELL_GAP) - CELL_GAP;
  return header + grid.rows * (group + grid.groupGap) - grid.groupGap + OUTLINE;
}

/** How much a cell shows, by its shorter side. */
export function lodOf(cell: number): Lod {
  if (cell >= 36) return 'XL';
  if (cell >= 26) return 'L';
  if (cell >= 16) return 'M';
  return cell >= MIN_CELL ? 'S' : 'XS';
}
