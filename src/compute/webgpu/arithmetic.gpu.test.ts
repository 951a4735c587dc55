import { beforeAll, describe, expect, it } from 'vitest';
import { log1p32, tanh32 } from '../../core/arithmetic/elementary';
import { exp2Of32, exp32 } from '../../core/arithmetic/exp';
import { roundTo } from '../../core/arithmetic/half';
import { orderKey } from '../../core/arithmetic/order';
import { hash32 } from '../../core/arithmetic/rng';
import { apply, COUNT, differences, floats } from './apply-wgsl';
import { dawnDevice } from './dawn';

/** Bit patterns for corner cases: all exponents, subnormals, both zeros, infinities, NaN, and plain noise. */
function patterns(stream: number): Uint32Array<ArrayBuffer> {
  const corners = [
    0, 0x80000000, 1, 0x80000001, 0x7fffff, 0x800000, 0x7f800000, 0xff800000, 0x7fc00000, 0x7f7fffff,
    0x3f800000, 0xbf800000,
  ];
  return Uint32Array.from({ length: COUNT }, (_, i) => {
    const noise = hash32(5, stream, i);
    if (i % 16 === 0) return corners[noise % corners.length]!;
    // A third close to 1 in size, where sums cancel and quotients are near halfway.
    return i % 3 === 0 ? (noise & 0x80ffffff) | 0x3f000000 : noise;
  });
}

/** Points in a range of exponents, both signs, with every 64th a pattern of any kind. */
function pointsOf(stream: number, fields: readonly [number, number], signs = 0x80000000) {
  const any = patterns(1);
  const [from, to] = fields;
  return Uint32Array.from({ length: COUNT }, (_, i) => {
    const noise = hash32(6, stream, i);
    if (i % 64 === 0) return any[i]!;
    const field = from + ((noise >>> 24) % (to - from));
    return ((noise & (signs | 0x7fffff)) | (field << 23)) >>> 0;
  });
}

/** Values at, beside and between the numbers of a half type. */
function nearHalves(drop: number): Uint32Array<ArrayBuffer> {
  return patterns(3).map((bits, i) => {
    const middle = (bits & (-1 << drop)) | (i % 3 === 0 ? 0 : 1 << (drop - 1));
    const field = i % 2 === 0 ? 100 + (hash32(9, 1, i) % 45) : (bits >>> 23) & 0xff;
    return ((middle & 0x807fffff) + (field << 23) + ((i % 5) - 2)) >>> 0;
  });
}

describe('integer float arithmetic on the GPU', { timeout: 60_000 }, () => {
  let device: GPUDevice;
  const x = patterns(1);
  const y = patterns(2);
  beforeAll(async () => {
    device = await dawnDevice();
  });

  it.each([
    ['f32_add(x, y)', (a: number, b: number) => a + b],
    ['f32_mul(x, y)', (a: number, b: number) => a * b],
    ['f32_div(x, y)', (a: number, b: number) => a / b],
  ] as const)('%s is IEEE 754 on 2^20 pairs', async (expression, of) => {
    const expected = floats(x).map((value, i) => of(value, floats(y)[i]!));
    expect(differences(expected, floats(await apply(device, expression, { x, y })))).toEqual([]);
  });

  it.each([
    ['f32_sqrt(x)', Math.sqrt, x],
    // Up to the limits, where results are subnormal or overflow, and down to where they are 1 or x itself.
    ['f32_exp(x)', exp32, pointsOf(1, [98, 136])],
    ['f32_exp2(x)', exp2Of32, pointsOf(2, [98, 136])],
    ['f32_tanh(x)', tanh32, pointsOf(3, [108, 134])],
    ['round_to(BF16, x)', (v: number) => roundTo('bf16', v), nearHalves(16)],
    ['round_to(F16, x)', (v: number) => roundTo('f16', v), nearHalves(13)],
    ['round_to(F32, x)', (v: number) => v, x],
    ['value_of_key(order_key(x))', (v: number) => v + 0, x],
  ] as const)('%s is the reference’s on 2^20 points', async (expression, of, points) => {
    expect(
      differences(floats(points).map(of), floats(await apply(device, expression, { x: points }))),
    ).toEqual([]);
  });

  it('f32_log1p(x) is the reference’s on 2^20 points up to e^20', async () => {
    const points = pointsOf(4, [96, 156], 0).map(
      (bits) => ((bits >>> 23 < 156 ? bits : 0) & 0x7fffffff) >>> 0,
    );
    expect(
      differences(floats(points).map(log1p32), floats(await apply(device, 'f32_log1p(x)', { x: points }))),
    ).toEqual([]);
  });

  it('rounds right where float64 hardly decides', async () => {
    // The inputs of 2^x and log(1 + u) whose results lie nearest to halfway between two float32 numbers.
    const hard = (...bits: number[]) => Uint32Array.from({ length: COUNT }, (_, i) => bits[i % bits.length]!);
    const powers = hard(0x3b429d37, 0xbcf3a937);
    const logs = hard(0x35400003, 0x3710001b);
    const [ofPowers, ofLogs] = [
      await apply(device, 'f32_exp2(x)', { x: powers }),
      await apply(device, 'f32_log1p(x)', { x: logs }),
    ];
    expect(differences(floats(powers).map(exp2Of32), floats(ofPowers))).toEqual([]);
    expect(differences(floats(logs).map(log1p32), floats(ofLogs))).toEqual([]);
  });

  it('order_key(x) is the order of the reference', async () => {
    const keys = await apply(device, 'order_key(x)', { x });
    const values = floats(x);
    const wrong = keys.findIndex((key, i) => key !== orderKey(values[i]!));
    expect(wrong).toBe(-1);
  });
});
