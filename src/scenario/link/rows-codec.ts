import type { Notice } from './notice';
import { unpackOldRows } from './old-rows';
import { type RowsFault, unpackRows } from './packed-rows';

/** A link's rows, in the form that the link has them in. */
export interface LinkedRows {
  readonly packed: string | null;
  /** In the form of the first links; empty if there are none. */
  readonly old: string;
}

/** No values: those of another source are left out. */
export const NO_ROWS: LinkedRows = { packed: null, old: '' };

/**
 * Writes a link's values over the bits of the rows they start from. These stay if the values are damaged, or missing
 * although they are needed.
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
