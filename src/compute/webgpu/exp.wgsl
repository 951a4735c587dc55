// e^x, correctly rounded, in 64-bit fixed point. 64-bit numbers are (low, high). The constants LOG2_E (96 bits, times
// 2^95), EXP2_TABLE (2^(j/32), times 2^63) and EXP2_COEFFICIENTS (ln2^k / k! for k = 8 … 1, times 2^64) are computed
// and put in front of this text; docs/kernel.md has the error bound.

fn add64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let low = a.x + b.x;
  return vec2<u32>(low, a.y + b.y + u32(low < a.x));
}

// The high half of the 128-bit product.
fn mul_high64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let low = wide_mul(a.x, b.x);
  let mid1 = wide_mul(a.x, b.y);
  let mid2 = wide_mul(a.y, b.x);
  let high = wide_mul(a.y, b.y);
  let s1 = low.y + mid1.x;
  let s2 = s1 + mid2.x;
  let carry = u32(s1 < low.y) + u32(s2 < s1);
  return add64(add64(high, vec2<u32>(mid1.y, 0u)), add64(vec2<u32>(mid2.y, 0u), vec2<u32>(carry, 0u)));
}

fn f32_exp(x: u32) -> u32 {
  if (is_nan(x)) { return NAN; }
  let isNegative = (x & SIGN) != 0u;
  let field = (x >> 23u) & 0xffu;
  // |x| < 2^-25 rounds to 1; |x| >= 128 overflows or vanishes.
  if (field < 102u) { return ONE; }
  if (field >= 134u) { return select(INF, 0u, isNegative); }

  // t = |x| log2(e), as an integer part and a fraction of 64 bits: (mantissa * LOG2_E) >> (181 - field).
  let m = mantissa(x);
  let p0 = wide_mul(m, LOG2_E[0]);
  let p1 = wide_mul(m, LOG2_E[1]);
  let p2 = wide_mul(m, LOG2_E[2]);
  let w1 = p0.y + p1.x;
  let c1 = u32(w1 < p0.y);
  let w2a = p1.y + p2.x;
  let w2 = w2a + c1;
  let w3 = p2.y + u32(w2a < p1.y) + u32(w2 < w2a);
  let shift = 181u - field;
  let isFar = shift >= 64u;
  let a = select(w1, w2, isFar);
  let b = select(w2, w3, isFar);
  let c = select(w3, 0u, isFar);
  let by = shift & 31u;
  var f = vec2<u32>(funnel(a, b, by), funnel(b, c, by));
  var n = i32(c >> by);
  if (isNegative) {
    n = -n;
    if ((f.x | f.y) != 0u) {
      n = n - 1;
      f = add64(vec2<u32>(~f.x, ~f.y), vec2<u32>(1u, 0u));
    }
  }

  // 2^f = 2^(j/32) * (1 + r * polynomial(r)), with j the top five bits of f and r the rest, below 1/32.
  let r = vec2<u32>(f.x, f.y & 0x7ffffffu);
  var q = EXP2_COEFFICIENTS[0];
  for (var i = 1u; i < 8u; i++) { q = add64(EXP2_COEFFICIENTS[i], mul_high64(r, q)); }
  let power = EXP2_TABLE[f.y >> 27u];
  let y = add64(power, mul_high64(power, mul_high64(r, q)));
  // No e^x but 1 is a float32 or halfway between two, so the dropped bits are never all zero.
  return round_pack(0u, n + 127, (y.y >> 5u) | 1u);
}

// Bits [by, by + 32) of the 64-bit number (low, high).
fn funnel(low: u32, high: u32, by: u32) -> u32 {
  if (by == 0u) { return low; }
  return (low >> by) | (high << (32u - by));
}
