import { beforeAll, describe, expect, it } from 'vitest';
import { log1p32, tanh32 } from '../../core/elementary';
import { exp2Of32, exp32 } from '../../core/exp';
import { roundTo } from '../../core/half';
import { orderKey } from '../../core/order';
import { hash32 } from '../../core/rng';
import { dawnDevice } from './dawn';
import { arithmeticSource } from './kernel-source';

const COUNT = 1 << 20;

/** Bit patterns that meet the corners: all exponents, subnormals, both zeros, infinities, NaN, and plain noise. */
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

/** Applies a WGSL expression over x and y to every pair. */
async function apply(
  device: GPUDevice,
  expression: string,
  x: Uint32Array<ArrayBuffer>,
  y: Uint32Array<ArrayBuffer>,
): Promise<Uint32Array> {
  const code = `${arithmeticSource()}
@group(0) @binding(0) var<storage, read> xs: array<u32>;
@group(0) @binding(1) var<storage, read> ys: array<u32>;
@group(0) @binding(2) var<storage, read_write> out: array<u32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  let x = xs[id.x];
  let y = ys[id.x];
  out[id.x] = ${expression};
}`;
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: {
      module: device.createShaderModule({
        code: expression.includes('y') ? code : code.replace('let y = ys[id.x];', '_ = ys[id.x];'),
      }),
    },
  });
  const storage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
  const [a, b, out] = [x, y, null].map((data) => {
    const buffer = device.createBuffer({ size: COUNT * 4, usage: storage });
    if (data) device.queue.writeBuffer(buffer, 0, data);
    return buffer;
  }) as [GPUBuffer, GPUBuffer, GPUBuffer];
  const read = device.createBuffer({
    size: COUNT * 4,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(
    0,
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [a, b, out].map((buffer, binding) => ({ binding, resource: { buffer } })),
    }),
  );
  pass.dispatchWorkgroups(COUNT / 64);
  pass.end();
  encoder.copyBufferToBuffer(out, 0, read, 0, COUNT * 4);
  device.queue.submit([encoder.finish()]);
  await read.mapAsync(GPUMapMode.READ);
  const result = new Uint32Array(read.getMappedRange().slice(0));
  for (const buffer of [a, b, out, read]) buffer.destroy();
  return result;
}

const floats = (bits: Uint32Array) => new Float32Array(bits.buffer, bits.byteOffset, bits.length);

/** Positions at which two arrays of floats differ in their bits, NaN counting as one value. */
function differences(expected: Float32Array, actual: Uint32Array): string[] {
  const values = floats(actual);
  const wrong: string[] = [];
  for (let i = 0; i < expected.length && wrong.length < 5; i++)
    if (!Object.is(expected[i], values[i])) wrong.push(`${i}: ${values[i]}, expected ${expected[i]}`);
  return wrong;
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
    expect(differences(expected, await apply(device, expression, x, y))).toEqual([]);
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
    expect(differences(floats(points).map(of), await apply(device, expression, points, y))).toEqual([]);
  });

  it('f32_log1p(x) is the reference’s on 2^20 points up to e^20', async () => {
    const points = pointsOf(4, [96, 156], 0).map(
      (bits) => ((bits >>> 23 < 156 ? bits : 0) & 0x7fffffff) >>> 0,
    );
    expect(differences(floats(points).map(log1p32), await apply(device, 'f32_log1p(x)', points, y))).toEqual(
      [],
    );
  });

  it('rounds where float64 nearly does not decide', async () => {
    // The inputs of 2^x and log(1 + u) whose results lie nearest to halfway between two float32 numbers.
    const hard = (...bits: number[]) => Uint32Array.from({ length: COUNT }, (_, i) => bits[i % bits.length]!);
    const powers = hard(0x3b429d37, 0xbcf3a937);
    const logs = hard(0x35400003, 0x3710001b);
    const [ofPowers, ofLogs] = [
      await apply(device, 'f32_exp2(x)', powers, y),
      await apply(device, 'f32_log1p(x)', logs, y),
    ];
    expect(differences(floats(powers).map(exp2Of32), ofPowers)).toEqual([]);
    expect(differences(floats(logs).map(log1p32), ofLogs)).toEqual([]);
  });

  it('order_key(x) is the order of the reference', async () => {
    const keys = await apply(device, 'order_key(x)', x, y);
    const values = floats(x);
    const wrong = keys.findIndex((key, i) => key !== orderKey(values[i]!));
    expect(wrong).toBe(-1);
  });
});
