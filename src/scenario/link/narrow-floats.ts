/** How the bits of float32 values are written: whole, or in two bytes if a half type holds the values. */
export const WIDTHS = ['f32', 'bf16', 'f16'] as const;

export type Width = (typeof WIDTHS)[number];

/** The narrowest width in which all these float32 bits come back unchanged. */
export function narrowest(rows: Iterable<number>): Width {
  let isBf16 = true;
  let isF16 = true;
  for (const bits of rows) {
    isBf16 &&= (bits & 0xffff) === 0;
    isF16 &&= toF16(bits) !== null;
    if (!isBf16 && !isF16) return 'f32';
  }
  return isBf16 ? 'bf16' : 'f16';
}

/** The bits of a value in a half type; only for values that it holds. */
export function narrowed(width: 'bf16' | 'f16', bits: number): number {
  return width === 'bf16' ? bits >>> 16 : (toF16(bits) ?? 0);
}

/** The float32 bits of a value in a half type. */
export function widened(width: 'bf16' | 'f16', half: number): number {
  return width === 'bf16' ? (half << 16) >>> 0 : fromF16(half);
}

/** The f16 bits of the same value, NaN payload included, or null if f16 has none. */
function toF16(bits: number): number | null {
  const exponent = (bits >>> 23) & 0xff;
  const mantissa = bits & 0x7fffff;
  const sign = (bits >>> 16) & 0x8000;
  if (exponent === 0) return mantissa === 0 ? sign : null;
  // Below 2^-14 each lower exponent costs one more bit of the mantissa.
  const lost = exponent < 113 ? 13 + 113 - exponent : 13;
  if ((exponent > 142 && exponent !== 255) || lost > 23) return null;
  const whole = exponent < 113 ? mantissa | 0x800000 : mantissa;
  if ((whole & ((1 << lost) - 1)) !== 0) return null;
  const high = exponent === 255 ? 31 : exponent < 113 ? 0 : exponent - 112;
  return sign | (high << 10) | (whole >>> lost);
}

function fromF16(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >>> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 31) return (sign | 0x7f800000 | (mantissa << 13)) >>> 0;
  if (exponent > 0) return (sign | ((exponent + 112) << 23) | (mantissa << 13)) >>> 0;
  if (mantissa === 0) return sign >>> 0;
  // A subnormal of f16 is a normal number of float32: its leading one becomes the hidden bit.
  const shift = Math.clz32(mantissa) - 21;
  return (sign | ((113 - shift) << 23) | (((mantissa << shift) & 0x3ff) << 13)) >>> 0;
}
