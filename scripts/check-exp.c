// Compares both ways of computing e^x, for every float32 x, with the correctly rounded result.
// cc -O2 -ffp-contract=off -fopenmp scripts/check-exp.c -lquadmath -lm -o check-exp && ./check-exp
#include <math.h>
#include <quadmath.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
typedef unsigned __int128 u128;

static uint64_t table[32], coefficient[9];
static u128 log2e;

static float as_float(uint32_t bits) { float f; memcpy(&f, &bits, 4); return f; }
static uint32_t as_bits(float f) { uint32_t b; memcpy(&b, &f, 4); return b; }

static uint32_t round_pack(int e, uint32_t m) {
  if (e < 1) { int by = 1 - e; m = by > 31 ? m != 0 : (m >> by) | ((m << (32 - by)) != 0); e = 1; }
  uint32_t rest = m & 7; m >>= 3;
  if (rest > 4 || (rest == 4 && (m & 1))) m++;
  if (m >= 0x1000000) { m >>= 1; e++; }
  if (e >= 255) return 0x7f800000;
  return m < 0x800000 ? m : ((uint32_t)e << 23) | (m & 0x7fffff);
}

// exp.wgsl with 64- and 128-bit integers in place of limbs.
static uint32_t exp_fixed(uint32_t x) {
  int negative = x >> 31; uint32_t field = (x >> 23) & 0xff;
  if (field < 102) return 0x3f800000;
  if (field >= 134) return negative ? 0 : 0x7f800000;
  u128 t = ((u128)((x & 0x7fffff) | 0x800000) * log2e) >> (181 - field);
  uint64_t f = (uint64_t)t; int n = (int)(t >> 64);
  if (negative) { n = -n; if (f) { n--; f = -f; } }
  uint64_t r = f & 0x07ffffffffffffffull, q = coefficient[8];
  for (int k = 7; k >= 1; k--) q = coefficient[k] + (uint64_t)(((u128)r * q) >> 64);
  uint64_t p = (uint64_t)(((u128)r * q) >> 64), y = table[f >> 59];
  y += (uint64_t)(((u128)y * p) >> 64);
  return round_pack(n + 127, (uint32_t)(y >> 37) | 1);
}

// src/core/arithmetic/exp.ts, operation by operation.
static uint32_t exp_double(uint32_t bits, const double *inverse) {
  double x = as_float(bits);
  if (x > 88.8) return 0x7f800000;
  if (x < -104) return 0;
  double n = floor(x * 1.4426950408889634 + 0.5);
  double r = x - n * 0.6931471803691238 - n * 1.9082149292705877e-10, p = inverse[13];
  for (int k = 12; k >= 0; k--) p = p * r + inverse[k];
  return as_bits((float)(p * ldexp(1, (int)n)));
}

static uint32_t exp_true(uint32_t bits) {
  float x = as_float(bits);
  if (x > 88.8f) return 0x7f800000;
  long double y = expl((long double)x);
  float f = (float)y;
  // Near a halfway point the 64 bits of long double may not decide; 113 bits do.
  long double scale = ldexpl(fmaxl(y, 0x1p-126L), -24), rest = fabsl(fabsl(y - (long double)f) - scale);
  return rest < scale * 0x1p-30L ? as_bits((float)expq((__float128)x)) : as_bits(f);
}

int main(void) {
  __float128 ln2 = M_LN2q;
  // The 113 bits of a __float128 lose nothing of the 96 and 64 bits that are needed.
  log2e = (u128)(ldexpq(M_LOG2Eq, 95) + 0.5Q);
  for (int j = 0; j < 32; j++) table[j] = (uint64_t)(ldexpq(exp2q(j / 32.0Q), 63) + 0.5Q);
  __float128 c = 1; double inverse[14], factorial = 1;
  for (int k = 1; k <= 8; k++) { c = c * ln2 / k; coefficient[k] = (uint64_t)(ldexpq(c, 64) + 0.5Q); }
  inverse[0] = 1;
  for (int k = 1; k <= 13; k++) { factorial *= k; inverse[k] = 1 / factorial; }
  long fixed_wrong = 0, double_wrong = 0, count = 0;
  for (int sign = 0; sign < 2; sign++)
#pragma omp parallel for schedule(dynamic, 65536) reduction(+ : fixed_wrong, double_wrong, count)
    for (uint32_t m = 100u << 23; m <= (134u << 23) + 1; m++) {
      uint32_t x = m | ((uint32_t)sign << 31), truth = exp_true(x);
      count++;
      if (exp_fixed(x) != truth) { fixed_wrong++; printf("fixed point: %08x\n", x); }
      if (exp_double(x, inverse) != truth) { double_wrong++; printf("double: %08x %08x %08x\n", x, exp_double(x, inverse), truth); }
    }
  printf("%ld inputs, fixed point wrong %ld, double wrong %ld\n", count, fixed_wrong, double_wrong);
  return fixed_wrong || double_wrong;
}
