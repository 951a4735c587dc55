// tanh x and log(1 + u), correctly rounded, as src/core/arithmetic/elementary.ts; scripts/check-elementary.c compares all float32
// numbers. Coefficients are in 64-bit fixed point, those of the highest power first.

// By its series below 1/16, as 1 - 2 / (e^(2x) + 1) above.
fn f32_tanh(x: u32) -> u32 {
  let sign = x & SIGN;
  let field = (x >> 23u) & 0xffu;
  // |x| < 2^-13 rounds to x, |x| >= 16 to 1.
  if (is_nan(x) || field < 114u) { return x; }
  if (field >= 131u) { return sign | ONE; }
  let m = mantissa(x);
  if (field < 123u) {
    let square = shift_right64(wide_mul(m << 8u, m << 8u), 252u - 2u * field);
    var q = vec2<u32>();
    for (var i = 0u; i < 7u; i++) { q = add64(TANH_COEFFICIENTS[i], negate64(mul_high64(square, q))); }
    return round64(sign, i32(field), mul_high64(vec2<u32>(0u, m << 8u), negate64(mul_high64(square, q))));
  }
  let power = power_of(LOG2_E, m, field + 1u, false);
  // e^(2x) + 1 with its leading bit at 63.
  var n = u32(power.n);
  var d = add64(power.y, shift_right64(vec2<u32>(0u, SIGN), n));
  if (d.y < power.y.y) {
    d = vec2<u32>(funnel(d.x, d.y, 1u), (d.y >> 1u) | SIGN);
    n = n + 1u;
  }
  return round64(sign, 126, negate64(shift_right64(reciprocal64(d), n - 1u)));
}

// log(1 + u) for 0 <= u < 2^30, and u = +inf.
fn f32_log1p(u: u32) -> u32 { return log_of_sum(u, true); }

// log(y) for y = 0, 1 <= y < 2^30 and +inf. Up to 2^24 the difference y - 1 is a float32; above, it is not needed.
fn f32_log(y: u32) -> u32 {
  if (y == 0u) { return NEG_INF; }
  let isLarge = y > TWO_TO_24;
  return log_of_sum(select(f32_add(y, SIGN | ONE), y, isLarge), !isLarge);
}

const TWO_TO_24 = 0x4b800000u;

// log(1 + u), or log(u) for u > 2^24. By its series below 2^-8; above, with the sum = 2^n (c + d), c the next 32nd below, as
// n ln2 + log c + 2 artanh(d / (2c + d)).
fn log_of_sum(u: u32, addsOne: bool) -> u32 {
  let field = (u >> 23u) & 0xffu;
  // u < 2^-25 rounds to u.
  if (is_nan(u) || is_inf(u) || field < 102u) { return u; }
  let m = mantissa(u);
  let fraction = shift_right64(vec2<u32>(0u, m << 8u), 126u - min(field, 126u));
  if (field < 119u) {
    var q = vec2<u32>();
    for (var i = 0u; i < 8u; i++) { q = add64(LOG_COEFFICIENTS[i], negate64(mul_high64(fraction, q))); }
    // u - u^2 q, of which u and the integer part of the rest are exact: what is dropped is less than 1.
    let rest = shift_right64(mul_high64(wide_mul(m << 8u, m << 8u), q), 126u - field);
    return round64(0u, i32(field), add64(vec2<u32>(0u, m << 8u), vec2<u32>(~rest.x, ~rest.y)));
  }
  // f is the fraction of (1 + u) / 2^n.
  var n = 0u;
  var f = fraction;
  if (field >= 127u) {
    n = field - 127u;
    var high = m << 9u;
    if (n > 0u && addsOne) { high = high + (1u << (32u - n)); }
    f = vec2<u32>(0u, high);
    if (n == 0u || high < (m << 9u)) {
      f = vec2<u32>(high << 31u, high >> 1u);
      n = n + 1u;
    }
  }
  let j = f.y >> 27u;
  let d = vec2<u32>(f.x, f.y & 0x7ffffffu);
  let denominator = add64(vec2<u32>(0u, SIGN + (j << 26u)), shift_right64(d, 2u));
  let y = mul_high64(d, reciprocal64(denominator));
  let square = shift_right64(mul_high64(y, y), 2u);
  var q = vec2<u32>();
  for (var i = 0u; i < 5u; i++) { q = add64(ARTANH_COEFFICIENTS[i], mul_high64(square, q)); }
  let artanh = add64(y, mul_high64(y, mul_high64(square, q)));
  // n ln2 + log c + 2 artanh, with an integer part.
  let low = wide_mul(n, LN2.x);
  let high = wide_mul(n, LN2.y);
  let product = vec2<u32>(low.x, low.y + high.x);
  let sum1 = add64(product, LOG_TABLE[j]);
  let sum = add64(sum1, artanh);
  let whole = high.y + u32(product.y < low.y) + u32(is_less64(sum1, product)) + u32(is_less64(sum, sum1));
  if (whole == 0u) { return round64(0u, 126, sum); }
  let down = 32u - countLeadingZeros(whole);
  let top = vec2<u32>(funnel(sum.x, sum.y, down), funnel(sum.y, whole, down));
  return round64(0u, 126 + i32(down), top);
}
