import { Inflate } from 'fflate';

/** A piece of this size unpacks to at most half a megabyte, which is done before the limit is checked again. */
const PIECE_BYTES = 512;

/**
 * Raw deflate, unpacked to at most `limit` bytes; null if it is damaged or longer. Unpacking stops at the limit, so a
 * few bytes that would swell to millions cost no time.
 */
export function inflateUpTo(packed: Uint8Array, limit: number): Uint8Array | null {
  const out = new Uint8Array(limit);
  let length = 0;
  const inflate = new Inflate((piece) => {
    if (length + piece.length <= limit) out.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && length <= limit; at += PIECE_BYTES)
      inflate.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
  } catch {
    return null;
  }
  return length <= limit && packed.length > 0 ? out.subarray(0, length) : null;
}
