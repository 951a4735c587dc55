import { beat, isKept, lerp, type SceneModel } from './model';

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

export function cellState(model: SceneModel, id: number): number {
  const { done, contributors } = model;
  let state = 0;
  if (isLit(model, id)) state |= LIT;
  if (isMasked(model, id)) state |= MASKED;
  if (done(3) > 0 && done(4) === 0 && contributors.has(id)) state |= CONTRIBUTOR;
  if (isEdited(model, id)) state |= EDITED;
  if (done(6) === 1) state |= reasonOf(model, id);
  return state;
}

/** The value down to which the waterline has sunk, linear in value. */
export function waterline(model: SceneModel): number {
  const { token, picked, done } = model;
  const top = token.result.masked[picked[0] ?? -1] ?? 0;
  const cut = token.result.masked[picked.at(-1) ?? -1] ?? 0;
  const p = beat(done(6), 0, 0.9);
  return Number.isFinite(top) && Number.isFinite(cut) ? lerp(top, cut, p) : p === 1 ? -Infinity : Infinity;
}

/** Whether the waterline has passed a picked expert. */
export function isLit(model: SceneModel, id: number): boolean {
  const { done, rankOf, picked, token } = model;
  if (done(6) === 0 || rankOf[id]! >= picked.length) return false;
  return done(6) >= 1 || token.result.masked[id]! >= waterline(model);
}

/** Whether the mask has passed the cell: it sweeps each dropped row from left to right. */
function isMasked(model: SceneModel, id: number): boolean {
  const { done, layout } = model;
  if (done(5) === 0 || isKept(model, id)) return false;
  const row = layout.rows[Math.floor(id / model.groupSize)];
  const cell = layout.cells[id];
  return !row || !cell || cell.x + cell.width / 2 <= row.box.x + row.box.width * done(5);
}

function isEdited({ token }: SceneModel, id: number): boolean {
  const { scenario, base } = token;
  const bias = scenario.eScoreCorrectionBias;
  return (
    !Object.is(scenario.logits[id], base.logits[id]) || (bias !== null && !Object.is(bias[id], base.bias[id]))
  );
}

function reasonOf({ token, rankOf, picked }: SceneModel, id: number): number {
  const isPicked = rankOf[id]! < picked.length;
  const { idsWithoutBias, idsWithoutMask } = token;
  if (idsWithoutBias && isPicked !== idsWithoutBias.has(id)) return isPicked ? BOOSTED : SUPPRESSED;
  return !isPicked && idsWithoutMask?.has(id) ? LOST_TO_MASK : 0;
}
