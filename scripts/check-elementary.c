// Compares src/core/elementary.ts and exp2Of32, operation by operation, with the correctly rounded functions: tanh and
// 2^x on every float32 that matters, log(1 + u) on every float32 u up to e^20.
// cc -O2 -ffp-contract=off scripts/check-elementary.c -lquadmath -lm -o check-elementary && ./check-elementary
#include <math.h>
#include <quadmath.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static double inverse[14];
static float as_float(uint32_t bits) { float f; memcpy(&f, &bits, 4); return f; }

static double reduced(double r) {
  double p = inverse[13];
  for (int k = 12; k >= 0; k--) p = p * r + inverse[k];
  return p;
}
static double exp_double(double x) {
  double n = floor(x * 1.4426950408889634 + 0.5);
  double r = x - n * 0.6931471803691238 - n * 1.9082149292705877e-10;
  return reduced(r) * ldexp(1, (int)n);
}
static float tanh_ours(float x) {
  double m = fabs((double)x), sign = x < 0 ? -1 : 1;
  if (m >= 20) return (float)sign;
  if (m < 1.0 / 16) {
    double s = (double)x * x;
    return (float)(x * (1 + s * (-1.0 / 3 + s * (2.0 / 15 + s * (-17.0 / 315 + s * (62.0 / 2835 + (s * -1382) / 155925))))));
  }
  double power = exp_double(2 * m);
  return (float)(sign * ((power - 1) / (power + 1)));
}
static float exp2_ours(float t) {
  double n = floor((double)t + 0.5);
  return (float)(reduced(((double)t - n) * 0.6931471805599453) * ldexp(1, (int)n));
}
static float log1p_ours(float u) {
  double w = 1 + (double)u, m = w;
  int n = 0;
  for (; m > 1.4142135623730951; m /= 2) n++;
  double f = n == 0 ? u : m - 1, y = f / (2 + f), s = y * y, sum = 0;
  for (int k = 27; k >= 1; k -= 2) sum = sum * s + 1.0 / k;
  return (float)(n * 0.6931471805599453 + 2 * y * sum);
}

/** The value rounded once; 113 bits decide where 64 may not. */
static float rounded(long double y, __float128 (*exact)(__float128), float x) {
  float f = (float)y;
  int e;
  frexpl(y, &e);
  long double half = ldexpl(1, (e < -125 ? -125 : e) - 25), rest = fabsl(fabsl(y - (long double)f) - half);
  return rest < half * 0x1p-30L ? (float)exact((__float128)x) : f;
}
static __float128 exp2_exact(__float128 x) { return powq(2, x); }

int main(void) {
  double factorial = 1;
  for (int k = 0; k < 14; k++) { if (k) factorial *= k; inverse[k] = 1 / factorial; }
  uint32_t wrong[3] = {0, 0, 0}, count[3] = {0, 0, 0};
  for (uint32_t bits = 0x38000000; bits < 0x41a00000; bits++) { // tanh: 2^-15 … 20
    float x = as_float(bits);
    count[0]++;
    wrong[0] += tanh_ours(x) != rounded(tanhl(x), tanhq, x);
  }
  for (uint32_t bits = 0x33000000; bits < 0x43160000; bits++) // 2^x: 2^-25 … 150, both signs
    for (int sign = 0; sign < 2; sign++) {
      float x = as_float(bits | (uint32_t)sign << 31);
      if (x >= 128) continue;
      count[1]++;
      wrong[1] += exp2_ours(x) != rounded(exp2l(x), exp2_exact, x);
    }
  for (uint32_t bits = 0x30000000; bits < 0x4de75844; bits++) { // log(1 + u): 2^-31 … e^20
    float u = as_float(bits);
    count[2]++;
    wrong[2] += log1p_ours(u) != rounded(log1pl(u), log1pq, u);
  }
  printf("tanh %u of %u, 2^x %u of %u, log(1 + u) %u of %u differ\n", wrong[0], count[0], wrong[1], count[1], wrong[2], count[2]);
  // Two of 5e8 inputs each lie so near a halfway point that float64 does not decide them.
  return wrong[0] > 0 || wrong[1] > 2 || wrong[2] > 2;
}
