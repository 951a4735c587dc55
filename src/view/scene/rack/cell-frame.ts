import type { Mark, Rect } from '../../marks';
import { inset, type SceneModel, sideOf } from '../model';
import { barPlace, valueHeight, valuePlace } from './cell-bar';
import {
  BOOSTED,
  CONTRIBUTOR,
  EDITED,
  isLit,
  LEFTOVER,
  LIT,
  LOST_SCORE,
  LOST_TO_MASK,
  NEAR,
  REPEATED,
  SUPPRESSED,
  TIE,
  UNIFORM,
} from './cell-state';

/** A cell, or one side's half of it, that has signs at its edges and corners. */
export interface SignPlace {
  readonly rect: Rect;
  /** The side of the whole cell: it decides how large a sign is. */
  readonly side: number;
  /** From the left edge to the signs: they stand beside a bar that has its value there. */
  readonly left: number;
  /** From the upper edge down to the upper corner's sign. */
  readonly top: number;
  /** From the lower edge up to the lower corners' signs. */
  readonly bottom: number;
}

/** Under this side a sign stands in the very corner. */
const MIN_INNER_SIGN = 16;
/** From this side on a frame leaves its cell's border free. */
const MIN_INNER_FRAME = 26;

export function signPlace(cell: Rect): SignPlace {
  const side = sideOf(cell);
  const top = side < MIN_INNER_SIGN ? 0 : 2;
  const bottom = valueHeight(cell);
  if (valuePlace(cell) !== 'beside') return { rect: cell, side, left: top, top, bottom };
  const { x, width } = barPlace(cell);
  return { rect: cell, side, left: x + width + 4 - cell.x, top: 4, bottom };
}

/** Frames and corner signs that show the state of a cell, each with a shape of its own. */
export function frameMarks(model: SceneModel, id: number, state: number, marks: Mark[]): void {
  const rect = model.layout.cells[id];
  if (!rect) return;
  if (state & LIT)
    marks.push({
      panel: 'rack',
      role: 'pickFrame',
      of: { kind: 'expert', id },
      kind: 'rect',
      // Paper shows between frame and bar.
      ...inset(rect, sideOf(rect) < MIN_INNER_FRAME ? 0 : 1),
      stroke: model.theme.selected,
      lineWidth: sideOf(rect) < MIN_INNER_SIGN ? 1.5 : 2,
      radius: 2,
    });
  signMarks(model, id, state, signPlace(rect), marks);
}

/** The signs of a cell or half for all that its state says besides picked. */
export function signMarks(
  model: SceneModel,
  id: number,
  state: number,
  place: SignPlace,
  marks: Mark[],
): void {
  const { theme } = model;
  const { rect } = place;
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;
  if (state & CONTRIBUTOR)
    marks.push({
      ...base,
      role: 'contributor',
      kind: 'rect',
      ...inset(rect, 0.75),
      stroke: theme.ink,
      lineWidth: 1.5,
      radius: 2,
      opacity: model.part('group', 0, 0.3),
    });
  closeness(model, id, place, state, marks);
  corner(model, id, place, state, marks);
  if (state & REPEATED) times(model, id, place, marks);
  if (state & EDITED)
    marks.push({
      ...base,
      role: 'edited',
      kind: 'dot',
      x: rect.x + rect.width - 3,
      y: rect.y + rect.height - 3,
      r: 1.8,
      fill: theme.ink,
    });
}

/** From this size on a cell has a badge; in a smaller one the rank is a number, if there is room for it over the bar. */
const MIN_BADGE_CELL = 16;
/** From this size on a full badge leaves room for a value below it. */
const ROOMY_BADGE_CELL = 34;
/** From this size on a corner holds a sign in a disc. */
const MIN_STAMP_CELL = 20;
const STAMP = 6;

/** Radius of a badge; 0 in a cell too small for one. */
export function badgeRadius(side: number): number {
  return side < MIN_BADGE_CELL ? 0 : side >= ROOMY_BADGE_CELL ? 8 : 6;
}

/** From the borders of a cell to its badge, which stays inside. */
export function badgeInset(side: number): number {
  return side >= ROOMY_BADGE_CELL ? 3 : 1;
}

/** A disc for one digit, a pill for more. */
export function badgeWidth(r: number, text: number): number {
  return Math.max(2 * r, text + 5);
}

/** The rank of a picked expert, above the rings of focus and pins. */
export function badgeMarks(model: SceneModel, id: number, marks: Mark[]): void {
  const { theme, rankOf, layout, measure } = model;
  const rect = layout.cells[id];
  if (!rect || !isLit(model, id)) return;
  const text = String(rankOf[id]! + 1);
  const r = badgeRadius(sideOf(rect));
  if (r === 0) {
    if (rect.height >= MIN_NUMBER_HEIGHT) tileNumber(model, id, text, theme.selectedText, marks);
    return;
  }
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;
  const gap = badgeInset(sideOf(rect));
  const weight = badgeWeight(model, id, text);
  // Two such badges would cover each other's digits; the card has the rank.
  if (weight === null) return;
  const width = weight === 700 ? badgeWidth(r, measure(text, 11, 700)) : measure(text, 11, weight) + 2;
  const box = { x: rect.x + rect.width - gap - width, y: rect.y + gap, width, height: 2 * r, radius: r };
  const number = { text, size: 11, weight, align: 'center', fill: theme.selectedText } as const;
  marks.push({
    ...base,
    role: 'badge',
    kind: 'rect',
    ...box,
    fill: theme.paper,
    stroke: theme.selected,
    lineWidth: 1.25,
  });
  marks.push({ ...base, role: 'rank', ...number, kind: 'text', x: box.x + width / 2, y: box.y + r });
}

/** How heavy a badge's digits may be: three digits beside another badge are lighter, or are left out. */
function badgeWeight({ layout, measure }: SceneModel, id: number, text: string): 700 | 400 | null {
  const [rect, next] = [layout.cells[id], layout.cells[id === 0 ? 1 : id - 1]];
  if (!rect || text.length < 3) return 700;
  const pitch = next && next.y === rect.y ? Math.abs(next.x - rect.x) : rect.width + 2;
  if (measure(text, 11, 700) + 5 <= pitch) return 700;
  return measure(text, 11, 400) + 2 <= pitch ? 400 : null;
}

/** From this height on a slim cell has its rank over its bar. */
const MIN_NUMBER_HEIGHT = 24;
/** From the upper border of a cell to the middle of that number. */
const NUMBER_Y = 8;

/** A number at the top of a slim cell, or in the middle of a tile, if it fits. */
export function tileNumber(
  { layout, measure }: SceneModel,
  id: number,
  text: string,
  fill: string,
  marks: Mark[],
): void {
  const rect = layout.cells[id];
  const weight = rect && ([700, 400] as const).find((each) => measure(text, 11, each) <= sideOf(rect) + 1);
  if (!rect || !weight) return;
  const isHigh = rect.height >= MIN_NUMBER_HEIGHT;
  const [x, y] = [rect.x + rect.width / 2, rect.y + (isHigh ? NUMBER_Y : rect.height / 2)];
  const of = { kind: 'expert', id } as const;
  const look = { text, size: 11, weight, align: 'center', fill } as const;
  marks.push({ panel: 'rack', role: 'rank', of, kind: 'text', x, y, ...look });
}

/** A double line with = for a tie at the cut; a dashed one with ≈ if the gap is smaller than the type can tell. */
function closeness(model: SceneModel, id: number, place: SignPlace, state: number, marks: Mark[]): void {
  const { rect, side, left, top, bottom } = place;
  if (!(state & (TIE | NEAR))) return;
  const { ink } = model.theme;
  const base = {
    panel: 'rack',
    role: 'closeness',
    of: { kind: 'expert', id },
    kind: 'rect',
    stroke: ink,
  } as const;
  if (state & TIE) {
    marks.push({ ...base, ...inset(rect, -1), lineWidth: 1 });
    if (side >= 12) marks.push({ ...base, ...inset(rect, state & LIT ? 3 : 2), lineWidth: 1 });
  } else marks.push({ ...base, ...inset(rect, -1), lineWidth: 1.5, dash: [3, 2] });
  // Beside a bar the corner's sign and this one stand in one line.
  const isInLine = left > 2;
  const at = isInLine
    ? { x: rect.x + left + (state & CORNER ? CORNER_STEP : 0) + STAMP, y: rect.y + top + STAMP - 1 }
    : { x: rect.x + 6, y: rect.y + rect.height - bottom - 6 };
  const isFree = !isInLine || at.x + STAMP <= rect.x + rect.width - (state & LIT ? BADGE_ROOM : 0);
  if (isFree && hasStampRoom(rect, side)) stamp(model, id, at, state & TIE ? '=' : '≈', false, marks);
}

/** States that have a sign in the upper corner. */
const CORNER = LEFTOVER | UNIFORM | LOST_SCORE | BOOSTED | SUPPRESSED | LOST_TO_MASK;
/** From one sign of a line to the next. */
const CORNER_STEP = 11;
/** What a badge takes of the upper line of its cell. */
const BADGE_ROOM = 19;

/** In the top left corner: ! and ≡ of degenerate answers, ∅ of a lost score, ▲ in and ▽ out because of the bias, ⊘ out because of the mask. */
function corner(model: SceneModel, id: number, place: SignPlace, state: number, marks: Mark[]): void {
  const { theme } = model;
  const { rect, side, left, top } = place;
  const size = Math.max(4, Math.min(8, side * 0.28));
  const x = rect.x + left;
  const y = rect.y + Math.min(top, rect.height - size - 1);
  const base = { panel: 'rack', role: 'sign', of: { kind: 'expert', id } } as const;
  if (state & (LEFTOVER | UNIFORM)) {
    if (!hasStampRoom(rect, side))
      marks.push({
        ...base,
        kind: 'rect',
        x,
        y,
        width: 4,
        height: state & LEFTOVER ? 4 : 2,
        fill: theme.ink,
      });
    else
      stamp(model, id, { x: x + 5, y: y + 5 }, state & LEFTOVER ? '!' : '≡', (state & LEFTOVER) !== 0, marks);
  } else if (state & LOST_SCORE) {
    if (hasStampRoom(rect, side)) stamp(model, id, { x: x + 5, y: y + 5 }, '∅', false, marks);
    else
      marks.push({
        ...base,
        kind: 'dot',
        x: x + 2.5,
        y: y + 2.5,
        r: 2,
        fill: theme.paper,
        stroke: theme.ink,
        lineWidth: 1,
      });
  } else if (state & (BOOSTED | SUPPRESSED)) {
    const isUp = (state & BOOSTED) !== 0;
    const [base1, tip] = isUp ? [y + size, y] : [y, y + size];
    marks.push({
      ...base,
      kind: 'polygon',
      points: [
        [x, base1],
        [x + size, base1],
        [x + size / 2, tip],
      ],
      fill: isUp ? theme.boosted : theme.paper,
      stroke: isUp ? theme.paper : theme.suppressed,
      lineWidth: isUp ? 0.75 : 1.5,
    });
  } else if (state & LOST_TO_MASK) {
    const r = size / 2;
    const line = { stroke: theme.ink, lineWidth: 1.25 };
    marks.push({ ...base, kind: 'dot', x: x + r, y: y + r, r, fill: theme.paper, ...line });
    marks.push({
      ...base,
      kind: 'line',
      x1: x + r - r * 0.7,
      y1: y + r + r * 0.7,
      x2: x + r + r * 0.7,
      y2: y + r - r * 0.7,
      ...line,
    });
  }
}

function hasStampRoom(rect: Rect, side: number): boolean {
  return side >= MIN_STAMP_CELL && rect.width >= 2 * STAMP;
}

/** A sign in a disc. */
function stamp(
  { theme }: SceneModel,
  id: number,
  { x, y }: { x: number; y: number },
  sign: string,
  isSolid: boolean,
  marks: Mark[],
): void {
  const base = { panel: 'rack', role: 'sign', of: { kind: 'expert', id } } as const;
  const [fill, ink] = isSolid ? [theme.ink, theme.paper] : [theme.paper, theme.ink];
  marks.push({ ...base, kind: 'dot', x, y, r: STAMP, fill, stroke: theme.ink, lineWidth: 1 });
  marks.push({ ...base, kind: 'text', x, y, text: sign, size: 11, weight: 700, fill: ink, align: 'center' });
}

/** ×7 at the lower edge of an expert that fills seven slots. */
function times(
  { theme, irregular, measure }: SceneModel,
  id: number,
  { rect, side, left, bottom }: SignPlace,
  marks: Mark[],
): void {
  const text = `×${irregular.repeats.get(id)}`;
  if (side < MIN_STAMP_CELL || (rect.width < side && measure(text, 11, 700) > rect.width)) return;
  const base = { panel: 'rack', role: 'repeats', of: { kind: 'expert', id } } as const;
  const width = Math.min(rect.width, measure(text, 11, 700) + 6);
  // Beside a value it stands on the foot of the bar.
  const x = left > 2 ? rect.x + 1 : rect.x + (rect.width - width) / 2;
  const y = rect.y + rect.height - bottom - (left > 2 ? 15 : 13);
  marks.push({ ...base, kind: 'rect', x, y, width, height: 14, fill: theme.ink, radius: 2 });
  const middle = { x: x + width / 2, y: y + 7 };
  marks.push({
    ...base,
    kind: 'text',
    ...middle,
    text,
    size: 11,
    weight: 700,
    fill: theme.paper,
    align: 'center',
  });
}
