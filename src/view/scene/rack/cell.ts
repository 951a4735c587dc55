import { hasBegun, stageAt } from '../../../core/stages';
import { formatRunning } from '../../format';
import { lodOf } from '../../layout/layout-stage';
import type { Mark, Rect } from '../../marks';
import { slate } from '../../theme/ramps';
import { fraction, lerp, type SceneModel, scoreFraction, sideOf, unbiasedOf } from '../model';
import { areValuesVeiled } from '../over/guesses';
import { showsWeightsAlone } from './axis-note';
import { barInk, barPlace, bulletMarks, VALUE_LINE, valuePlace } from './cell-bar';
import { notFinite } from './cell-not-finite';
import { LIT, MASKED, NON_FINITE } from './cell-state';
import { meanMark } from './even-lift';

/** What one expert's cell shows at a time, before its frame. */
export function cellMarks(model: SceneModel, id: number, state: number, marks: Mark[]): void {
  const rect = model.layout.cells[id];
  if (!rect) return;
  const lod = lodOf(sideOf(rect));
  const isPicked = (state & LIT) !== 0;
  const isHatched = (state & MASKED) !== 0;
  const isOdd = (state & NON_FINITE) !== 0;
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;
  const { theme } = model;

  if (lod === 'XS') {
    tile(model, id, rect, isPicked, isHatched, marks);
    if (isOdd) notFinite(model, id, rect, marks);
    return;
  }
  marks.push({
    ...base,
    role: 'cell',
    kind: 'rect',
    ...rect,
    radius: 2,
    fill: isPicked ? theme.selTint : theme.paper,
    stroke: isHatched ? theme.masked : theme.hair,
    lineWidth: 1,
    ...(isHatched ? { hatch: theme.hatch } : {}),
  });
  const place = barPlace(rect);
  bulletMarks(model, id, place, barInk(model, isPicked), { isPicked, isHatched }, marks);
  meanMark(model, id, place, marks);
  if (isOdd) notFinite(model, id, rect, marks);
  else valueMarks(model, id, rect, { isPicked, isHatched }, marks);
}

/** The value of a cell's bar, with as many digits as fit. They are the same all through a stage. */
export function valueMarks(
  model: SceneModel,
  id: number,
  rect: Rect,
  { isPicked, isHatched }: { readonly isPicked: boolean; readonly isHatched: boolean },
  marks: Mark[],
): void {
  const end = cellValue(model, id, rect, isPicked);
  if (end === null) return;
  const { start, now } = runningValue(model, id, end);
  // The first and the last number of a stage have room, so those between them do.
  const { size, room } = valueRoom(rect);
  const digits = (start === end ? DIGITS : RUNNING_DIGITS).find((each) =>
    [start, end].every((value) => model.measure(formatRunning(value, end, each), size, 400) <= room),
  );
  const text = digits === undefined ? rough(now) : formatRunning(now, end, digits);
  valueText(model, id, rect, [text], isHatched, marks, now !== end);
}

/** Two decimals: for a value that runs to one whose digits have no room beside those of the first. */
function rough(value: number): string {
  return Math.abs(value) < 0.005 ? '≈0' : formatRunning(value, 0.01, 1);
}

/** A value has at most three digits beside a bar: more say nothing that the bar shows; the card has all. */
const DIGITS = [3, 2, 1] as const;
const RUNNING_DIGITS = [3, 2] as const;

/** What stands in a cell at the drawn instant of a stage, and what stood there when the stage began. */
function runningValue({ token, part, t, hasBias }: SceneModel, id: number, end: number) {
  const isScored = token.plan.rules.scored === 'before';
  if (isScored && stageAt(t) === 'score') {
    const start = token.logits[id]!;
    return { start, now: lerp(start, end, part('score', 0.3, 1)) };
  }
  if (hasBias && stageAt(t) === 'bias') {
    const start = unbiasedOf(token)[id]!;
    return { start, now: lerp(start, end, part('bias', 0.2, 1)) };
  }
  return { start: end, now: end };
}

/** The value that a cell shows as a number; null if there is none, or no room. */
export function cellValue(model: SceneModel, id: number, rect: Rect, isPicked: boolean): number | null {
  const { token, t } = model;
  if (valuePlace(rect) === null || !hasBegun(t, 'logits') || areValuesVeiled(model)) return null;
  const { scores, biased } = token.result;
  const isUnbiased = showsWeightsAlone(model);
  // A score beside sums of score and bias would look like a smaller sum.
  if (isUnbiased && !isPicked) return null;
  return (!hasBegun(t, 'score') ? token.logits : !hasBegun(t, 'bias') || isUnbiased ? scores : biased)[id]!;
}

/** From this size of a cell on its value is larger. */
const LARGE_VALUE = { width: 88, height: 48, size: 13 };
/** Between a value and the borders of its cell, and between it and its bar. */
const VALUE_PAD = 3;
const BAR_GAP = 3;

/** The size of a cell's value, and the width that it may take. */
function valueRoom(rect: Rect): { readonly size: number; readonly room: number } {
  if (valuePlace(rect) !== 'beside') return { size: 11, room: rect.width - 2 * VALUE_PAD };
  const { x, width } = barPlace(rect);
  const size = rect.width >= LARGE_VALUE.width && rect.height >= LARGE_VALUE.height ? LARGE_VALUE.size : 11;
  return { size, room: rect.x + rect.width - VALUE_PAD - (x + width + BAR_GAP) };
}

/** The first of some texts that fits, on the line of a cell's number; on a plate over a hatch or a colour. */
export function valueText(
  { measure, theme }: SceneModel,
  id: number,
  rect: Rect,
  candidates: readonly string[],
  isHatched: boolean,
  marks: Mark[],
  /** A number on its way is none of the router's; it is quieter. */
  isRunning = false,
): void {
  const { size, room } = valueRoom(rect);
  const text = candidates.find((words) => measure(words, size, 400) <= room);
  if (text === undefined) return;
  const isBeside = valuePlace(rect) === 'beside';
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;
  const at = {
    x: isBeside ? rect.x + rect.width - VALUE_PAD : rect.x + rect.width / 2,
    y: rect.y + rect.height - VALUE_LINE / 2 - (isBeside ? VALUE_PAD : 2),
  };
  if (isHatched) {
    const width = measure(text, size, 400) + 2;
    const plate = {
      x: at.x - (isBeside ? width - 1 : width / 2),
      y: at.y - 6,
      width,
      height: VALUE_LINE + 1,
    };
    marks.push({ ...base, role: 'plate', kind: 'rect', ...plate, fill: theme.paper });
  }
  marks.push({
    ...base,
    role: 'value',
    kind: 'text',
    ...at,
    text,
    size,
    weight: 400,
    align: isBeside ? 'right' : 'center',
    fill: isHatched ? theme.maskedText : isRunning ? theme.inkSoft : theme.ink,
  });
}

/** What is left of a masked tile under its hatch. */
const MASKED_TILE = 0.3;

/** A cell too small for a bar: its lightness is the value; in the system's few colours, the height of its fill. */
export function tile(
  model: SceneModel,
  id: number,
  rect: Rect,
  isPicked: boolean,
  isHatched: boolean,
  marks: Mark[],
): void {
  const { theme } = model;
  const base = { panel: 'rack', role: 'tile', of: { kind: 'expert', id }, kind: 'rect' } as const;
  const value = tileFraction(model, id);
  if (theme.kind !== 'forced' || isPicked) {
    const fill = isPicked ? theme.selected : slate(value, theme.kind === 'dark');
    marks.push({ ...base, ...rect, fill, ...(isHatched ? { opacity: MASKED_TILE } : {}) });
    if (isHatched)
      marks.push({ ...base, role: 'hatch', ...rect, hatch: theme.hatch, stroke: theme.masked, lineWidth: 1 });
    return;
  }
  const hatch = isHatched ? { hatch: theme.hatch, opacity: 0.6 } : {};
  marks.push({ ...base, ...rect, stroke: theme.hair, lineWidth: 1, ...hatch });
  const height = Math.round(value * (rect.height - 2));
  const y = rect.y + rect.height - 1 - height;
  marks.push({ ...base, x: rect.x + 1, width: rect.width - 2, y, height, fill: theme.candidate });
}

function tileFraction(model: SceneModel, id: number): number {
  const { token, done, part } = model;
  const z = token.logits[id]!;
  const fromLogit = fraction((z + model.logitReach) / 2, model.logitReach) * done('logits');
  const score = scoreFraction(model, token.result.scores[id]!);
  const biased = scoreFraction(model, token.result.biased[id]!);
  return lerp(lerp(fromLogit, score, done('score')), biased, part('bias', 0.2, 1));
}
