import type { Pin } from '../scenario/scenario';

/** What is highlighted: `hover` is passing, pins stay; the last pin is the main one. */
export interface Focus {
  readonly hover: Pin | null;
  readonly pins: readonly Pin[];
  /** Cell with keyboard focus (drawn with the two-tone ring), or null. */
  readonly keyboard: Pin | null;
  readonly preview?: Preview | null;
}

/** What another value of a parameter would lead to, drawn as ghosts. */
export interface Preview {
  readonly picks: readonly number[];
  /** How many groups would be kept, where that is the parameter: which ones is known, for their scores stay. */
  readonly topkGroup: number | null;
}
