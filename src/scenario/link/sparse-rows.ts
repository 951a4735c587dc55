import { deflateSync, inflateSync } from 'fflate';

/**
 * Float32 rows coded against known ones: for each entry whose bits differ, its gap to the entry before as a varint and
 * its four bytes, then deflate and base64url. NaN payloads and −0 survive, because only bits are compared and copied.
 */

/** Gap (at most 2 bytes for 2048 entries) and bits of one entry. */
const MAX_ENTRY_BYTES = 6;

/** Bits of the logits, followed by those of the bias if there is one. */
export function bitsOf(logits: Float32Array, bias: Float32Array | null): Uint32Array {
  const bits = new Uint32Array(logits.length + (bias?.length ?? 0));
  bits.set(new Uint32Array(logits.buffer, logits.byteOffset, logits.length));
  if (bias) bits.set(new Uint32Array(bias.buffer, bias.byteOffset, bias.length), logits.length);
  return bits;
}

/** The entries of `rows` that differ from `base`, both uint32 [n]; empty text when none does. */
export function packSparse(rows: Uint32Array, base: Uint32Array): string {
  const bytes: number[] = [];
  let last = -1;
  rows.forEach((bits, i) => {
    if (bits === base[i]) return;
    let gap = i - last - 1;
    last = i;
    for (; gap >= 0x80; gap >>>= 7) bytes.push((gap & 0x7f) | 0x80);
    bytes.push(gap, bits & 0xff, (bits >>> 8) & 0xff, (bits >>> 16) & 0xff, bits >>> 24);
  });
  return bytes.length === 0 ? '' : toBase64Url(deflateSync(Uint8Array.from(bytes), { level: 9 }));
}

/** Writes the packed entries over `rows`. Returns false, leaving `rows` as it was, when the text is damaged. */
export function unpackSparse(text: string, rows: Uint32Array): boolean {
  const bytes = inflate(text, rows.length * MAX_ENTRY_BYTES);
  if (!bytes) return false;
  const result = rows.slice();
  let at = 0;
  let i = -1;
  while (at < bytes.length) {
    let gap = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 14) return false;
      gap |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    i += gap + 1;
    if (i >= rows.length || at + 4 > bytes.length) return false;
    result[i] = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
    at += 4;
  }
  rows.set(result);
  return true;
}

/** At most `limit` bytes: what a link may hold is known, so a bomb is refused without being unpacked. */
function inflate(text: string, limit: number): Uint8Array | null {
  try {
    const packed = fromBase64Url(text);
    // One byte more than allowed shows that the data is too long.
    const out = inflateSync(packed, { out: new Uint8Array(limit + 1) });
    return out.length > limit ? null : out;
  } catch {
    return null;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}
