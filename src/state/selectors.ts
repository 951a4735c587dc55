import { type SkipReason, type StageId, skipReason, stageAt } from '../core/stages';
import type { AppState } from './store';

/** Index of the stage shown. */
export const stageOf = (state: AppState): number => stageAt(state.t);

/** Why a stage does nothing in the picture shown, or null when it runs. */
export function skipOf(state: Pick<AppState, 'routed'>, id: StageId): SkipReason | null {
  return state.routed && skipReason(id, state.routed);
}

/** The pin whose story the explanation tells. */
export const mainPinOf = (state: AppState) => state.pins.at(-1) ?? null;
