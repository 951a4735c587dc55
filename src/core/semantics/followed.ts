import type { SemanticsId } from '.';
import ROWS from './followed.json';

/** Recorded rows of the implementation that a record stands for; `npm run goldens` counts them. */
export interface Followed {
  /** Rows that the record gives, up to the last digits of exp and, on the CPU, the order of equal values. */
  readonly followed: number;
  /** Rows with NaN or infinite numbers that it does not give. */
  readonly notFollowed: number;
  /** Rows that mean nothing, because the real kernel touched memory that it must not touch. */
  readonly undefined: number;
}

/** How many recorded rows a record follows; null if none was recorded. */
export function followedBy(id: SemanticsId): Followed | null {
  return Object.hasOwn(ROWS, id) ? ROWS[id as keyof typeof ROWS] : null;
}
