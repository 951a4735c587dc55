import type { Pin } from '../scenario/scenario';

/** What the reader foretells in the picture. */
export interface Guess {
  readonly kind: Pin['kind'];
  readonly ids: readonly number[];
  /** What would give the answer away is not drawn: it is still asked. */
  readonly isVeiled: boolean;
  /** Which of them the router confirms; null until the picture has shown it. */
  readonly right: ReadonlySet<number> | null;
}
