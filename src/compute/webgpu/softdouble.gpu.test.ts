import { beforeAll, describe, expect, it } from 'vitest';
import { roundTo } from '../../core/arithmetic/half';
import { hash32 } from '../../core/arithmetic/rng';
import { apply, COUNT, differences, floats } from './apply-wgsl';
import { dawnDevice } from './dawn';

/** The low and the high words of doubles. */
interface Words {
  readonly low: Uint32Array<ArrayBuffer>;
  readonly high: Uint32Array<ArrayBuffer>;
}

const CORNERS = [
  0,
  -0,
  1,
  -1,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  2 ** -1022,
  2 ** -1022 - 2 ** -1074,
  Number.MAX_VALUE,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  1e-20,
];

function wordsOf(values: readonly number[]): Words {
  const words = new Uint32Array(Float64Array.from(values).buffer);
  return { low: words.filter((_, i) => i % 2 === 0), high: words.filter((_, i) => i % 2 === 1) };
}

function doublesOf({ low, high }: Words): Float64Array {
  const words = new Uint32Array(2 * low.length);
  words.forEach((_, i) => {
    words[i] = (i % 2 === 0 ? low : high)[i >> 1]!;
  });
  return new Float64Array(words.buffer);
}

/** Doubles for corner cases: any bits; numbers near 1, where sums cancel; few bits, where results are halfway. */
function doubles(stream: number): Words {
  const corners = wordsOf(CORNERS);
  const low = new Uint32Array(COUNT);
  const high = new Uint32Array(COUNT);
  for (let i = 0; i < COUNT; i++) {
    const [a, b] = [hash32(41, stream, i), hash32(42, stream, i)];
    const corner = a % CORNERS.length;
    const kind = i % 16;
    low[i] = kind === 0 ? corners.low[corner]! : kind < 4 ? 0 : kind < 7 ? b & 0xf8000000 : b;
    high[i] = kind === 0 ? corners.high[corner]! : kind < 10 ? (a & 0x803fffff) | 0x3fc00000 : a;
    // Exponents on both sides of the smallest normal number.
    if (kind === 15) high[i] = (a & 0x80ffffff) | (i % 32 === 15 ? 0 : 0x20000000);
  }
  return { low, high };
}

/** Doubles at, beside and just off the numbers of a type and the middles between them, in and around its range. */
function nearMiddles(drop: number, exponents: readonly [number, number]): Words {
  const [from, to] = exponents;
  return wordsOf(
    Array.from({ length: COUNT }, (_, i) => {
      const noise = hash32(43, drop, i);
      const grid = 2 ** (23 - drop);
      const mantissa = 1 + ((noise >>> 8) % (2 * grid)) / (2 * grid);
      const off = [0, 2 ** -52, -(2 ** -52), 2 ** -30, -(2 ** -30)][i % 5]!;
      const value = (mantissa + off) * 2 ** (from + (noise % (to - from)));
      return i % 2 === 0 ? value : -value;
    }),
  );
}

/** A number that is a double, as its bits. */
const BITS_OF_DOUBLE = `fn bits_of(a: Wide) -> vec2<u32> {
  if (wide_exponent(a) >= FAR) { return vec2<u32>(a.x, a.w | 0x7ff00000u); }
  if (is_wide_zero(a)) { return vec2<u32>(0u, a.w); }
  let e = max(wide_exponent(a), -1022);
  let m = shift_right64(a.xy, u32(11 + e - wide_exponent(a)));
  return vec2<u32>(m.x, a.w | (m.y + (u32(e + 1022) << 20u)));
}`;

describe('double precision in integers on the GPU', { timeout: 60_000 }, () => {
  let device: GPUDevice;
  const [x, y] = [doubles(1), doubles(2)];
  const pairs = { xl: x.low, xh: x.high, yl: y.low, yh: y.high };
  beforeAll(async () => {
    device = await dawnDevice();
  });

  it.each([
    ['double_add', (a: number, b: number) => a + b],
    ['double_mul', (a: number, b: number) => a * b],
    ['double_div', (a: number, b: number) => a / b],
  ] as const)('%s, rounded, is IEEE 754 on 2^20 pairs', async (name, of) => {
    const result = `bits_of(rounded(${name}(from_f64(xl, xh), from_f64(yl, yh)), F64))`;
    const actual = await apply(device, result, pairs, { words: 2, functions: BITS_OF_DOUBLE });
    const [a, b] = [doublesOf(x), doublesOf(y)];
    expect(
      differences(
        a.map((value, i) => of(value, b[i]!)),
        new Float64Array(actual.buffer),
      ),
    ).toEqual([]);
  });

  it.each([
    ['F32', (value: number) => Math.fround(value), 0, [-152, 130]],
    ['BF16', (value: number) => roundTo('bf16', value), 16, [-136, 130]],
    ['F16', (value: number) => roundTo('f16', value), 13, [-27, 18]],
  ] as const)('rounds a double to %s once, as the reference does', async (type, of, drop, exponents) => {
    for (const { low, high } of [nearMiddles(drop, exponents), x]) {
      const result = `to_f32(rounded(from_f64(low, high), ${type}))`;
      const actual = await apply(device, result, { low, high });
      expect(differences(Float32Array.from(doublesOf({ low, high }), of), floats(actual))).toEqual([]);
    }
  });

  it('takes a float32 unchanged', async () => {
    const bits = x.high;
    const actual = await apply(
      device,
      'bits_of(from_f32(x))',
      { x: bits },
      { words: 2, functions: BITS_OF_DOUBLE },
    );
    expect(differences(Float64Array.from(floats(bits)), new Float64Array(actual.buffer))).toEqual([]);
  });
});
