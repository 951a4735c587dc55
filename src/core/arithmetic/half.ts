import type { LogitsDtype } from '../types';

const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);

/** `x`, float32 or float64, rounded to a half type once, to nearest even; overflow gives ±∞. `f32`: `x` itself. */
export function roundTo(dtype: LogitsDtype, x: number): number {
  if (dtype === 'bf16') return roundToBf16(x);
  return dtype === 'f16' ? roundToF16(x) : x;
}

/** A row rounded to a type; the row itself if nothing is rounded, because engines share equal arrays. */
export function roundRow(dtype: LogitsDtype, row: Float32Array): Float32Array {
  return dtype === 'f32' ? row : row.map((value) => roundTo(dtype, value));
}

/**
 * Puts `x` into FLOAT. If float32 cannot hold it, it is cut off and its last bit is set. A half type has at least two
 * bits fewer, so rounding to it then gives the same as from `x` itself, not as from a float32 that may lie halfway.
 */
function toOdd(x: number): void {
  FLOAT[0] = x;
  const kept = FLOAT[0]!;
  if (kept === x || Number.isNaN(x)) return;
  if (Math.abs(kept) > Math.abs(x)) BITS[0] = BITS[0]! - 1;
  BITS[0] = BITS[0]! | 1;
}

/** @example roundToBf16(8.733) // 8.75 */
function roundToBf16(x: number): number {
  if (Number.isNaN(x)) return x;
  toOdd(x);
  const bits = BITS[0]!;
  BITS[0] = (bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000;
  return FLOAT[0]!;
}

/** Adding and subtracting it rounds a float64 below 2^51 to an integer, ties to even. */
const TO_INTEGER = 1.5 * 2 ** 52;

/** @example roundToF16(65520) // Infinity */
function roundToF16(x: number): number {
  FLOAT[0] = x;
  const exponent = Math.max((BITS[0]! >>> 23) & 0xff, 127 - 14) - 127;
  if (exponent > 15) return Number.isNaN(x) ? x : Math.sign(x) * Infinity;
  const step = 2 ** (exponent - 10);
  const rounded = (x / step + TO_INTEGER - TO_INTEGER) * step;
  if (rounded === 0) return x < 0 || Object.is(x, -0) ? -0 : 0;
  return Math.abs(rounded) > 65504 ? Math.sign(x) * Infinity : rounded;
}

/** The type with the largest steps. */
export function coarsest(...dtypes: readonly LogitsDtype[]): LogitsDtype {
  return (['bf16', 'f16'] as const).find((dtype) => dtypes.includes(dtype)) ?? 'f32';
}

/** Distance between neighbours of the type around `x`, for finite float32 `x`. */
export function stepOf(dtype: LogitsDtype, x: number): number {
  const [bits, lowest] = dtype === 'f32' ? [23, -126] : dtype === 'bf16' ? [7, -126] : [10, -14];
  FLOAT[0] = x;
  return 2 ** (Math.max(((BITS[0]! >>> 23) & 0xff) - 127, lowest) - bits);
}
