import type { Form } from './use-form';

const COLUMN_GAP = 24;
/** A narrower column than this is less than a phone's picture. */
const LEAST_COLUMN = 340;

/** Width of one of two pictures next to each other. */
export function columnOf(width: number): number {
  return Math.floor((width - COLUMN_GAP) / 2);
}

/**
 * Whether two pictures have no room next to each other: on a phone, and beside a tablet's explanation, where one at a time
 * shows more of both: whole racks of larger cells, and ladder and strip, which two would push out of sight.
 */
export function isOneAtATime({ width }: { readonly width: number }, form: Form): boolean {
  return form === 'phone' || columnOf(width) < LEAST_COLUMN;
}
