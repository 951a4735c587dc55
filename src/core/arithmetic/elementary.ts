import { exp64, LN2_HIGH, LN2_LOW, roundOnce } from './exp';

/**
 * tanh(x) for float32 x, rounded once to float32 from float64 operations whose order is fixed: correctly rounded for
 * every float32 (`scripts/check-elementary.c`). CUDA's `tanhf` may differ from it by a unit in the last place.
 *
 * @example tanh32(0.5) // 0.46211716532707214
 */
export function tanh32(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < 20)) return Math.fround(Math.sign(x)); // NaN stays NaN
  if (magnitude < 1 / 16) return Math.fround(x * tanhSeries(x * x));
  const power = exp64(2 * magnitude);
  return Math.fround(Math.sign(x) * ((power - 1) / (power + 1)));
}

/** tanh(x) / x as a polynomial in x², for |x| < 1/16. */
function tanhSeries(square: number): number {
  return (
    1 +
    square *
      (-1 / 3 + square * (2 / 15 + square * (-17 / 315 + square * (62 / 2835 + (square * -1382) / 155925))))
  );
}

/**
 * log(1 + u) for float32 u ≥ 0, correctly rounded to float32 up to e²⁰ (`scripts/check-elementary.c` compares all
 * inputs), from float64 operations in a fixed order: 1 + u = 2^n·(1 + f), log(1 + f) = 2·artanh(f / (2 + f)).
 *
 * @example log1p32(1) // 0.6931471824645996
 */
export function log1p32(u: number): number {
  if (!(u < Infinity)) return u;
  if (u < 2 ** -8) {
    const rest = -u * u * logSeries(u);
    const sum = u + rest;
    return roundOnce(sum, rest - (sum - u));
  }
  let n = 0;
  let m = 1 + u;
  for (; m > Math.SQRT2; m /= 2) n++;
  // Below √2 − 1 f is u itself, which avoids rounding 1 + u.
  return Math.fround(n * Math.LN2 + logNear1(n === 0 ? u : m - 1));
}

/**
 * log(y) for float32 y that is 0 or ≥ 1, correctly rounded to float32 below 2³⁰ (`scripts/check-elementary.c`).
 *
 * @example log32(2) // 0.6931471824645996
 */
export function log32(y: number): number {
  if (y === 0) return -Infinity;
  // Up to 2²⁴ the difference is a float32, so both ways round the same number.
  if (y <= 2 ** 24) return log1p32(y - 1);
  if (!(y < Infinity)) return y;
  let n = 0;
  let m = y;
  for (; m > Math.SQRT2; m /= 2) n++;
  // n · LN2_HIGH is exact.
  const high = n * LN2_HIGH;
  const low = n * LN2_LOW + logNear1(m - 1);
  const sum = high + low;
  return roundOnce(sum, low - (sum - high));
}

/** log(1 + f) = 2·artanh(f / (2 + f)) for 1 + f between √½ and √2. */
function logNear1(f: number): number {
  const y = f / (2 + f);
  const square = y * y;
  let sum = 0;
  for (let k = 27; k >= 1; k -= 2) sum = sum * square + 1 / k;
  return 2 * y * sum;
}

/** (u − log(1 + u)) / u² = 1/2 − u/3 + u²/4 − … for u < 2⁻⁸. */
function logSeries(u: number): number {
  let sum = 0;
  for (let k = 9; k >= 2; k--) sum = 1 / k - u * sum;
  return sum;
}
