// Rounding to the logits' type, to nearest even, as src/core/arithmetic/half.ts.

const F32 = 0u;
const BF16 = 1u;
const F16 = 2u;

fn round_to(dtype: u32, x: u32) -> u32 {
  if (dtype == F32 || is_nan(x)) { return x; }
  let sign = x & SIGN;
  let field = exponent(x);
  if (dtype == F16 && field < 113) {
    // Subnormal in this type: a multiple of 2^-24, and integers of that size are exact in float32.
    let by = u32(min(126 - field, 31));
    let m = mantissa(x);
    let q = (m + ((1u << (by - 1u)) - 1u) + ((m >> by) & 1u)) >> by;
    return sign | select(bitcast<u32>(f32(q)) - (24u << 23u), 0u, q == 0u);
  }
  let drop = select(16u, 13u, dtype == F16);
  let magnitude = x & MAGNITUDE;
  let rounded = (magnitude + ((1u << (drop - 1u)) - 1u) + ((magnitude >> drop) & 1u)) & ~((1u << drop) - 1u);
  // 65536, the first number too large.
  return sign | select(rounded, INF, dtype == F16 && rounded >= 0x47800000u);
}
