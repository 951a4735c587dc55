import { deflateSync } from 'fflate';
import { fromBase62, numberFromBase62, numberToBase62, toBase62 } from './base62';
import { crc32 } from './crc32';
import { inflateUpTo } from './inflate';
import { narrowed, narrowest, WIDTHS, type Width, widened } from './narrow-floats';

/**
 * Float32 rows coded against known ones, as letters and digits. A list of runs of changed values: how many unchanged
 * ones come before as a varint, how many there are and their width as a varint, then their bits, low byte first. The
 * list is deflated and its CRC-32 put behind it. Three characters in front say how many follow, so that a cut link is
 * told from a whole one, and what a chat appends does no harm. NaN payloads and −0 survive: bits are copied, never
 * converted.
 */

/** Why rows could not be read: the end is missing, or what is there is not what was sent. */
export type RowsFault =
  | { readonly code: 'linkCut'; readonly arrived: number; readonly expected: number }
  | { readonly code: 'linkValues' };

const LENGTH_CHARS = 3;
const CHECK_BYTES = 4;
/** A run of one value: gap, count and bits of it. */
const MAX_ENTRY_BYTES = 3 + 2 + 4;

/**
 * The differences between rows of `E` values each, one after the other, and the rows they start from; empty text if
 * there are none.
 */
export function packRows(rows: Uint32Array, base: Uint32Array, E: number): string {
  const bytes: number[] = [];
  let skipped = 0;
  for (let at = 0; at < rows.length; at += E)
    skipped = packRow(bytes, rows.subarray(at, at + E), base.subarray(at, at + E), skipped);
  if (bytes.length === 0) return '';
  const deflated = deflateSync(Uint8Array.from(bytes), { level: 9 });
  const checked = new Uint8Array(deflated.length + CHECK_BYTES);
  checked.set(deflated);
  new DataView(checked.buffer).setUint32(deflated.length, crc32(deflated));
  const text = toBase62(checked);
  return numberToBase62(text.length, LENGTH_CHARS) + text;
}

/** Appends the runs of one row; returns how many unchanged values end it. */
function packRow(bytes: number[], row: Uint32Array, base: Uint32Array, before: number): number {
  const isChanged = (i: number) => i < row.length && row[i] !== base[i];
  const width = narrowest(row.filter((_, i) => isChanged(i)));
  let skipped = before;
  for (let i = 0; i < row.length; i++) {
    if (!isChanged(i)) {
      skipped++;
      continue;
    }
    let end = i;
    while (isChanged(end)) end++;
    pushVarint(bytes, skipped);
    pushVarint(bytes, (end - i) * 4 + WIDTHS.indexOf(width));
    for (; i < end; i++) pushValue(bytes, width, row[i]!);
    skipped = 0;
    i--;
  }
  return skipped;
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}

function pushValue(bytes: number[], width: Width, bits: number): void {
  const value = width === 'f32' ? bits : narrowed(width, bits);
  bytes.push(value & 0xff, (value >>> 8) & 0xff);
  if (width === 'f32') bytes.push((value >>> 16) & 0xff, value >>> 24);
}

/** Writes packed values over the bits of rows. If the text is damaged, the rows stay, and the result says why. */
export function unpackRows(text: string, rows: Uint32Array): RowsFault | null {
  // Mail programs and pages break long words with spaces, hyphens and marks of their own. None is part of the text.
  const chars = text.replace(/[^0-9A-Za-z]+/g, '');
  const expected = numberFromBase62(chars.slice(0, LENGTH_CHARS)) ?? 0;
  const body = chars.slice(LENGTH_CHARS, LENGTH_CHARS + expected);
  if (chars.length < LENGTH_CHARS || body.length < expected)
    return { code: 'linkCut', arrived: chars.length, expected: expected + LENGTH_CHARS };
  const checked = fromBase62(body);
  const limit = rows.length * MAX_ENTRY_BYTES;
  if (!checked || checked.length <= CHECK_BYTES) return { code: 'linkValues' };
  const deflated = checked.subarray(0, -CHECK_BYTES);
  const check = new DataView(checked.buffer).getUint32(deflated.length);
  const bytes = crc32(deflated) === check ? inflateUpTo(deflated, limit) : null;
  const result = bytes && readRuns(bytes, rows);
  if (!result) return { code: 'linkValues' };
  rows.set(result);
  return null;
}

function readRuns(bytes: Uint8Array, rows: Uint32Array): Uint32Array | null {
  const result = rows.slice();
  let at = 0;
  let i = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; shift <= 14; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  while (at < bytes.length) {
    i += varint();
    const head = varint();
    const width = WIDTHS[head & 3];
    const end = i + (head >>> 2);
    const size = width === 'f32' ? 4 : 2;
    if (!width || end === i || end > rows.length || at + (end - i) * size > bytes.length) return null;
    for (; i < end; i++, at += size) {
      const low = bytes[at]! | (bytes[at + 1]! << 8);
      result[i] =
        width === 'f32' ? (low | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0 : widened(width, low);
    }
  }
  return result;
}
