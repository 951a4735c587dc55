import type { Pin } from '../scenario/scenario';

/** What is highlighted: `hover` is passing, pins stay; the last pin is the main one. */
export interface Focus {
  readonly hover: Pin | null;
  readonly pins: readonly Pin[];
  /** Cell with keyboard focus (drawn with the two-tone ring), or null. */
  readonly keyboard: Pin | null;
  /** Picks that another value would lead to, drawn as ghosts. */
  readonly preview?: readonly number[] | null;
}
