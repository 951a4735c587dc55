import { hasBegun, hasEnded } from '../../../core/stages';
import { formatNumber, formatRunning } from '../../format';
import { lodOf } from '../../layout/layout-stage';
import type { Mark, Rect } from '../../marks';
import { slate } from '../../theme/ramps';
import { fraction, lerp, type SceneModel, scoreFraction, sideOf, unbiasedOf } from '../model';
import { areValuesVeiled } from '../over/guesses';
import { showsWeightsAlone } from './axis-note';
import { barInk, barPlace, bulletMarks, VALUE_LINE, valueHeight } from './cell-bar';
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

  if (lod === 'S' || lod === 'XS') {
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

/** The value of a large cell's bar, under it, with as many digits as fit. */
export function valueMarks(
  model: SceneModel,
  id: number,
  rect: Rect,
  { isPicked, isHatched }: { readonly isPicked: boolean; readonly isHatched: boolean },
  marks: Mark[],
): void {
  const value = cellValue(model, id, rect, isPicked);
  if (value === null) return;
  const now = runningValue(model, id, value);
  // A small end has many decimals, which a larger number on its way to it has no room for.
  const short = now === value ? [] : [3, 2].map((digits) => formatNumber(now, digits));
  const candidates = [...[4, 3, 2, 1].map((digits) => formatRunning(now, value, digits)), ...short];
  valueText(model, id, rect, candidates, isHatched, marks, now !== value);
}

/** What stands in a cell at the drawn instant, on its way to `end`: from the logit to the score, or from that to the sum. */
function runningValue({ token, part, t, hasBias, done }: SceneModel, id: number, end: number): number {
  const isScored = token.plan.rules.scored === 'before';
  if (isScored && done('score') > 0 && done('score') < 1)
    return lerp(token.logits[id]!, end, part('score', 0.3, 1));
  if (hasBias && hasBegun(t, 'bias') && !hasEnded(t, 'bias'))
    return lerp(unbiasedOf(token)[id]!, end, part('bias', 0.2, 1));
  return end;
}

/** The value that a cell shows as a number; null if there is none, or no room. */
export function cellValue(model: SceneModel, id: number, rect: Rect, isPicked: boolean): number | null {
  if (valueHeight(rect) === 0 || areValuesVeiled(model)) return null;
  const { token, t } = model;
  const { scores, biased } = token.result;
  const isUnbiased = showsWeightsAlone(model);
  // A score beside sums of score and bias would look like a smaller sum.
  if (isUnbiased && !isPicked) return null;
  return (!hasBegun(t, 'score') ? token.logits : !hasBegun(t, 'bias') || isUnbiased ? scores : biased)[id]!;
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
  const text = candidates.find((words) => measure(words, 11, 400) <= rect.width - 4);
  if (text === undefined) return;
  const base = { panel: 'rack', of: { kind: 'expert', id } } as const;
  const at = { x: rect.x + rect.width / 2, y: rect.y + rect.height - VALUE_LINE / 2 - 2 };
  if (isHatched) {
    const plate = { x: rect.x + 1, y: at.y - 6, width: rect.width - 2, height: VALUE_LINE + 1 };
    marks.push({ ...base, role: 'plate', kind: 'rect', ...plate, fill: theme.paper });
  }
  const look = { size: 11, weight: 400, align: 'center' } as const;
  marks.push({
    ...base,
    role: 'value',
    kind: 'text',
    ...at,
    text,
    ...look,
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
