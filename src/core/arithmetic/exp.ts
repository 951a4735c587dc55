/**
 * e^x for float32 x, rounded once to float32 (nearest even).
 *
 * `Math.exp` may differ from one JavaScript engine to the next, so the value comes from a fixed sequence of
 * float64 operations: x = n·ln2 + r with |r| ≤ ln2/2, a Taylor polynomial for e^r, and an exact scaling by 2^n.
 * Its relative error stays below 2⁻⁵⁰, and `scripts/check-exp.c` compares all float32 inputs with the
 * correctly rounded result. Subnormal results, ±∞ and NaN follow IEEE 754.
 *
 * @example exp32(1) // 2.7182817459106445
 */
export function exp32(x: number): number {
  if (x > 88.8) return Infinity;
  if (x < -104) return 0;
  if (Number.isNaN(x)) return NaN;
  return Math.fround(exp64(x));
}

/** e^x in float64 for |x| ≤ 104, relative error below 2⁻⁵⁰, the same bits in every JavaScript engine. */
export function exp64(x: number): number {
  const n = Math.round(x * Math.LOG2E);
  // LN2_HIGH has 32 significant bits, so n · LN2_HIGH is exact for |n| ≤ 150.
  const r = x - n * LN2_HIGH - n * LN2_LOW;
  // 2^n is a normal float64 for every n that occurs, so only fround rounds.
  return (1 + lessOne(r)) * powerOfTwo(n);
}

/**
 * 2^x for float32 x, correctly rounded to float32 (`scripts/check-elementary.c` compares all inputs). The hardware's
 * fast exponential is this up to 2 units in the last place.
 *
 * @example exp2Of32(0.5) // 1.4142135381698608
 */
export function exp2Of32(x: number): number {
  if (x >= 128) return Infinity;
  if (x < -150) return 0;
  if (Number.isNaN(x)) return NaN;
  const n = Math.round(x);
  const power = powerOfTwo(n);
  const small = lessOne((x - n) * Math.LN2);
  const sum = 1 + small;
  return roundOnce(sum * power, (small - (sum - 1)) * power);
}

/**
 * The float32 nearest to `high` + `low`; `high` is their sum in float64. `high` alone rounds to the wrong side only if
 * it lies halfway between two float32 values and the sum does not.
 */
export function roundOnce(high: number, low: number): number {
  const near = Math.fround(high);
  const other = high + (high - near);
  if (low === 0 || near === high || Math.fround(other) !== other) return near;
  return low > 0 === other > near ? other : near;
}

/** e^r − 1 for |r| ≤ ln2/2. */
function lessOne(r: number): number {
  let p = INVERSE_FACTORIALS[0]!;
  for (let i = 1; i < INVERSE_FACTORIALS.length; i++) p = p * r + INVERSE_FACTORIALS[i]!;
  return p * r;
}

/** ln 2 in two parts, the first of 32 significant bits. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;

/** 1/13!, …, 1/1!, for Horner's rule. */
const INVERSE_FACTORIALS = Float64Array.from({ length: 13 }, (_, i) => {
  let factorial = 1;
  for (let k = 2; k <= 13 - i; k++) factorial *= k;
  return 1 / factorial;
});

const POWERS = Float64Array.from({ length: 311 }, (_, i) => 2 ** (i - 155));

function powerOfTwo(n: number): number {
  return POWERS[n + 155]!;
}
