import { arithmeticSource } from './kernel-source';

/** How many points, or pairs, a function is tried at. */
export const COUNT = 1 << 20;

/**
 * Applies a WGSL expression over named words to each of COUNT points; for tests. `words`: how many words it gives a
 * point; `functions`: the functions it calls beside the kernel's arithmetic.
 */
export async function apply(
  device: GPUDevice,
  expression: string,
  inputs: Readonly<Record<string, Uint32Array<ArrayBuffer>>>,
  { words = 1, functions = '' }: { readonly words?: 1 | 2; readonly functions?: string } = {},
): Promise<Uint32Array<ArrayBuffer>> {
  const names = Object.keys(inputs);
  const code = `${arithmeticSource()}
${functions}
${names.map((name, i) => `@group(0) @binding(${i}) var<storage, read> all_${name}: array<u32>;`).join('\n')}
@group(0) @binding(${names.length}) var<storage, read_write> out: array<${words === 1 ? 'u32' : 'vec2<u32>'}>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  ${names.map((name) => `let ${name} = all_${name}[id.x];`).join('\n  ')}
  out[id.x] = ${expression};
}`;
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code }) },
  });
  const storage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
  const size = COUNT * 4 * words;
  const out = device.createBuffer({ size, usage: storage });
  const buffers = Object.values(inputs).map((data) => {
    const buffer = device.createBuffer({ size: COUNT * 4, usage: storage });
    device.queue.writeBuffer(buffer, 0, data);
    return buffer;
  });
  const read = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(
    0,
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [...buffers, out].map((buffer, binding) => ({ binding, resource: { buffer } })),
    }),
  );
  pass.dispatchWorkgroups(COUNT / 64);
  pass.end();
  encoder.copyBufferToBuffer(out, 0, read, 0, size);
  device.queue.submit([encoder.finish()]);
  await read.mapAsync(GPUMapMode.READ);
  const result = new Uint32Array(read.getMappedRange().slice(0));
  for (const buffer of [...buffers, out, read]) buffer.destroy();
  return result;
}

/** Words as the float32 of these bits. */
export const floats = (bits: Uint32Array) => new Float32Array(bits.buffer, bits.byteOffset, bits.length);

/** Positions at which two arrays of floats differ in their bits, NaN counting as one value. */
export function differences<Floats extends Float32Array | Float64Array>(
  expected: Floats,
  actual: Floats,
): string[] {
  const wrong: string[] = [];
  for (let i = 0; i < expected.length && wrong.length < 5; i++)
    if (!Object.is(expected[i], actual[i])) wrong.push(`${i}: ${actual[i]}, expected ${expected[i]}`);
  return wrong;
}
