import type { Form } from './use-form';

const COLUMN_GAP = 24;
/** A narrower column than this is less than a phone's picture. */
const LEAST_COLUMN = 340;

/** Width of one of two pictures side by side. */
export function columnOf(width: number): number {
  return Math.floor((width - COLUMN_GAP) / 2);
}

/**
 * Whether two pictures have no room side by side: on a phone, and beside a tablet's explanation. One at a time then shows
 * more of each: a whole rack of larger cells, and ladder and strip, which two pictures would push out of sight.
 */
export function isOneAtATime({ width }: { readonly width: number }, form: Form): boolean {
  return form === 'phone' || columnOf(width) < LEAST_COLUMN;
}
