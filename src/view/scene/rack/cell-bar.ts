import { lodOf } from '../../layout/layout-stage';
import type { Mark, Rect } from '../../marks';
import { inset, lerp, type SceneModel, scoreHeight, sideOf, unbiasedOf, zeroHeight } from '../model';

/** Height of the line for the value under the bar of a cell. */
export const VALUE_LINE = 12;
/** Cells from these sizes on have their value beside the bar, or under it. */
const BESIDE = { width: 48, height: 28 };
const UNDER = { width: 34, height: 36 };

/** Where a cell has its value: beside its bar, so that this is nearly as high as the cell; under it in a narrow cell. */
export function valuePlace({ width, height }: Rect): 'beside' | 'under' | null {
  if (width >= BESIDE.width && height >= BESIDE.height) return 'beside';
  return width >= UNDER.width && height >= UNDER.height ? 'under' : null;
}

/** What a value under the bar takes of a cell's height. */
export function valueHeight(cell: Rect): number {
  return valuePlace(cell) === 'under' ? VALUE_LINE : 0;
}

/** Where a bar stands in its cell. */
export interface BarPlace {
  /** Its floor, its top, and how far the zero line goes. */
  readonly box: Rect;
  readonly x: number;
  readonly width: number;
  /** Ends of the notch. */
  readonly notch: readonly [number, number];
}

/** Share of a cell's width for a bar with its value beside it, and the narrowest and widest of such bars. */
const BESIDE_SHARE = 0.27;
const BESIDE_WIDTHS = [10, 36] as const;

/** The place of a bar: on the left of its value, else in the middle of the cell. */
export function barPlace(cell: Rect): BarPlace {
  const side = sideOf(cell);
  const lod = lodOf(side);
  const whole = inset(cell, side < 12 ? 1 : side < 20 ? 2 : lod === 'M' ? 3 : 4);
  if (valuePlace(cell) === 'beside') {
    const [least, most] = BESIDE_WIDTHS;
    const width = Math.min(most, Math.max(least, Math.round(cell.width * BESIDE_SHARE)));
    const { x } = whole;
    return { box: { ...whole, width: width + 2 }, x, width, notch: [x - 2, x + width + 2] };
  }
  const box = { ...whole, height: whole.height - valueHeight(cell) };
  const share = lod === 'S' || lod === 'M' ? 0.7 : 0.62;
  const width = Math.max(3, Math.min(BESIDE_WIDTHS[1], Math.round(box.width * share)));
  const x = box.x + Math.round((box.width - width) / 2);
  return { box, x, width, notch: [Math.max(cell.x, x - 2), Math.min(cell.x + cell.width, x + width + 2)] };
}

/** Colours of a bar, its cap and its notch. */
export interface BarInk {
  readonly bar: string;
  readonly barOpacity: number;
  readonly boosted: string;
  readonly suppressed: string;
  readonly notch: string;
  /** Around the cap, if it stands on a colour. */
  readonly edge: string | null;
}

export function barInk({ theme }: SceneModel, isPicked: boolean): BarInk {
  const { selected, candidate, boosted, suppressed, ink } = theme;
  return { bar: isPicked ? selected : candidate, barOpacity: 1, boosted, suppressed, notch: ink, edge: null };
}

/** Bar, notch and cap: the score that decides, and the one that becomes the weight. */
export function bulletMarks(
  model: SceneModel,
  id: number,
  place: BarPlace,
  ink: BarInk,
  { isPicked, isHatched }: { readonly isPicked: boolean; readonly isHatched: boolean },
  marks: Mark[],
): void {
  const { theme, part, done, token } = model;
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;
  const { box, x, width } = place;
  // Bars stand on zero: the floor, unless a value lies under it.
  const floor = box.y + box.height - zeroHeight(model, box.height);
  const s = token.result.scores[id]!;
  const c = token.result.biased[id]!;
  const fill = ink.bar;
  const opacity = isHatched ? 0.45 : 1;

  if (done('score') < 1) {
    // Logits grow from a zero line in the middle, which then slides to the floor while the bars become scores.
    const zero = lerp(box.y + box.height / 2, floor, part('score', 0, 0.3));
    const up = logitHeight(model, id, box) * done('logits');
    const height = lerp(up, scoreHeight(model, s, box.height), part('score', 0.3, 1));
    zeroLine(model, id, box, zero, marks);
    // While the zero line sinks, a bar that hangs from it ends at the bottom of the cell.
    const end = Math.min(box.y + box.height, zero + Math.max(0, -height));
    const y = height < 0 ? zero : zero - height;
    marks.push({
      ...base,
      role: 'bar',
      kind: 'rect',
      x,
      width,
      y,
      height: height < 0 ? end - zero : height,
      fill,
    });
    return;
  }

  if (zeroHeight(model, box.height) > 0) zeroLine(model, id, box, floor, marks);
  const yOf = (value: number) => floor - scoreHeight(model, value, box.height);
  // The cap is the bias. It falls off if the weight is gathered without it.
  const fallen = isPicked && token.plan.gather === 'score' ? part('gather', 0.5, 1) : 0;
  // A bias on logits lifts these: the bar goes back from the score to the logit first.
  const start = lerp(s, unbiasedOf(token)[id]!, part('bias', 0, 0.2) * (1 - fallen));
  const notch = yOf(Number.isFinite(start) ? start : s);
  const withBias = model.hasBias ? part('bias', 0.2, 1) * (1 - fallen) : 0;
  const cap = lerp(notch, yOf(c), withBias);
  // The grey bar is what both values share: from zero to the one closer to it, nothing when zero is between them.
  const over = Math.max(0, floor - Math.max(notch, cap));
  const under = Math.max(0, Math.min(notch, cap) - floor);
  marks.push({
    ...base,
    role: 'bar',
    kind: 'rect',
    x,
    width,
    y: floor - over,
    height: over + under,
    fill,
    opacity: opacity * ink.barOpacity,
  });
  if (model.cutTo === 'score') before(model, id, box, x, width, marks);
  if (!model.hasBias) return;
  const hasNotch = box.height >= MIN_NOTCH_BOX;
  // Even the smallest cap is seen, because the notch lies under the score that it marks.
  const isLifted = cap < notch;
  if (isLifted) {
    const height = Math.max(MIN_CAP * withBias, notch - cap);
    const edge = ink.edge ? { stroke: ink.edge, lineWidth: 1 } : {};
    const y = notch - height;
    const span = hasNotch && model.theme.kind !== 'forced' ? { x, width } : narrowed(x, width);
    marks.push({
      ...base,
      role: 'cap',
      kind: 'rect',
      ...span,
      y,
      height,
      fill: ink.boosted,
      opacity,
      ...edge,
    });
  }
  if (cap > notch)
    marks.push({
      ...base,
      role: 'taken',
      kind: 'rect',
      x: x + 0.5,
      width: width - 1,
      y: notch,
      // A lower box would be covered by the notch.
      height: Math.max(hasNotch ? MIN_TAKEN * withBias : 0, cap - notch),
      stroke: ink.suppressed,
      lineWidth: 1,
      opacity,
    });
  if (fallen > 0 && notch !== yOf(c)) {
    const line = { stroke: theme.rule, lineWidth: 1, dash: [2, 2] };
    marks.push({
      ...base,
      role: 'fallenCap',
      kind: 'line',
      x1: x,
      x2: x + width,
      y1: yOf(c),
      y2: yOf(c),
      ...line,
    });
  }
  const notched = part('bias', 0, 0.2);
  if (hasNotch && notched > 0) {
    const at = isLifted ? Math.ceil(notch + NOTCH / 2) : notch;
    marks.push({
      ...base,
      role: 'notch',
      kind: 'line',
      x1: place.notch[0],
      x2: place.notch[1],
      y1: at,
      y2: at,
      stroke: ink.notch,
      lineWidth: NOTCH,
      opacity: opacity * notched,
    });
  }
}

/**
 * The middle of a bar, in whole pixels: a cap that is narrower than what it stands on is told from it by its outline alone,
 * where no notch parts the two or the system's colours are few.
 */
function narrowed(x: number, width: number): { readonly x: number; readonly width: number } {
  const side = Math.max(1, Math.round(width / 4));
  return { x: x + side, width: Math.max(2, width - 2 * side) };
}

const NOTCH = 1.5;
/** The lowest box of a bar that has a notch: that of a cell of 16 px. */
const MIN_NOTCH_BOX = 12;
/** Height of the cap of the smallest bias. */
const MIN_CAP = 1;
/** Height of the box of the smallest negative bias, half of it under the notch. */
const MIN_TAKEN = 3;

function zeroLine({ theme }: SceneModel, id: number, { x, width }: Rect, y: number, marks: Mark[]): void {
  const line = { x1: x, x2: x + width, y1: y, y2: y, stroke: theme.rule, lineWidth: 1 };
  marks.push({ panel: 'rack', role: 'zeroLine', of: { kind: 'expert', id }, kind: 'line', ...line });
}

/** Height of a logit's bar over the zero line in the middle; negative below it. */
function logitHeight({ token, logitReach }: SceneModel, id: number, box: Rect): number {
  const z = token.logits[id]!;
  const reach = Number.isFinite(z) ? z / logitReach : Math.sign(z);
  return (box.height / 2 - 1) * (Number.isNaN(reach) ? 0 : reach);
}

/** Without motion: the outline of the logit's bar that the score has replaced. */
function before(model: SceneModel, id: number, box: Rect, x: number, width: number, marks: Mark[]): void {
  const up = logitHeight(model, id, box);
  const zero = box.y + box.height / 2;
  marks.push({
    panel: 'rack',
    role: 'before',
    of: { kind: 'expert', id },
    kind: 'rect',
    x,
    width,
    y: up < 0 ? zero : zero - up,
    height: Math.max(1, Math.abs(up)),
    stroke: model.theme.rule,
    lineWidth: 1,
  });
}
