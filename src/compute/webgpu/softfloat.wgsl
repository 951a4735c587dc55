// IEEE 754 binary32 in integers: every adapter gives the same bits, whatever it does with fused operations,
// reassociation, subnormals, infinities or NaN. Values are u32 bit patterns; results are rounded to nearest even.
// Compilers may inline every call, so callers choose operands and keep the calls few.

const NAN = 0x7fc00000u;
const INF = 0x7f800000u;
const NEG_INF = 0xff800000u;
const ONE = 0x3f800000u;
const SIGN = 0x80000000u;
const MAGNITUDE = 0x7fffffffu;

fn is_nan(a: u32) -> bool { return (a & MAGNITUDE) > INF; }
fn is_inf(a: u32) -> bool { return (a & MAGNITUDE) == INF; }

// Larger value, larger key; every NaN above +inf and equal to every other; -0 equal to +0. The order of src/core/arithmetic/order.ts.
fn order_key(a: u32) -> u32 {
  if (is_nan(a)) { return 0xffffffffu; }
  if ((a & MAGNITUDE) == 0u) { return SIGN; }
  return select(a | SIGN, ~a, (a & SIGN) != 0u);
}

fn value_of_key(key: u32) -> u32 {
  if (key == 0xffffffffu) { return NAN; }
  return select(~key, key ^ SIGN, (key & SIGN) != 0u);
}

// Right shift that keeps a trace of the bits it drops in the lowest bit.
fn shift_sticky(m: u32, by: u32) -> u32 {
  if (by == 0u) { return m; }
  if (by > 31u) { return u32(m != 0u); }
  return (m >> by) | u32((m << (32u - by)) != 0u);
}

// Rounds m * 2^(e - 153), where m has its leading bit at 26 (lower only when e is 1) and three bits to round away.
fn round_pack(sign: u32, e_in: i32, m_in: u32) -> u32 {
  var e = e_in;
  var m = m_in;
  if (e < 1) {
    m = shift_sticky(m, u32(1 - e));
    e = 1;
  }
  let rest = m & 7u;
  m = m >> 3u;
  if (rest > 4u || (rest == 4u && (m & 1u) == 1u)) { m = m + 1u; }
  if (m >= 0x1000000u) {
    m = m >> 1u;
    e = e + 1;
  }
  if (e >= 255) { return sign | INF; }
  if (m < 0x800000u) { return sign | m; }
  return sign | (u32(e) << 23u) | (m & 0x7fffffu);
}

// Exponent field and mantissa with its leading bit; a subnormal number counts as exponent 1 without that bit.
fn exponent(a: u32) -> i32 { return max(1, i32((a >> 23u) & 0xffu)); }
fn mantissa(a: u32) -> u32 { return select(0u, 0x800000u, (a & INF) != 0u) | (a & 0x7fffffu); }

fn f32_add(x: u32, y: u32) -> u32 {
  if (is_nan(x) || is_nan(y)) { return NAN; }
  let swap = (y & MAGNITUDE) > (x & MAGNITUDE);
  let a = select(x, y, swap);
  let b = select(y, x, swap);
  let opposite = ((a ^ b) & SIGN) != 0u;
  if (is_inf(a)) { return select(a, NAN, is_inf(b) && opposite); }
  var e = exponent(a);
  var m = mantissa(a) << 3u;
  let n = shift_sticky(mantissa(b) << 3u, u32(e - exponent(b)));
  if (opposite) {
    m = m - n;
    if (m == 0u) { return 0u; }
    let up = min(i32(countLeadingZeros(m)) - 5, e - 1);
    m = m << u32(up);
    e = e - up;
  } else {
    m = m + n;
    if (m >= 0x8000000u) {
      m = (m >> 1u) | (m & 1u);
      e = e + 1;
    }
  }
  return round_pack(a & SIGN, e, m);
}

// The product of two 32-bit numbers: low and high half.
fn wide_mul(a: u32, b: u32) -> vec2<u32> {
  let a0 = a & 0xffffu;
  let a1 = a >> 16u;
  let b0 = b & 0xffffu;
  let b1 = b >> 16u;
  let low = a0 * b0;
  let mid1 = a0 * b1;
  let mid2 = a1 * b0;
  let carry = (low >> 16u) + (mid1 & 0xffffu) + (mid2 & 0xffffu);
  return vec2<u32>((low & 0xffffu) | (carry << 16u), a1 * b1 + (mid1 >> 16u) + (mid2 >> 16u) + (carry >> 16u));
}

// A non-zero finite number as a mantissa with its leading bit at 23; the exponent may fall below 1.
struct Normal { e: i32, m: u32 }
fn normalise(a: u32) -> Normal {
  let m = mantissa(a);
  let up = i32(countLeadingZeros(m)) - 8;
  return Normal(exponent(a) - up, m << u32(up));
}

fn f32_mul(a: u32, b: u32) -> u32 {
  if (is_nan(a) || is_nan(b)) { return NAN; }
  let sign = (a ^ b) & SIGN;
  let hasZero = (a & MAGNITUDE) == 0u || (b & MAGNITUDE) == 0u;
  if (is_inf(a) || is_inf(b)) { return select(sign | INF, NAN, hasZero); }
  if (hasZero) { return sign; }
  let x = normalise(a);
  let y = normalise(b);
  let p = wide_mul(x.m, y.m);
  // The leading bit of the product is at 47 or 46; it goes to 26.
  let isLong = (p.y & 0x8000u) != 0u;
  let down = select(20u, 21u, isLong);
  let m = (p.y << (32u - down)) | (p.x >> down) | u32((p.x << (32u - down)) != 0u);
  return round_pack(sign, x.e + y.e - 127 + i32(isLong), m);
}

fn f32_div(a: u32, b: u32) -> u32 {
  if (is_nan(a) || is_nan(b)) { return NAN; }
  let sign = (a ^ b) & SIGN;
  let aZero = (a & MAGNITUDE) == 0u;
  let bZero = (b & MAGNITUDE) == 0u;
  if (is_inf(a)) { return select(sign | INF, NAN, is_inf(b)); }
  if (is_inf(b)) { return sign; }
  if (bZero) { return select(sign | INF, NAN, aZero); }
  if (aZero) { return sign; }
  let x = normalise(a);
  let y = normalise(b);
  var rest = x.m;
  var e = x.e - y.e + 127;
  if (rest < y.m) {
    rest = rest << 1u;
    e = e - 1;
  }
  // 27 bits of the quotient: 1, three times 8, then 2; what remains only matters for rounding.
  var q = 1u;
  rest = rest - y.m;
  for (var i = 0u; i < 3u; i++) {
    rest = rest << 8u;
    q = (q << 8u) | (rest / y.m);
    rest = rest % y.m;
  }
  rest = rest << 2u;
  q = (q << 2u) | (rest / y.m);
  return round_pack(sign, e, q | u32(rest % y.m != 0u));
}

fn f32_sqrt(a: u32) -> u32 {
  if (is_nan(a) || (a & MAGNITUDE) == 0u) { return a; }
  if ((a & SIGN) != 0u) { return NAN; }
  if (is_inf(a)) { return a; }
  // 27 bits of the root, one a round, of a 54-bit number; what remains only matters for rounding.
  let x = normalise(a);
  let e = x.e - 127;
  let m = x.m << (u32(e) & 1u);
  var digits = vec2<u32>(m << 29u, m >> 3u);
  var root = 0u;
  var rest = 0u;
  for (var i = 0u; i < 27u; i++) {
    rest = (rest << 2u) | ((digits.y >> 20u) & 3u);
    digits = vec2<u32>(digits.x << 2u, (digits.y << 2u) | (digits.x >> 30u));
    let trial = (root << 2u) | 1u;
    root = root << 1u;
    if (rest >= trial) {
      rest = rest - trial;
      root = root | 1u;
    }
  }
  return round_pack(0u, 127 + (e >> 1u), root | u32(rest != 0u));
}
