import { formatNumber, formatSigned } from '../../format';
import { lodOf } from '../../layout/layout-stage';
import type { Mark, Rect } from '../../marks';
import { inset, type SceneModel, sideOf } from '../model';
import type { ComparedModel } from '../pair-model';
import { cellValue, tile, valueMarks, valueText } from './cell';
import { type BarInk, type BarPlace, barInk, barPlace, bulletMarks } from './cell-bar';
import { badgeRadius, signMarks, signPlace } from './cell-frame';
import { notFinite } from './cell-not-finite';
import {
  BOOSTED,
  CONTRIBUTOR,
  cellState,
  EDITED,
  LEFTOVER,
  LIT,
  LOST_SCORE,
  LOST_TO_MASK,
  MASKED,
  NEAR,
  NON_FINITE,
  REPEATED,
  SUPPRESSED,
  TIE,
  UNIFORM,
} from './cell-state';
import { momentOf } from './cells';

/** Numbers of a cell that can change from frame to frame: three values and filled slots a side, both states, ranks. */
const INPUTS = 11;

/** Draws all split cells and remembers each one's marks, as the drawer of single cells does. */
export function createPairDrawer(): (model: ComparedModel, marks: Mark[]) => void {
  let common: readonly unknown[] = [];
  let inputs = new Float64Array(0);
  let drawn: (readonly Mark[])[] = [];
  const next = new Float64Array(INPUTS);
  return (model, marks) => {
    const { a, b } = model;
    const plans = [a.hasBias, b.hasBias, a.token.plan.gather, b.token.plan.gather];
    const axes = [b.scoreTop, b.scoreBottom, b.logitReach];
    const now = [b.layout, b.theme, ...axes, ...plans, model.rows, ...momentOf(b)];
    const count = b.layout.cells.length;
    if (now.some((value, i) => value !== common[i])) {
      common = now;
      inputs = new Float64Array(INPUTS * count);
      drawn = [];
    }
    for (let id = 0; id < count; id++) {
      const pair = pairOf(model, id);
      readValues(a, id, next, 0);
      readValues(b, id, next, 4);
      next[8] = pair.a;
      next[9] = pair.b;
      next[10] = pair.moved;
      let own = drawn[id];
      if (!own || next.some((value, i) => value !== inputs[INPUTS * id + i])) {
        inputs.set(next, INPUTS * id);
        const fresh: Mark[] = [];
        pairMarks(model, pair, fresh);
        drawn[id] = fresh;
        own = fresh;
      }
      for (const mark of own) marks.push(mark);
    }
  };
}

function readValues({ token, irregular }: SceneModel, id: number, into: Float64Array, at: number): void {
  into[at] = token.logits[id]!;
  into[at + 1] = token.result.scores[id]!;
  into[at + 2] = token.result.biased[id]!;
  into[at + 3] = irregular.repeats.get(id) ?? 1;
}

/** One cell with its states in A and in B. */
interface Pair {
  readonly id: number;
  readonly a: number;
  readonly b: number;
  /** Both pick it, and give it another rank: 1, else 0. */
  readonly moved: number;
}

function pairOf({ a, b }: ComparedModel, id: number): Pair {
  const [inA, inB] = [cellState(a, id), cellState(b, id)];
  const isMoved = (inA & inB & LIT) !== 0 && a.rankOf[id] !== b.rankOf[id];
  return { id, a: inA, b: inB, moved: Number(isMoved) };
}

function pairMarks(model: ComparedModel, pair: Pair, marks: Mark[]): void {
  const { id, a, b } = pair;
  const rect = model.b.layout.cells[id];
  if (!rect) return;
  const lod = lodOf(sideOf(rect));
  const isTile = lod === 'XS';
  const isSame = drawsSame(model, id) && (a & DRAWN) === (b & DRAWN);
  const halves = halvesOf(rect);
  if (isTile) tiles(model, pair, rect, halves, isSame, marks);
  else bars(model, pair, rect, halves, isSame, marks);
  if (a & b & NON_FINITE && isSame) notFinite(model.b, id, rect, marks);
  else for (const side of SIDES) if (pair[side] & NON_FINITE) notFinite(model[side], id, halves[side], marks);
  frame(model, id, rect, (a & LIT) !== 0, (b & LIT) !== 0, isTile, marks);
  signs(model, pair, rect, halves, marks);
  if (lod === 'L' || lod === 'XL') for (const side of SIDES) letter(model, pair, side, halves[side], marks);
}

const SIDES = ['a', 'b'] as const;
type Side = (typeof SIDES)[number];
type Halves = Readonly<Record<Side, Rect>>;

/** What of a state decides how tile and bar are drawn. */
const DRAWN = LIT | MASKED;

/** A's half of a cell, and B's. */
export function halvesOf(rect: Rect): Halves {
  const middle = Math.round(rect.x + rect.width / 2);
  return {
    a: { ...rect, width: middle - rect.x },
    b: { ...rect, x: middle, width: rect.x + rect.width - middle },
  };
}

/** Values closer than this share of their axis give the same picture. */
const SAME_SHARE = 0.001;

function drawsSame({ a, b }: ComparedModel, id: number): boolean {
  const isClose = (x: number, y: number, top: number) =>
    Object.is(x, y) || x === y || Math.abs(x - y) <= SAME_SHARE * top;
  const [p, q] = [a.token.result, b.token.result];
  return (
    a.hasBias === b.hasBias &&
    (b.done('gather') === 0 || a.token.plan.gather === b.token.plan.gather) &&
    (b.done('score') === 1 || isClose(a.token.logits[id]!, b.token.logits[id]!, b.logitReach)) &&
    isClose(p.scores[id]!, q.scores[id]!, b.scoreTop) &&
    isClose(p.biased[id]!, q.biased[id]!, b.scoreTop)
  );
}

function isOnly(pair: Pair, side: Side): boolean {
  const other = side === 'a' ? pair.b : pair.a;
  return (pair[side] & LIT) !== 0 && (other & LIT) === 0;
}

function colorOf({ b: { theme } }: ComparedModel, side: Side): string {
  return side === 'a' ? theme.selected : theme.variantB;
}

function tiles(
  model: ComparedModel,
  pair: Pair,
  rect: Rect,
  halves: Halves,
  isSame: boolean,
  marks: Mark[],
): void {
  const { id } = pair;
  if (isSame) {
    tile(model.b, id, rect, false, (pair.b & MASKED) !== 0, marks);
    return;
  }
  const base = { panel: 'rack', role: 'half', of: { kind: 'expert', id }, kind: 'rect' } as const;
  for (const side of SIDES)
    if (isOnly(pair, side)) marks.push({ ...base, ...halves[side], fill: colorOf(model, side) });
    else tile(model[side], id, halves[side], false, (pair[side] & MASKED) !== 0, marks);
}

/** One bar if both are drawn the same; else its halves, on the colour of the side that alone picks. */
function bars(
  model: ComparedModel,
  pair: Pair,
  rect: Rect,
  halves: Halves,
  isSame: boolean,
  marks: Mark[],
): void {
  const { id, a, b } = pair;
  const { theme } = model.b;
  const base = { panel: 'rack', of: { kind: 'expert', id }, kind: 'rect' } as const;
  const isMasked = (a & b & MASKED) !== 0;
  marks.push({
    ...base,
    role: 'cell',
    ...rect,
    fill: theme.paper,
    stroke: isMasked ? theme.masked : theme.hair,
    lineWidth: 1,
    radius: 2,
    ...(isMasked ? { hatch: theme.hatch } : {}),
  });
  const place = barPlace(rect);
  const looks = (state: number) => ({ isPicked: (state & LIT) !== 0, isHatched: (state & MASKED) !== 0 });
  if (isSame) {
    bulletMarks(model.b, id, place, barInk(model.b, false), looks(b), marks);
    if (!(b & NON_FINITE)) valueMarks(model.b, id, rect, looks(b), marks);
    return;
  }
  for (const side of SIDES) {
    const state = pair[side];
    const isLoud = isOnly(pair, side);
    if (isLoud) marks.push({ ...base, role: 'half', ...halves[side], fill: colorOf(model, side) });
    else if (state & MASKED && !isMasked)
      marks.push({ ...base, role: 'hatch', ...halves[side], hatch: theme.hatch });
    const ink = isLoud ? onColor(model.b) : barInk(model.b, false);
    bulletMarks(model[side], id, halfPlace(place, side, halves.b.x), ink, looks(state), marks);
  }
  differingValues(model, pair, rect, marks);
}

/** Height that a value takes at the foot of a cell. */
const VALUE_ROOM = 16;

/** Digits of both values if a cell has room for them. */
const DIGITS = [4, 3, 2];

/** A's value and B's in the order of the halves; if these have no room, how B's differs. */
function differingValues(model: ComparedModel, pair: Pair, rect: Rect, marks: Mark[]): void {
  const { id } = pair;
  if ((pair.a | pair.b) & NON_FINITE) return;
  const [inA, inB] = SIDES.map((side) => cellValue(model[side], id, rect, (pair[side] & LIT) !== 0));
  if (inA == null || inB == null) return;
  // The letter of a side comes first: it tells which half is whose.
  const top = rect.y + rect.height - VALUE_ROOM;
  const halves = halvesOf(rect);
  if (SIDES.some((side) => (letterY(model, pair, side, halves[side]) ?? -Infinity) + 7 > top)) return;
  const { words } = model.b;
  const isPlain = ((pair.a | pair.b) & MASKED) === 0 && !isOnly(pair, 'a') && !isOnly(pair, 'b');
  const both = DIGITS.map((digits) => `${formatNumber(inA, digits)} | ${formatNumber(inB, digits)}`);
  const change = [3, 2, 1].map((digits) => words.compare.change(formatSigned(inB - inA, digits)));
  valueText(model.b, id, rect, [...both, ...change], !isPlain, marks);
}

/** One side's half of a bar: equal halves make one bar. */
function halfPlace({ box, x, width, notch }: BarPlace, side: Side, middle: number): BarPlace {
  return side === 'a'
    ? { box: { ...box, width: middle - box.x }, x, width: middle - x, notch: [notch[0], middle] }
    : {
        box: { ...box, x: middle, width: box.x + box.width - middle },
        x: middle,
        width: x + width - middle,
        notch: [middle, notch[1]],
      };
}

/** The ink of a bar on the solid colour of its side: lighter, so that the colour stays loud. */
function onColor({ theme: { onSelected, boosted } }: SceneModel): BarInk {
  return {
    bar: onSelected,
    barOpacity: 0.35,
    boosted,
    suppressed: onSelected,
    notch: onSelected,
    edge: onSelected,
  };
}

/** Agreement is quiet: a thin frame. What only one picks has the frame of its side, solid or dashed. */
function frame(
  { b: { theme } }: ComparedModel,
  id: number,
  rect: Rect,
  inA: boolean,
  inB: boolean,
  isTile: boolean,
  marks: Mark[],
): void {
  if (!inA && !inB) return;
  const base = { panel: 'rack', role: 'pickFrame', of: { kind: 'expert', id }, kind: 'rect' } as const;
  if (inA && inB) {
    marks.push({ ...base, role: 'agreedFrame', ...rect, stroke: theme.ink, lineWidth: 1 });
    // On a dark tile the ink alone would not be seen.
    if (isTile)
      marks.push({ ...base, role: 'agreedFrame', ...inset(rect, 1), stroke: theme.paper, lineWidth: 1 });
  } else if (inA) marks.push({ ...base, ...rect, stroke: theme.selected, lineWidth: 2, radius: 2 });
  else {
    marks.push({ ...base, ...rect, stroke: theme.paper, lineWidth: 2, radius: 2 });
    marks.push({ ...base, ...rect, stroke: theme.variantB, lineWidth: 2, radius: 2, dash: [4, 3] });
  }
}

/** The upper corner has one of these signs; the sides agree in it only if they agree in all. */
const CORNER = LOST_SCORE | LEFTOVER | UNIFORM | BOOSTED | SUPPRESSED | LOST_TO_MASK;
const CLOSE = TIE | NEAR;

/** A sign that both sides have stands once, as in a single picture; one side's sign stands in its half. */
function signs(model: ComparedModel, pair: Pair, rect: Rect, halves: Halves, marks: Mark[]): void {
  const { id, a, b } = pair;
  const isSameCount = model.a.irregular.repeats.get(id) === model.b.irregular.repeats.get(id);
  let common = a & b & (CONTRIBUTOR | EDITED | (isSameCount ? REPEATED : 0));
  for (const kind of [CORNER, CLOSE]) if ((a & kind) === (b & kind)) common |= a & kind;
  const whole = signPlace(rect);
  const below = 2 * badgeRadius(whole.side);
  const hasTwo = pair.moved === 1;
  const isUnderA = hasTwo || isOnly(pair, 'a');
  signMarks(model.b, id, common, hasTwo ? { ...whole, top: below } : whole, marks);
  const top = { a: isUnderA ? below : whole.top, b: b & LIT ? below : whole.top };
  const all = CONTRIBUTOR | EDITED | REPEATED | CORNER | CLOSE;
  for (const side of SIDES) {
    const own = pair[side] & all & ~common;
    if (own) signMarks(model[side], id, own, { ...whole, rect: halves[side], top: top[side] }, marks);
  }
}

/** The height of the middle of a side's letter; null if there is none, or no room for it. */
function letterY(model: ComparedModel, pair: Pair, side: Side, half: Rect): number | null {
  const state = pair[side];
  const isLoud = isOnly(pair, side);
  const isOnlyMasked = ((pair.a ^ pair.b) & state & MASKED) !== 0 && model.rows !== 'both';
  if (!isLoud && !isOnlyMasked) return null;
  const hasCorner = (state & CORNER) !== 0;
  const y = half.y + (isLoud ? 2 * badgeRadius(half.height) : 2) + (hasCorner ? 16 : 6);
  const floor = half.y + half.height - (state & (CLOSE | REPEATED) ? 12 : 0);
  return y + 5 > floor ? null : y;
}

/** A or B at the edge of the half that alone picks; if the rows are one side's groups, also of a half that is masked. */
function letter(model: ComparedModel, pair: Pair, side: Side, half: Rect, marks: Mark[]): void {
  const y = letterY(model, pair, side, half);
  if (y === null) return;
  const { theme, words } = model.b;
  marks.push({
    panel: 'rack',
    role: 'side',
    of: { kind: 'expert', id: pair.id },
    kind: 'text',
    x: side === 'a' ? half.x + 6 : half.x + half.width - 6,
    y,
    text: words.compare[side],
    size: 11,
    weight: 700,
    fill: isOnly(pair, side) ? theme.onSelected : theme.maskedText,
    align: 'center',
  });
}
