// Numbers that hold any binary64, unpacked, and IEEE 754's operations on them in integers: some kernels weigh in double
// precision. x and y: low and high word of the mantissa, its leading bit at 63, all 0 for the number 0; z: the exponent, so
// that the value is mantissa * 2^(z - 63); w: the sign bit. From FAR on stand infinity and, where the low word is not 0, NaN.
// An operation gives all bits that rounding needs, the lowest one set where more follow; `rounded` comes after it. Compilers
// may inline every call, so callers loop over steps and keep the calls few.

alias Wide = vec4<u32>;

const FAR = 0x10000i;
const WIDE_ONE = Wide(0u, SIGN, 0u, 0u);
// A type beside those of half.wgsl.
const F64 = 3u;

fn wide_exponent(a: Wide) -> i32 { return i32(a.z); }
fn is_wide_zero(a: Wide) -> bool { return a.y == 0u; }
fn is_wide_nan(a: Wide) -> bool { return wide_exponent(a) >= FAR && a.x != 0u; }
fn wide(m: vec2<u32>, e: i32, sign: u32) -> Wide { return Wide(m, u32(e), sign); }
// The number 0, below all others.
fn nothing(sign: u32) -> Wide { return Wide(0u, 0u, bitcast<u32>(-FAR), sign); }
// Infinity or NaN.
fn far(isNan: bool, sign: u32) -> Wide { return Wide(u32(isNan), SIGN, u32(FAR), sign); }

fn shift_left64(a: vec2<u32>, by: u32) -> vec2<u32> {
  let s = by & 31u;
  // In two steps, since a shift by 32 is none.
  let near = vec2<u32>(a.x << s, (a.y << s) | ((a.x >> 1u) >> (31u - s)));
  return select(vec2<u32>(0u, near.x), near, by < 32u);
}

fn leading_zeros64(a: vec2<u32>) -> u32 {
  return select(countLeadingZeros(a.y), 32u + countLeadingZeros(a.x), a.y == 0u);
}

fn trailing_zeros64(a: vec2<u32>) -> u32 {
  return select(countTrailingZeros(a.x), 32u + countTrailingZeros(a.y), a.x == 0u);
}

fn from_f32(a: u32) -> Wide {
  let sign = a & SIGN;
  if ((a & MAGNITUDE) >= INF) { return far(is_nan(a), sign); }
  if (a == sign) { return nothing(sign); }
  let x = normalise(a);
  return wide(vec2<u32>(0u, x.m << 8u), x.e - 127, sign);
}

// From the bits of a binary64, its low and its high word.
fn from_f64(low: u32, high: u32) -> Wide {
  let sign = high & SIGN;
  let field = i32((high >> 20u) & 0x7ffu);
  let m = vec2<u32>(low, (high & 0xfffffu) | select(0u, 0x100000u, field != 0));
  if (field == 2047) { return far((m.x | (m.y & 0xfffffu)) != 0u, sign); }
  let up = leading_zeros64(m);
  if (up == 64u) { return nothing(sign); }
  return wide(shift_left64(m, up), max(field, 1) - 1012 - i32(up), sign);
}

// The bits of a number that is a binary32.
fn to_f32(a: Wide) -> u32 {
  if (wide_exponent(a) >= FAR) { return select(a.w | INF, NAN, a.x != 0u); }
  if (is_wide_zero(a)) { return a.w; }
  let e = max(wide_exponent(a), -126);
  return a.w | ((a.y >> u32(8 + e - wide_exponent(a))) + (u32(e + 126) << 23u));
}

// Rounded to a type, to nearest even.
fn rounded(a: Wide, dtype: u32) -> Wide {
  if (wide_exponent(a) >= FAR || is_wide_zero(a)) { return a; }
  var bits = 24;
  var limit = 127;
  if (dtype == BF16) { bits = 8; }
  if (dtype == F16) { bits = 11; limit = 15; }
  if (dtype == F64) { bits = 53; limit = 1023; }
  var e = wide_exponent(a);
  let drop = u32(64 - bits + max(0, 1 - limit - e));
  // Less than half of the smallest number.
  if (drop > 64u) { return nothing(a.w); }
  // One step, 0 where it is 2^64, and half of it.
  let unit = select(shift_left64(vec2<u32>(1u, 0u), drop & 63u), vec2<u32>(0u, 0u), drop == 64u);
  let half = shift_left64(vec2<u32>(1u, 0u), drop - 1u);
  let below = add64(unit, vec2<u32>(0xffffffffu, 0xffffffffu));
  let rest = a.xy & below;
  var m = a.xy & ~below;
  let isOdd = any((m & unit) != vec2<u32>(0u, 0u));
  if (is_less64(half, rest) || (isOdd && all(half == rest))) {
    m = add64(m, unit);
    if (m.y == 0u) {
      m.y = SIGN;
      e = e + 1;
    }
  }
  if (e > limit) { return far(false, a.w); }
  return wide(m, e, a.w);
}

fn double_mul(a: Wide, b: Wide) -> Wide {
  let sign = a.w ^ b.w;
  if (max(wide_exponent(a), wide_exponent(b)) >= FAR) {
    return far(is_wide_nan(a) || is_wide_nan(b) || is_wide_zero(a) || is_wide_zero(b), sign);
  }
  let high = mul_high64(a.xy, b.xy);
  // The leading bit of the product is at 127 or 126. Of its low half it only matters whether that is 0.
  let isLong = (high.y & SIGN) != 0u;
  let m = select(add64(high, high), high, isLong);
  let rest = trailing_zeros64(a.xy) + trailing_zeros64(b.xy) < 64u;
  return wide(vec2<u32>(m.x | u32(rest), m.y), wide_exponent(a) + wide_exponent(b) + i32(isLong), sign);
}

// Of two rounded numbers.
fn double_div(a: Wide, b: Wide) -> Wide {
  let sign = a.w ^ b.w;
  let isFar = wide_exponent(a) >= FAR || is_wide_zero(b);
  let isZero = is_wide_zero(a) || wide_exponent(b) >= FAR;
  // Infinity by infinity, 0 by 0.
  let isNan = is_wide_nan(a) || is_wide_nan(b) || (isFar && isZero);
  if (isNan || isFar) { return far(isNan, sign); }
  if (isZero) { return nothing(sign); }
  // A rounded mantissa has at most 53 bits: so much room is there to double a rest.
  var rest = vec2<u32>((a.x >> 11u) | (a.y << 21u), a.y >> 11u);
  let divisor = vec2<u32>((b.x >> 11u) | (b.y << 21u), b.y >> 11u);
  let minus = negate64(divisor);
  // 57 bits of the quotient, the first of which may be 0, one a round; what remains only matters for rounding.
  var q = vec2<u32>(0u, 0u);
  for (var i = 0u; i < 57u; i++) {
    q = add64(q, q);
    if (!is_less64(rest, divisor)) {
      rest = add64(rest, minus);
      q.x = q.x | 1u;
    }
    rest = add64(rest, rest);
  }
  let up = 7u + u32((q.y & 0x1000000u) == 0u);
  let m = shift_left64(q, up);
  return wide(
    vec2<u32>(m.x | u32((rest.x | rest.y) != 0u), m.y),
    wide_exponent(a) - wide_exponent(b) + 7 - i32(up),
    sign,
  );
}

// Of two rounded numbers.
fn double_add(x: Wide, y: Wide) -> Wide {
  let swap = wide_exponent(x) < wide_exponent(y) || (x.z == y.z && is_less64(x.xy, y.xy));
  let a = select(x, y, swap);
  let b = select(y, x, swap);
  let opposite = a.w != b.w;
  if (wide_exponent(a) >= FAR) {
    return far(is_wide_nan(a) || is_wide_nan(b) || (opposite && wide_exponent(b) >= FAR), a.w);
  }
  if (is_wide_zero(b)) { return select(a, nothing(a.w & b.w), is_wide_zero(a)); }
  // One bit to the right, so that a sum has room: the lowest eleven of a rounded number are 0.
  let by = u32(wide_exponent(a) - wide_exponent(b)) + 1u;
  let n = select(shift_right64(b.xy, by & 63u), vec2<u32>(0u, 0u), by > 63u);
  let back = select(shift_left64(n, by & 63u), vec2<u32>(0u, 0u), by > 63u);
  let addend = vec2<u32>(n.x | u32(any(back != b.xy)), n.y);
  let total = add64(shift_right64(a.xy, 1u), select(addend, negate64(addend), opposite));
  let up = leading_zeros64(total);
  // Equal numbers of opposite signs.
  if (up == 64u) { return nothing(0u); }
  return wide(shift_left64(total, up), wide_exponent(a) + 1 - i32(up), a.w);
}
