import { inflateUpTo } from './inflate';
import type { RowsFault } from './packed-rows';

/**
 * Rows in the form of the first links: for each float32 whose bits differ, the gap to the entry before as a varint,
 * and its four bytes; then deflate and base64url. Links are no longer written so, but all of these still open.
 */

/** Gap (at most 2 bytes for 2048 entries) and bits of one entry. */
const MAX_ENTRY_BYTES = 6;

/** Writes the entries over the bits of rows. If the text is damaged, the rows stay, and the result says so. */
export function unpackOldRows(text: string, rows: Uint32Array): RowsFault | null {
  for (const candidate of candidatesOf(text.replace(/[^\w-]+/g, ''))) {
    const bytes = inflate(candidate, rows.length * MAX_ENTRY_BYTES);
    const result = bytes && readEntries(bytes, rows);
    if (!result) continue;
    rows.set(result);
    return null;
  }
  return { code: 'linkValues' };
}

/** The text as it is; else with the underscores that autolinks cut off its end, or without marks that enclose it. */
function candidatesOf(text: string): string[] {
  const unmarked = text.replace(/_{1,2}$/, '');
  return [text, `${text}_`, `${text}__`, unmarked];
}

function readEntries(bytes: Uint8Array, rows: Uint32Array): Uint32Array | null {
  const result = rows.slice();
  let at = 0;
  let i = -1;
  while (at < bytes.length) {
    let gap = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 14) return null;
      gap |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    i += gap + 1;
    if (i >= rows.length || at + 4 > bytes.length) return null;
    result[i] = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
    at += 4;
  }
  return result;
}

function inflate(text: string, limit: number): Uint8Array | null {
  try {
    return inflateUpTo(fromBase64Url(text), limit);
  } catch {
    return null;
  }
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}
