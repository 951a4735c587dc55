// Compares both ways of computing tanh x, 2^x, log(1 + u) and log y, float64 (src/core/arithmetic/elementary.ts, exp2Of32) and fixed point
// (src/compute/webgpu), with the correctly rounded results: tanh and 2^x for every float32 that matters, log(1 + u) for
// every float32 u up to e^20, log y for those from 2^24 to 2^30; below, it is log(1 + (y - 1)).
// cc -O2 -ffp-contract=off -fopenmp scripts/check-elementary.c -lquadmath -lm -o check-elementary && ./check-elementary
#include <math.h>
#include <quadmath.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
typedef unsigned __int128 u128;

static float as_float(uint32_t bits) { float f; memcpy(&f, &bits, 4); return f; }
static uint32_t as_bits(float f) { uint32_t b; memcpy(&b, &f, 4); return b; }

// ── Float64, operation by operation.

static double inverse[14];

static double less_one(double r) {
  double p = inverse[13];
  for (int k = 12; k >= 1; k--) p = p * r + inverse[k];
  return p * r;
}
static float round_once(double high, double low) {
  float near = (float)high;
  double other = high + (high - near);
  if (low == 0 || near == high || (float)other != other) return near;
  return (low > 0) == (other > near) ? (float)other : near;
}
static float tanh_double(float x) {
  double m = fabs((double)x), sign = x < 0 ? -1 : 1;
  if (m >= 20) return (float)sign;
  if (m < 1.0 / 16) {
    double s = (double)x * x;
    return (float)(x * (1 + s * (-1.0 / 3 + s * (2.0 / 15 + s * (-17.0 / 315 + s * (62.0 / 2835 + (s * -1382) / 155925))))));
  }
  double n = floor(2 * m * 1.4426950408889634 + 0.5);
  double power = (1 + less_one(2 * m - n * 0.6931471803691238 - n * 1.9082149292705877e-10)) * ldexp(1, (int)n);
  return (float)(sign * ((power - 1) / (power + 1)));
}
static float exp2_double(float t) {
  double n = floor((double)t + 0.5), power = ldexp(1, (int)n);
  double small = less_one(((double)t - n) * 0.6931471805599453), sum = 1 + small;
  return round_once(sum * power, (small - (sum - 1)) * power);
}
static float log1p_double(float x) {
  double u = x;
  if (u < 0x1p-8) {
    double series = 0;
    for (int k = 9; k >= 2; k--) series = 1.0 / k - u * series;
    double rest = -u * u * series, sum = u + rest;
    return round_once(sum, rest - (sum - u));
  }
  double m = 1 + u;
  int n = 0;
  for (; m > 1.4142135623730951; m /= 2) n++;
  double f = n == 0 ? u : m - 1, y = f / (2 + f), s = y * y, sum = 0;
  for (int k = 27; k >= 1; k -= 2) sum = sum * s + 1.0 / k;
  return (float)(n * 0.6931471805599453 + 2 * y * sum);
}
static float log_double(float y) {
  double m = y;
  int n = 0;
  for (; m > 1.4142135623730951; m /= 2) n++;
  double f = m - 1, q = f / (2 + f), s = q * q, sum = 0;
  for (int k = 27; k >= 1; k -= 2) sum = sum * s + 1.0 / k;
  double high = n * 0.6931471803691238, low = n * 1.9082149292705877e-10 + 2 * q * sum, total = high + low;
  return round_once(total, low - (total - high));
}

// ── Fixed point: fixed.wgsl, exp.wgsl and elementary.wgsl with 64- and 128-bit integers in place of limbs.

static uint64_t exp2_table[32], exp2_coefficient[9], log_table[32], log_coefficient[8], artanh_coefficient[5], tanh_coefficient[7], ln2;
static u128 log2e;

static uint64_t high(uint64_t a, uint64_t b) { return (uint64_t)(((u128)a * b) >> 64); }
static uint32_t mantissa(uint32_t x) { return (x & 0x7fffff) | (x & 0x7f800000 ? 0x800000 : 0); }

static uint32_t round_pack(int e, uint32_t m) {
  if (e < 1) { int by = 1 - e; m = by > 31 ? m != 0 : (m >> by) | ((uint32_t)((uint64_t)m << (32 - by)) != 0); e = 1; }
  uint32_t rest = m & 7; m >>= 3;
  if (rest > 4 || (rest == 4 && (m & 1))) m++;
  if (m >= 0x1000000) { m >>= 1; e++; }
  if (e >= 255) return 0x7f800000;
  return m < 0x800000 ? m : ((uint32_t)e << 23) | (m & 0x7fffff);
}
// value * 2^(e - 190), never a float32 or halfway between two.
static uint32_t round64(int e, uint64_t value) {
  int up = __builtin_clzll(value);
  return round_pack(e - up, (uint32_t)((value << up) >> 37) | 1);
}
static uint64_t reciprocal64(uint64_t d) {
  uint64_t r = (uint64_t)(0xffffffffu / (uint32_t)((d >> 48) + 1)) << 47;
  for (int i = 0; i < 3; i++) r += high(r, ~high(d, r) & 0x7fffffffffffffffull) << 1;
  return r;
}
struct power { int n; uint64_t y; int exact; };
static struct power power_of(u128 base, uint32_t m, int field, int negative) {
  u128 t = (u128)m * base >> (181 - field);
  uint64_t f = (uint64_t)t; int n = (int)(t >> 64);
  if (negative) { n = -n; if (f) { n--; f = -f; } }
  uint64_t r = f & 0x07ffffffffffffffull, q = exp2_coefficient[8];
  for (int k = 7; k >= 1; k--) q = exp2_coefficient[k] + high(r, q);
  uint64_t y = exp2_table[f >> 59];
  return (struct power){n, y + high(y, high(r, q)), f == 0};
}
static uint32_t exp2_fixed(uint32_t x) {
  int field = (x >> 23) & 0xff, negative = x >> 31;
  if (field < 102) return 0x3f800000;
  if (field >= 135) return negative ? 0 : 0x7f800000;
  struct power p = power_of((u128)1 << 95, mantissa(x), field, negative);
  return round_pack(p.n + 127, (uint32_t)(p.y >> 37) | !p.exact);
}
static uint32_t tanh_fixed(uint32_t x) {
  uint32_t sign = x & 0x80000000; int field = (x >> 23) & 0xff;
  if (field < 114) return x;
  if (field >= 131) return sign | 0x3f800000;
  uint64_t m = mantissa(x);
  if (field < 123) {
    uint64_t square = (m * m << 16) >> (252 - 2 * field), q = tanh_coefficient[6];
    for (int k = 5; k >= 0; k--) q = tanh_coefficient[k] - high(square, q);
    return sign | round64(field, high(m << 40, -high(square, q)));
  }
  struct power p = power_of(log2e, m, field + 1, 0);
  uint64_t d = p.y + ((uint64_t)1 << (63 - p.n));
  if (d < p.y) { d = d >> 1 | 0x8000000000000000ull; p.n++; }
  return sign | round64(126, -(reciprocal64(d) >> (p.n - 1)));
}
static uint32_t log_of_sum(uint32_t u, int adds_one) {
  int field = (u >> 23) & 0xff;
  if (field < 102) return u;
  uint64_t m = mantissa(u);
  if (field < 119) {
    uint64_t fraction = m << (field - 86), q = 0;
    for (int k = 7; k >= 0; k--) q = log_coefficient[k] - high(fraction, q);
    return round64(field, (m << 40) - (high(m * m << 16, q) >> (126 - field)) - 1);
  }
  uint64_t f, before = m << 41;
  int n = field - 127;
  if (n < 0) { f = m << (field - 86); n = 0; }
  else {
    f = before + (n && adds_one ? (uint64_t)1 << (64 - n) : 0);
    if (n == 0 || f < before) { f >>= 1; n++; }
  }
  uint64_t j = f >> 59, d = f & 0x07ffffffffffffffull;
  uint64_t y = high(d, reciprocal64(0x8000000000000000ull + (j << 58) + (d >> 2)));
  uint64_t square = high(y, y) >> 2, q = 0;
  for (int k = 4; k >= 0; k--) q = artanh_coefficient[k] + high(square, q);
  u128 sum = (u128)n * ln2 + log_table[j] + y + high(y, high(square, q));
  uint32_t whole = (uint32_t)(sum >> 64);
  int down = whole ? 32 - __builtin_clz(whole) : 0;
  return round64(126 + down, (uint64_t)(sum >> down));
}
static uint32_t log1p_fixed(uint32_t u) { return log_of_sum(u, 1); }
static uint32_t log_fixed(uint32_t y) { return log_of_sum(y, 0); }

static void make_constants(void) {
  double factorial = 1;
  __float128 c = 1;
  for (int k = 1; k < 14; k++) { factorial *= k; inverse[k] = 1 / factorial; }
  log2e = (u128)(ldexpq(M_LOG2Eq, 95) + 0.5Q);
  ln2 = (uint64_t)(ldexpq(M_LN2q, 64) + 0.5Q);
  for (int j = 0; j < 32; j++) exp2_table[j] = (uint64_t)(ldexpq(exp2q(j / 32.0Q), 63) + 0.5Q);
  for (int j = 0; j < 32; j++) log_table[j] = (uint64_t)(ldexpq(log1pq(j / 32.0Q), 64) + 0.5Q);
  for (int k = 1; k <= 8; k++) { c = c * M_LN2q / k; exp2_coefficient[k] = (uint64_t)(ldexpq(c, 64) + 0.5Q); }
  for (int k = 0; k < 8; k++) log_coefficient[k] = (uint64_t)(ldexpq(1 / (k + 2.0Q), 64) + 0.5Q);
  for (int k = 0; k < 5; k++) artanh_coefficient[k] = (uint64_t)(ldexpq(1 / (2 * k + 3.0Q), 64) + 0.5Q);
  const __float128 tanhs[] = {1 / 3.0Q, 2 / 15.0Q, 17 / 315.0Q, 62 / 2835.0Q, 1382 / 155925.0Q, 21844 / 6081075.0Q, 929569 / 638512875.0Q};
  for (int k = 0; k < 7; k++) tanh_coefficient[k] = (uint64_t)(ldexpq(tanhs[k], 64) + 0.5Q);
}

/** The value rounded once; 113 bits decide if 64 may not. */
static float rounded(long double y, __float128 (*exact)(__float128), float x) {
  float f = (float)y;
  int e;
  frexpl(y, &e);
  long double half = ldexpl(1, (e < -125 ? -125 : e) - 25), rest = fabsl(fabsl(y - (long double)f) - half);
  return rest < half * 0x1p-30L ? (float)exact((__float128)x) : f;
}
static __float128 exp2_exact(__float128 x) { return powq(2, x); }

static long compare(const char *name, uint32_t from, uint32_t to, long double (*value)(long double), __float128 (*exact)(__float128), float (*in_double)(float), uint32_t (*fixed)(uint32_t)) {
  long double_wrong = 0, fixed_wrong = 0;
#pragma omp parallel for schedule(dynamic, 65536) reduction(+ : double_wrong, fixed_wrong)
  for (uint32_t bits = from; bits < to; bits++) {
    float x = as_float(bits), truth = rounded(value(x), exact, x);
    if (in_double(x) != truth) { double_wrong++; printf("%s, double: %08x\n", name, bits); }
    if (fixed(bits) != as_bits(truth)) { fixed_wrong++; printf("%s, fixed point: %08x\n", name, bits); }
  }
  printf("%s: %u inputs, double wrong %ld, fixed point wrong %ld\n", name, to - from, double_wrong, fixed_wrong);
  return double_wrong + fixed_wrong;
}

int main(void) {
  make_constants();
  long wrong = compare("tanh", 0x38000000, 0x41a00000, tanhl, tanhq, tanh_double, tanh_fixed); // 2^-15 … 20
  wrong += compare("2^x, x > 0", 0x32800000, 0x43000000, exp2l, exp2_exact, exp2_double, exp2_fixed); // 2^-26 … 128
  wrong += compare("2^x, x < 0", 0xb2800000, 0xc3160001, exp2l, exp2_exact, exp2_double, exp2_fixed); // … 150
  wrong += compare("log(1 + u)", 0x30000000, 0x4de75844, log1pl, log1pq, log1p_double, log1p_fixed); // 2^-31 … e^20
  wrong += compare("log(y)", 0x4b800001, 0x4e800000, logl, logq, log_double, log_fixed); // 2^24 … 2^30
  return wrong != 0;
}
