import { hasBegun } from '../../../core/stages';
import { isKept, isPicked, lerp, type SceneModel } from '../model';

/** What is true of a cell at a time, as bits: one number to compare from frame to frame. */
export const LIT = 1;
export const MASKED = 2;
export const CONTRIBUTOR = 4;
export const EDITED = 8;
/** In because of the bias. */
export const BOOSTED = 16;
/** Out because of the bias. */
export const SUPPRESSED = 32;
/** Out because of the mask. */
export const LOST_TO_MASK = 64;
/** NaN or infinite, in what the stage shows. */
export const NON_FINITE = 128;
/** Equal to the other side of the cut. */
export const TIE = 256;
/** Nearer to the other side of the cut than the logits' type can tell. */
export const NEAR = 512;
/** Picked although masked. */
export const LEFTOVER = 1024;
/** Part of the answer of a kernel that found no usable group. */
export const UNIFORM = 2048;
/** Fills more than one slot. */
export const REPEATED = 4096;
/** Its score adds nothing to its bias. */
export const LOST_SCORE = 8192;

export function cellState(model: SceneModel, id: number): number {
  const { done, contributors } = model;
  let state = 0;
  if (isLit(model, id)) state |= LIT;
  if (isMasked(model, id)) state |= MASKED;
  if (done('group') > 0 && done('keep') === 0 && contributors.has(id)) state |= CONTRIBUTOR;
  if (isEdited(model, id)) state |= EDITED;
  if (isNonFinite(model, id)) state |= NON_FINITE;
  if (done('bias') === 1 && done('pick') === 0 && model.irregular.lostScores.has(id)) state |= LOST_SCORE;
  if (done('pick') === 1) state |= reasonOf(model, id) | oddity(model, id);
  return state;
}

/** The value down to which the waterline has sunk, linear in value: it stops between the last one in and the next. */
export function waterline(model: SceneModel): number {
  const { token, picked, part } = model;
  const top = token.result.masked[picked[0] ?? -1] ?? 0;
  const end = restingLine(model);
  const p = part('pick', 0, 0.9);
  return Number.isFinite(top) && Number.isFinite(end) ? lerp(top, end, p) : p === 1 ? -Infinity : Infinity;
}

/** Where the waterline stops. */
function restingLine({ irregular: { expertCut }, picked, token }: SceneModel): number {
  if (expertCut) return (expertCut.last + expertCut.next) / 2;
  const finite = picked.map((id) => token.result.masked[id]!).filter(Number.isFinite);
  return finite.length > 0 ? Math.min(...finite) : Number.NaN;
}

/** Whether the waterline has passed a picked expert. */
export function isLit(model: SceneModel, id: number): boolean {
  const { done, token } = model;
  if (done('pick') === 0 || !isPicked(model, id)) return false;
  if (token.plan.picksByTable) return done('pick') >= 0.5;
  return done('pick') >= 1 || token.result.masked[id]! >= waterline(model);
}

/** Whether the mask has passed the cell: it sweeps each dropped row from left to right. */
function isMasked(model: SceneModel, id: number): boolean {
  const { done, layout } = model;
  if (done('mask') === 0 || isKept(model, id)) return false;
  // The picture's rows may be those of a routing with other groups, which this one is compared with.
  const row = layout.rows[Math.floor((id * layout.rows.length) / layout.cells.length)];
  const cell = layout.cells[id];
  return !row || !cell || cell.x + cell.width / 2 <= row.box.x + row.box.width * done('mask');
}

function isEdited({ token }: SceneModel, id: number): boolean {
  const { scenario, base } = token;
  const bias = scenario.eScoreCorrectionBias;
  return (
    !Object.is(scenario.logits[id], base.logits[id]) || (bias !== null && !Object.is(bias[id], base.bias[id]))
  );
}

/** A value that is not finite is marked from the stage on that made it so. */
function isNonFinite({ token, t }: SceneModel, id: number): boolean {
  const { scores, biased } = token.result;
  if (!Number.isFinite(token.logits[id])) return true;
  return (
    (hasBegun(t, 'score') && !Number.isFinite(scores[id])) ||
    (hasBegun(t, 'bias') && !Number.isFinite(biased[id]))
  );
}

function reasonOf(model: SceneModel, id: number): number {
  const isIn = isPicked(model, id);
  const { idsWithoutBias, idsWithoutMask } = model.token;
  if (idsWithoutBias && isIn !== idsWithoutBias.has(id)) return isIn ? BOOSTED : SUPPRESSED;
  return !isIn && idsWithoutMask?.has(id) ? LOST_TO_MASK : 0;
}

function oddity({ irregular, slotOf }: SceneModel, id: number): number {
  const { expertCut: cut, leftovers, repeats, isUniform } = irregular;
  let state = 0;
  if (cut?.close.has(id)) state |= cut.closeness === 'tie' ? TIE : NEAR;
  if (leftovers.has(id)) state |= LEFTOVER;
  if (repeats.has(id)) state |= REPEATED;
  if (isUniform && slotOf.has(id)) state |= UNIFORM;
  return state;
}
