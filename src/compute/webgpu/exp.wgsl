// e^x and 2^x, correctly rounded. The constants LOG2_E and LOG2_2 (96 bits, times 2^95), EXP2_TABLE (2^(j/32), times
// 2^63) and EXP2_COEFFICIENTS (ln2^k / k! for k = 8 ... 1, times 2^64) are computed by constants.ts and put in front of this
// text; docs/kernel.md has the error bound.

// y * 2^(n - 63), y with its leading bit at 63.
struct Power {
  n: i32,
  y: vec2<u32>,
  isExact: bool,
}

// b^x for x = +-m * 2^(field - 150), 102 <= field < 136, and log2 b times 2^95.
fn power_of(log2Base: vec3<u32>, m: u32, field: u32, isNegative: bool) -> Power {
  // t = |x| log2(b), as an integer part and a fraction of 64 bits: (m * log2Base) >> (181 - field).
  let p0 = wide_mul(m, log2Base.x);
  let p1 = wide_mul(m, log2Base.y);
  let p2 = wide_mul(m, log2Base.z);
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
  let isWhole = (f.x | f.y) == 0u;
  if (isNegative) {
    n = select(-n - 1, -n, isWhole);
    f = negate64(f);
  }

  // 2^f = 2^(j/32) * (1 + r * polynomial(r)), with j the top five bits of f and r the rest, below 1/32.
  let r = vec2<u32>(f.x, f.y & 0x7ffffffu);
  var q = vec2<u32>();
  for (var i = 0u; i < 8u; i++) { q = add64(EXP2_COEFFICIENTS[i], mul_high64(r, q)); }
  let power = EXP2_TABLE[f.y >> 27u];
  return Power(n, add64(power, mul_high64(power, mul_high64(r, q))), isWhole);
}

// b^x for a float32 x, rounded. Only whole powers of 2 are float32 numbers or halfway
// between two; everywhere else the dropped bits are not all zero.
fn f32_power(log2Base: vec3<u32>, x: u32) -> u32 {
  if (is_nan(x)) { return NAN; }
  let field = (x >> 23u) & 0xffu;
  let isNegative = (x & SIGN) != 0u;
  // |x| < 2^-25 rounds to 1; |x| >= 256 overflows or vanishes.
  if (field < 102u) { return ONE; }
  if (field >= 135u) { return select(INF, 0u, isNegative); }
  let power = power_of(log2Base, mantissa(x), field, isNegative);
  return round_pack(0u, power.n + 127, (power.y.y >> 5u) | u32(!power.isExact));
}

fn f32_exp(x: u32) -> u32 { return f32_power(LOG2_E, x); }
fn f32_exp2(x: u32) -> u32 { return f32_power(LOG2_2, x); }
