import { beforeAll, describe, expect, it } from 'vitest';
import { exp32 } from '../../core/exp';
import { orderKey } from '../../core/order';
import { hash32 } from '../../scenario/rng';
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

describe('integer float arithmetic on the GPU', () => {
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

  it('f32_exp(x) is e^x correctly rounded on 2^20 points', async () => {
    // All exponents that matter, both signs, and the neighbourhood of the limits.
    const points = Uint32Array.from({ length: COUNT }, (_, i) => {
      const noise = hash32(6, 1, i);
      if (i % 64 === 0) return x[i]!;
      const field = 98 + ((noise >>> 24) % 38);
      return ((noise & 0x807fffff) | (field << 23)) >>> 0;
    });
    expect(differences(floats(points).map(exp32), await apply(device, 'f32_exp(x)', points, y))).toEqual([]);
  });

  it('order_key(x) is the order of the reference', async () => {
    const keys = await apply(device, 'order_key(x)', x, y);
    const values = floats(x);
    const wrong = keys.findIndex((key, i) => key !== orderKey(values[i]!));
    expect(wrong).toBe(-1);
  });
});
