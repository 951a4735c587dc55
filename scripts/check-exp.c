/*
 * Holds both implementations of e^x to the correctly rounded float32 result, for every float32 x with
 * 2^-26 <= |x| <= 105 (all others are decided by a comparison alone):
 *   kernel     the integers of src/compute/webgpu/exp.wgsl, limb by limb
 *   reference  the float64 sequence of src/core/exp.ts
 *
 *   gcc -O2 -ffp-contract=off -o check-exp scripts/check-exp.c -lquadmath -lm && ./check-exp
 *
 * With the argument `table` it prints the kernel's constants instead, computed here from binary128.
 */
#include <math.h>
#include <quadmath.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { STEPS = 64, DEGREE = 7 };

static uint32_t log2e[3];            /* log2(e) * 2^80, low limb first */
static uint64_t powers[STEPS];       /* 2^(i/64) * 2^63 */
static uint64_t coefficients[DEGREE]; /* ln2^k / k! * 2^64, k = 1 .. 7 */

static void make_constants(void) {
  unsigned __int128 l = (unsigned __int128)(1 / M_LN2q * powq(2, 80));
  for (int i = 0; i < 3; i++) log2e[i] = (uint32_t)(l >> (32 * i));
  for (int i = 0; i < STEPS; i++) powers[i] = (uint64_t)roundq(powq(2, 63 + (__float128)i / STEPS));
  __float128 c = powq(2, 64);
  for (int k = 1; k <= DEGREE; k++) coefficients[k - 1] = (uint64_t)roundq(c = c * M_LN2q / k);
}

static uint64_t mul_high(uint64_t a, uint64_t b) { return (unsigned __int128)a * b >> 64; }

/* As in softfloat.wgsl: `m` has its leading bit at 26 and three bits below the last one kept. */
static uint32_t round_pack(int32_t exponent, uint32_t m) {
  int32_t e = exponent;
  if (e < 1) {
    uint32_t by = 1 - e > 31 ? 31 : 1 - e;
    m = m >> by | ((m & ((1u << by) - 1)) != 0);
    e = 1;
  }
  if (e > 254) return 0x7f800000;
  uint32_t tail = m & 7, kept = m >> 3;
  kept += tail > 4 || (tail == 4 && (kept & 1));
  uint32_t bits = ((uint32_t)(e - 1) << 23) + kept;
  return bits < 0x7f800000 ? bits : 0x7f800000;
}

static uint32_t kernel_exp(uint32_t x) {
  uint32_t magnitude = x & 0x7fffffff;
  int negative = x >> 31;
  if (magnitude > 0x7f800000) return 0x7fc00000;
  if (magnitude < 0x33000000) return 0x3f800000;
  if (magnitude >= 0x42d00000) return negative ? 0 : 0x7f800000;

  uint64_t m = (magnitude & 0x7fffff) | 0x800000;
  uint32_t shift = (magnitude >> 23) - 102;
  uint64_t w0 = m * log2e[0], w1 = m * log2e[1], w2 = m * log2e[2];
  uint32_t a1 = (uint32_t)(w0 >> 32) + (uint32_t)w1;
  uint32_t middle = (uint32_t)(w1 >> 32) + (a1 < (uint32_t)w1);
  uint32_t a2 = (uint32_t)w2 + middle;
  uint32_t a3 = (uint32_t)(w2 >> 32) + (a2 < middle);
  uint32_t low = a2 << shift | (a1 >> 1) >> (31 - shift);
  uint32_t high = a3 << shift | (a2 >> 1) >> (31 - shift);
  uint32_t n = (a3 >> 1) >> (31 - shift);
  if (negative) low = ~low, high = ~high, n = ~n;

  uint64_t r = (uint64_t)(high & 0x03ffffff) << 32 | low;
  uint64_t p = coefficients[DEGREE - 1];
  for (int k = DEGREE - 2; k >= 0; k--) p = coefficients[k] + mul_high(p, r);
  uint64_t power = powers[high >> 26];
  uint64_t result = power + mul_high(power, mul_high(p, r));
  uint32_t top = result >> 32, tail = (top & 31) | (uint32_t)result;
  return round_pack((int32_t)n + 127, top >> 5 | (tail != 0));
}

static const double LOG2E = 1.4426950408889634, LN2_HIGH = 0.6931471803691238, LN2_LOW = 1.9082149292705877e-10;
static double inverse_factorials[14];

static float reference_exp(float x) {
  if (x > 88.8) return INFINITY;
  if (x < -104) return 0;
  double n = floor(x * LOG2E + 0.5); /* Math.round */
  double r = x - n * LN2_HIGH - n * LN2_LOW, p = inverse_factorials[0];
  for (int i = 1; i < 14; i++) p = p * r + inverse_factorials[i];
  return (float)(p * ldexp(1, (int)n));
}

/* float64 exp decides unless the result lies within 2^-48 of a rounding boundary; then binary128 does. */
static float rounded_exp(float x, uint64_t *near) {
  double d = exp(x);
  float below = (float)(d * (1 - 0x1p-48)), above = (float)(d * (1 + 0x1p-48));
  if (below == above) return below;
  ++*near;
  return (float)expq(x);
}

static uint32_t bits_of(float f) {
  uint32_t u;
  memcpy(&u, &f, 4);
  return u;
}

int main(int argc, char **argv) {
  (void)argv;
  make_constants();
  if (argc > 1) {
    for (int i = 0; i < STEPS; i++) printf("%016llx\n", (unsigned long long)powers[i]);
    for (int i = 0; i < DEGREE; i++) printf("%016llx\n", (unsigned long long)coefficients[i]);
    for (int i = 0; i < 3; i++) printf("%08x\n", log2e[i]);
    return 0;
  }
  for (int i = 0; i < 14; i++) {
    double factorial = 1;
    for (int k = 2; k <= 13 - i; k++) factorial *= k;
    inverse_factorials[i] = 1 / factorial;
  }
  uint64_t inputs = 0, near = 0, wrong_kernel = 0, wrong_reference = 0;
  for (int sign = 0; sign < 2; sign++)
    for (uint32_t magnitude = 0x32800000; magnitude <= 0x42d20000; magnitude++) {
      uint32_t x = magnitude | (uint32_t)sign << 31;
      float value;
      memcpy(&value, &x, 4);
      uint32_t expected = bits_of(rounded_exp(value, &near));
      inputs++;
      if (kernel_exp(x) != expected && wrong_kernel++ < 20)
        printf("kernel %08x: %08x, expected %08x\n", x, kernel_exp(x), expected);
      if (bits_of(reference_exp(value)) != expected && wrong_reference++ < 20)
        printf("reference %08x: %08x, expected %08x\n", x, bits_of(reference_exp(value)), expected);
    }
  printf("inputs %llu, near a boundary %llu, wrong: kernel %llu, reference %llu\n", (unsigned long long)inputs,
         (unsigned long long)near, (unsigned long long)wrong_kernel, (unsigned long long)wrong_reference);
  return wrong_kernel + wrong_reference > 0;
}
