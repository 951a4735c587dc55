import type { Notice } from './notice';
import { unpackOldRows } from './old-rows';
import { type RowsFault, unpackRows } from './packed-rows';

/** A link's rows, in the coding it has them in. */
export interface LinkedRows {
  readonly packed: string | null;
  /** As the first links held them; empty where it holds none. */
  readonly old: string;
}

/** No values at all: what belongs to another source is left out. */
export const NO_ROWS: LinkedRows = { packed: null, old: '' };

/**
 * Writes a link's values over the bits of the rows they start from; these stay where the values are damaged, or where
 * there are none although there must be some.
 */
export function readRows(
  { packed, old }: LinkedRows,
  bits: Uint32Array,
  isNeeded: boolean,
): RowsFault | null {
  if (packed !== null) return unpackRows(packed, bits);
  if (old !== '') return unpackOldRows(old, bits);
  return isNeeded ? { code: 'linkValues' } : null;
}

/** What is wrong with the rows, for the reader. */
export function noticeOf(fault: RowsFault, field: 'link' | 'A'): Notice {
  const { code } = fault;
  const values = code === 'linkCut' ? { arrived: fault.arrived, expected: fault.expected } : {};
  return { field, code, values };
}
