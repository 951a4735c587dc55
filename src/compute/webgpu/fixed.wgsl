// 64-bit fixed point: numbers are (low, high).

fn add64(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let low = a.x + b.x;
  return vec2<u32>(low, a.y + b.y + u32(low < a.x));
}

fn negate64(a: vec2<u32>) -> vec2<u32> {
  return vec2<u32>(0u - a.x, ~a.y + u32(a.x == 0u));
}

fn is_less64(a: vec2<u32>, b: vec2<u32>) -> bool {
  return a.y < b.y || (a.y == b.y && a.x < b.x);
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

// Bits [by, by + 32) of the 64-bit number (low, high), by < 32.
fn funnel(low: u32, high: u32, by: u32) -> u32 {
  if (by == 0u) { return low; }
  return (low >> by) | (high << (32u - by));
}

fn shift_right64(a: vec2<u32>, by: u32) -> vec2<u32> {
  if (by >= 32u) { return vec2<u32>(a.y >> (by & 31u), 0u); }
  return vec2<u32>(funnel(a.x, a.y, by), a.y >> by);
}

// About 2^127 / d for d with its leading bit at 63, a few units too small: Newton's rounds on a 15-bit quotient. Every
// estimate is below the truth, so what is missing, 2^63 - d r / 2^64, is never negative.
fn reciprocal64(d: vec2<u32>) -> vec2<u32> {
  var r = vec2<u32>(0u, (0xffffffffu / ((d.y >> 16u) + 1u)) << 15u);
  for (var i = 0u; i < 3u; i++) {
    let product = mul_high64(d, r);
    let step = mul_high64(r, vec2<u32>(~product.x, ~product.y & MAGNITUDE));
    r = add64(r, vec2<u32>(step.x << 1u, (step.y << 1u) | (step.x >> 31u)));
  }
  return r;
}

// Rounds a * 2^(e - 190), a >= 2^32, for a number that is no float32 nor halfway between two: dropped bits always count.
fn round64(sign: u32, e: i32, a: vec2<u32>) -> u32 {
  let up = countLeadingZeros(a.y);
  return round_pack(sign, e - i32(up), (shift_right64(a, 32u - up).x >> 5u) | 1u);
}
