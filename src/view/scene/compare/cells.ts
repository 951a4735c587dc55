import type { Mark, Rect } from '../../marks';
import { slate } from '../../theme/ramps';
import { cellState, EDITED, isLit, MASKED } from '../cell-state';
import { fraction, inset, lerp, type SceneModel, scoreFraction, scoreHeight, zeroHeight } from '../model';
import type { ComparedModel } from './model';

const PICKED_A = 1;
const PICKED_B = 2;
const MASKED_A = 4;
const MASKED_B = 8;
const IS_EDITED = 16;

/** What of a cell can differ from frame to frame: four values a side, and its state. */
const INPUTS = 9;

/** Draws all split cells and remembers each one's marks, as the drawer of single cells does. */
export function createPairDrawer(): (model: ComparedModel, marks: Mark[]) => void {
  let common: readonly unknown[] = [];
  let inputs = new Float64Array(0);
  let drawn: (readonly Mark[])[] = [];
  const next = new Float64Array(INPUTS);
  return (model, marks) => {
    const { a, b } = model;
    const now = [b.t, b.layout, b.theme, b.scoreTop, b.scoreBottom, b.logitReach, a.hasBias, b.hasBias];
    const count = b.layout.cells.length;
    if (now.some((value, i) => value !== common[i])) {
      common = now;
      inputs = new Float64Array(INPUTS * count);
      drawn = [];
    }
    for (let id = 0; id < count; id++) {
      const state = pairState(model, id);
      readValues(a, id, next, 0);
      readValues(b, id, next, 4);
      next[8] = state;
      let own = drawn[id];
      if (!own || next.some((value, i) => value !== inputs[INPUTS * id + i])) {
        inputs.set(next, INPUTS * id);
        const fresh: Mark[] = [];
        pairMarks(model, id, state, fresh);
        drawn[id] = fresh;
        own = fresh;
      }
      for (const mark of own) marks.push(mark);
    }
  };
}

function readValues(model: SceneModel, id: number, into: Float64Array, at: number): void {
  const { logits, result } = model.token;
  into[at] = logits[id]!;
  into[at + 1] = result.scores[id]!;
  into[at + 2] = result.biased[id]!;
  into[at + 3] = weightBasis(model, id);
}

/** What the weight of a picked expert starts from; its score for the others. */
function weightBasis({ token, slotOf }: SceneModel, id: number): number {
  const slot = slotOf.get(id);
  return slot === undefined ? token.result.biased[id]! : (token.result.gathered[slot] ?? Number.NaN);
}

function pairState({ a, b }: ComparedModel, id: number): number {
  let state = 0;
  if (isLit(a, id)) state |= PICKED_A;
  if (isLit(b, id)) state |= PICKED_B;
  if (cellState(a, id) & MASKED) state |= MASKED_A;
  const own = cellState(b, id);
  if (own & MASKED) state |= MASKED_B;
  if (own & EDITED) state |= IS_EDITED;
  return state;
}

function pairMarks(model: ComparedModel, id: number, state: number, marks: Mark[]): void {
  const { layout, theme, isDark } = model.b;
  const rect = layout.cells[id];
  if (!rect) return;
  const isTile = layout.lod === 'S' || layout.lod === 'XS';
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;
  const [inA, inB] = [(state & PICKED_A) !== 0, (state & PICKED_B) !== 0];
  const middle = Math.round(rect.x + rect.width / 2);
  const halves = {
    a: { ...rect, width: middle - rect.x },
    b: { ...rect, x: middle, width: rect.x + rect.width - middle },
  };
  if (!isTile)
    marks.push({ ...base, kind: 'rect', ...rect, fill: theme.paper, stroke: theme.hair, lineWidth: 1 });
  for (const side of ['a', 'b'] as const) {
    const own = model[side];
    const half = halves[side];
    const isMasked = (state & (side === 'a' ? MASKED_A : MASKED_B)) !== 0;
    const isOnly = side === 'a' ? inA && !inB : inB && !inA;
    const hatch = isMasked ? { hatch: theme.hatch } : {};
    if (isOnly)
      marks.push({ ...base, kind: 'rect', ...half, fill: side === 'a' ? theme.selected : theme.variantB });
    else if (isTile)
      marks.push({ ...base, kind: 'rect', ...half, fill: slate(tileFraction(own, id), isDark), ...hatch });
    else {
      if (isMasked) marks.push({ ...base, kind: 'rect', ...half, ...hatch });
      marks.push({ ...base, ...bar(own, id, rect, side, isMasked ? 0.45 : 1) });
    }
    if (!Number.isFinite(own.token.logits[id]!) || Number.isNaN(own.token.result.biased[id]!))
      cross(own, id, half, marks);
    letter(
      model,
      id,
      side,
      half,
      isOnly,
      isMasked && !hasBoth(state, MASKED_A, MASKED_B) && !model.hasSameGroups,
      marks,
    );
  }
  frame(model, id, rect, inA, inB, isTile, marks);
  if (state & IS_EDITED)
    marks.push({
      ...base,
      kind: 'dot',
      x: rect.x + rect.width - 3,
      y: rect.y + rect.height - 3,
      r: 1.8,
      fill: theme.ink,
    });
}

function hasBoth(state: number, one: number, other: number): boolean {
  return (state & one) !== 0 && (state & other) !== 0;
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
  const base = { panel: 'rack', of: { kind: 'expert', id }, kind: 'rect' } as const;
  if (inA && inB) {
    marks.push({ ...base, ...rect, stroke: theme.ink, lineWidth: 1 });
    // On a dark tile the ink alone would not be seen.
    if (isTile) marks.push({ ...base, ...inset(rect, 1), stroke: theme.paper, lineWidth: 1 });
  } else if (inA) marks.push({ ...base, ...rect, stroke: theme.selected, lineWidth: 2, radius: 2 });
  else {
    marks.push({ ...base, ...rect, stroke: theme.paper, lineWidth: 2, radius: 2 });
    marks.push({ ...base, ...rect, stroke: theme.variantB, lineWidth: 2, radius: 2, dash: [4, 3] });
  }
}

/** A or B in the half that differs, in cells with room for it. */
function letter(
  { b: { theme, layout, words } }: ComparedModel,
  id: number,
  side: 'a' | 'b',
  half: Rect,
  isOnly: boolean,
  isOnlyMasked: boolean,
  marks: Mark[],
): void {
  if ((layout.lod !== 'L' && layout.lod !== 'XL') || !(isOnly || isOnlyMasked)) return;
  marks.push({
    panel: 'rack',
    of: { kind: 'expert', id },
    kind: 'text',
    x: half.x + half.width / 2,
    y: isOnly ? half.y + half.height / 2 : half.y + 8,
    text: words.compare[side],
    size: 11,
    weight: 700,
    fill: isOnly ? theme.onSelected : theme.maskedText,
    align: 'center',
  });
}

/** One side's half of the bar in the middle of a cell: equal halves make one bar. */
function bar(model: SceneModel, id: number, cell: Rect, side: 'a' | 'b', opacity: number) {
  const { theme, done, layout, token } = model;
  const box = inset(cell, layout.lod === 'M' ? 2 : 4);
  const width = Math.max(2, Math.round(box.width * (layout.lod === 'M' ? 0.36 : 0.32)));
  const middle = Math.round(cell.x + cell.width / 2);
  const floor = box.y + box.height - zeroHeight(model, box.height);
  const z = token.logits[id]!;
  const scored = done(1);
  const zero = scored < 1 ? lerp(box.y + box.height / 2, floor, model.part(1, 0, 0.3)) : floor;
  const yOf = (value: number) => scoreHeight(model, value, box.height);
  const s = token.result.scores[id]!;
  let height: number;
  if (scored < 1) {
    const reach = Number.isFinite(z) ? z / model.logitReach : Math.sign(z);
    const up = (box.height / 2 - 1) * (Number.isNaN(reach) ? 0 : reach) * done(0);
    height = lerp(up, yOf(s), model.part(1, 0.3, 1));
  } else {
    const c = lerp(yOf(s), yOf(token.result.biased[id]!), done(2));
    height = lerp(c, yOf(weightBasis(model, id)), model.part(7, 0.5, 1));
  }
  return {
    kind: 'rect',
    x: side === 'a' ? middle - width : middle,
    y: height < 0 ? zero : zero - height,
    width,
    height: Math.abs(height),
    fill: theme.candidate,
    opacity,
  } as const;
}

function tileFraction(model: SceneModel, id: number): number {
  const { token, done } = model;
  const fromLogit = fraction((token.logits[id]! + model.logitReach) / 2, model.logitReach) * done(0);
  const score = scoreFraction(model, token.result.scores[id]!);
  const biased = scoreFraction(model, token.result.biased[id]!);
  return lerp(lerp(fromLogit, score, done(1)), biased, done(2));
}

function cross({ theme }: SceneModel, id: number, half: Rect, marks: Mark[]): void {
  const { x, y, width, height } = inset(half, Math.min(3, half.width / 4));
  const line = {
    panel: 'rack',
    of: { kind: 'expert', id },
    kind: 'line',
    stroke: theme.error,
    lineWidth: 2,
  } as const;
  marks.push({ ...line, x1: x, y1: y, x2: x + width, y2: y + height });
  marks.push({ ...line, x1: x + width, y1: y, x2: x, y2: y + height });
}
