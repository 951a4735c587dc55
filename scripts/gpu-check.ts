// The kernel on a real GPU through Dawn in Node: exp on every float32 that matters, the whole kernel against the reference, times.
// Bundle: npx vite build --ssr scripts/gpu-check.ts --outDir dist-gpu; run: node dist-gpu/gpu-check.js
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arithmeticSource } from '../src/compute/webgpu/kernel-source';
import { selfCheck } from '../src/compute/webgpu/self-check';
import { createWebGpuEngine } from '../src/compute/webgpu/webgpu-engine';
import { sameOutcome } from '../src/core/compare-results';
import { exp32 } from '../src/core/exp';
import { route } from '../src/core/route';
import type { RouteInput } from '../src/core/types';
import { readGoldens } from '../src/golden/read-goldens';
import { generateRows } from '../src/scenario/generators';
import { presetOf } from '../src/scenario/presets';

const modules = process.env.WEBGPU_MODULES ?? `${process.cwd()}/node_modules/`;
const { create, globals } = createRequire(modules)('webgpu');
const gpu: GPU = create([]);
// Dawn ends with its instance, so it is kept from being collected.
Object.assign(globalThis, globals, { gpu });
const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
if (!adapter) throw new Error('no adapter');
console.log('adapter', adapter.info.vendor, adapter.info.architecture);
const device = await adapter.requestDevice();

const engine = await createWebGpuEngine(device, 'gpu');
console.log('self-check', await selfCheck(engine));

const cases = readGoldens(readFileSync('goldens/public.jsonl.gz')).filter(
  ({ input }) => input.dtype === 'f32',
);
const inputs = cases.map(({ input }): RouteInput => ({ ...input, semantics: 'vllm_native' }));
const outcomes = await engine.route(inputs);
const wrong = inputs.filter((input, i) => sameOutcome(route(input), outcomes[i]!) !== null);
console.log(`golden inputs: ${inputs.length}, different from the reference: ${wrong.length}`);

const { params } = presetOf('dsv3');
function batch(tokens: number, seed: number, scoringFunc: 'sigmoid' | 'softmax'): RouteInput {
  const rows = generateRows('normal', seed, { globalNumExperts: 256, numExpertGroup: 8 });
  const logits = new Float32Array(tokens * 256);
  for (let t = 0; t < tokens; t++)
    logits.set(
      generateRows('normal', seed + t + 1, { globalNumExperts: 256, numExpertGroup: 8 }).logits,
      t * 256,
    );
  return {
    semantics: 'vllm_native',
    dtype: 'f32',
    tokens,
    params: { ...params, scoringFunc },
    logits,
    eScoreCorrectionBias: rows.bias,
  };
}
for (const scoring of ['sigmoid', 'softmax'] as const) {
  const input = batch(4096, 1, scoring);
  const [outcome] = await engine.route([input]);
  console.log(`4096 rows, ${scoring}: difference`, sameOutcome(route(input), outcome!));
}
for (const tokens of [1, 1024, 16384]) {
  const input = batch(tokens, 9, 'sigmoid');
  await engine.route([input]);
  const times: number[] = [];
  for (let i = 0; i < 9; i++) {
    const start = performance.now();
    await engine.route([input]);
    times.push(performance.now() - start);
  }
  console.log(`${tokens} tokens with read-back: median ${times.sort((a, b) => a - b)[4]!.toFixed(2)} ms`);
}

const CHUNK = 1 << 22;
const code = `${arithmeticSource()}
@group(0) @binding(0) var<uniform> first: vec4<u32>;
@group(0) @binding(1) var<storage, read_write> out: array<u32>;
@compute @workgroup_size(256) fn main(@builtin(global_invocation_id) id: vec3<u32>) { out[id.x] = f32_exp(first.x + id.x); }`;
const pipeline = await device.createComputePipelineAsync({
  layout: 'auto',
  compute: { module: device.createShaderModule({ code }) },
});
const uniform = device.createBuffer({ size: 16, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
const out = device.createBuffer({ size: CHUNK * 4, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC });
const read = device.createBuffer({
  size: CHUNK * 4,
  usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
});
const group = device.createBindGroup({
  layout: pipeline.getBindGroupLayout(0),
  entries: [
    { binding: 0, resource: { buffer: uniform } },
    { binding: 1, resource: { buffer: out } },
  ],
});
let points = 0;
let different = 0;
const stop = performance.now() + Number(process.env.EXP_SECONDS ?? 120) * 1000;
const value = new Float32Array(1);
const bits = new Uint32Array(value.buffer);
// The whole range is 2 · 34 · 2^23 values: chunks in an order that spreads over it, as many as time allows.
const chunks = Array.from(
  { length: 2 * 35 * 2 },
  (_, i) => ((i % 2) * 0x80000000 + (100 << 23) + (i >> 1) * CHUNK) >>> 0,
);
for (const [i] of chunks.entries()) {
  const first = chunks[(i * 37) % chunks.length]!;
  if (performance.now() > stop) break;
  device.queue.writeBuffer(uniform, 0, new Uint32Array([first, 0, 0, 0]));
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(CHUNK / 256);
  pass.end();
  encoder.copyBufferToBuffer(out, 0, read, 0, CHUNK * 4);
  device.queue.submit([encoder.finish()]);
  await read.mapAsync(GPUMapMode.READ);
  const results = new Float32Array(read.getMappedRange());
  for (let j = 0; j < CHUNK; j++) {
    bits[0] = first + j;
    if (!Object.is(results[j], exp32(value[0]!))) different++;
  }
  points += CHUNK;
  read.unmap();
}
console.log(`exp: ${points} float32 inputs of ${chunks.length * CHUNK}, different: ${different}`);
process.exit(wrong.length || different ? 1 : 0);
