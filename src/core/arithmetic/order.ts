const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);

/** The `orderKey` of −∞; a NaN that is skipped gets 0, which is below it. */
export const KEY_OF_MINUS_INFINITY = 0x007fffff;

/**
 * A u32 that orders float32 values like torch's top-k on CUDA: larger value, larger key; every NaN above +∞ and
 * equal to every other NaN; −0 equal to +0. Comparing keys needs no float comparison, so NaN cannot be folded away.
 * `nanKey` 0 puts NaN below everything instead.
 */
export function orderKey(value: number, nanKey = 0xffffffff): number {
  if (Number.isNaN(value)) return nanKey;
  FLOAT[0] = value + 0; // −0 + 0 is +0
  const bits = BITS[0]!;
  return bits >>> 31 ? ~bits >>> 0 : (bits | 0x80000000) >>> 0;
}

/**
 * Positions of `values[start … start + length)` from the highest key down, ties to the lowest position.
 * One total order serves groups, experts and the top-2 of a group.
 */
export function rankDescending(
  values: Float32Array,
  start: number,
  length: number,
  nanKey?: number,
): Int32Array {
  const keys = new Uint32Array(length);
  const order = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    keys[i] = orderKey(values[start + i]!, nanKey);
    order[i] = i;
  }
  return order.sort((a, b) => keys[b]! - keys[a]! || a - b);
}
