import { describe, expect, it } from 'vitest';
import { exp32 } from './exp';

/** Fraction bits of the fixed-point numbers below: every float32 is one of them exactly. */
const P = 320n;
const ONE = 1n << P;

/** ln 2 = 2 artanh(1/3). */
const LN2 = (() => {
  let sum = 0n;
  let power = ONE / 3n;
  for (let k = 1n; power > 0n; k += 2n, power /= 9n) sum += (2n * power) / k;
  return sum;
})();

/** A float64 as an exact fixed-point number. */
function fixed(x: number): bigint {
  let exponent = 0;
  let mantissa = x;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  return (BigInt(mantissa) << P) >> BigInt(exponent);
}

/** e^x to some 300 bits, rounded once to float32, half to even. */
function expected(x: number): number {
  const n = Math.round(x / Math.LN2);
  const r = fixed(x) - BigInt(n) * LN2;
  let sum = 0n;
  let term = ONE;
  for (let k = 1n; term !== 0n; k++) {
    sum += term;
    term = (term * r) / (ONE * k);
  }
  // e^x = sum · 2^(n − P); its last place in float32 is 2^place.
  const exponent = sum.toString(2).length - 1 + n - Number(P);
  const place = Math.max(exponent - 23, -149);
  const shift = BigInt(place - n) + P;
  const mantissa = sum >> shift;
  const rest = sum - (mantissa << shift);
  const half = 1n << (shift - 1n);
  const rounded = mantissa + (rest > half || (rest === half && mantissa % 2n === 1n) ? 1n : 0n);
  const value = Number(rounded) * 2 ** place;
  return value >= 2 ** 128 ? Infinity : value;
}

const floatOf = (bits: number) => new Float32Array(Uint32Array.of(bits).buffer)[0]!;

describe('exp32', () => {
  it('has known values at round arguments', () => {
    expect(exp32(0)).toBe(1);
    expect(exp32(-0)).toBe(1);
    expect(exp32(1)).toBe(2.7182817459106445);
    expect(exp32(-1)).toBe(0.3678794503211975);
    expect(exp32(10)).toBe(22026.46484375);
    expect(exp32(2 ** -149)).toBe(1);
  });

  it('is infinite above the range of float32, and 0 below it', () => {
    expect(exp32(Infinity)).toBe(Infinity);
    expect(exp32(-Infinity)).toBe(0);
    expect(exp32(Number.NaN)).toBeNaN();
    // The last argument with a finite result, and the next float32.
    expect(exp32(floatOf(0x42b17217))).toBe(expected(floatOf(0x42b17217)));
    expect(exp32(floatOf(0x42b17218))).toBe(Infinity);
    // The last argument with a result above zero: half of the smallest subnormal is not reached.
    expect(exp32(floatOf(0xc2cff1b4))).toBe(2 ** -149);
    expect(exp32(floatOf(0xc2cff1b5))).toBe(0);
    expect(exp32(3e38)).toBe(Infinity);
    expect(exp32(-3e38)).toBe(0);
  });

  it.each([
    ['across the range', -104, 89],
    ['where results are subnormal', -104, -87],
    ['near the largest result', 88.7, 88.73],
    ['near zero', -0.01, 0.01],
    ['where logits lie', -8, 8],
  ])('is e^x rounded once: %s', (_, from, to) => {
    const count = 200;
    for (let i = 0; i <= count; i++) {
      // Steps of irrational length, so that the points have no common pattern of bits.
      const x = Math.fround(from + ((i * Math.SQRT1_2) % 1) * (to - from));
      expect(exp32(x), `e^${x}`).toBe(expected(x));
    }
  });

  it('is e^x rounded once at tiny arguments of both signs', () => {
    for (let exponent = -149; exponent < -1; exponent++)
      for (const x of [2 ** exponent, -(2 ** exponent)]) expect(exp32(x), `e^${x}`).toBe(expected(x));
  });
});
