// Runs the kernel on a real GPU through Dawn in Node: every record on the golden inputs against the reference, times,
// and the functions of scores on as many float32 values as time allows. Bundle: npx vite build --ssr
// scripts/gpu-check.ts --outDir dist-gpu; run: node dist-gpu/gpu-check.js
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arithmeticSource } from '../src/compute/webgpu/kernel-source';
import { selfCheck } from '../src/compute/webgpu/self-check';
import { createWebGpuEngine } from '../src/compute/webgpu/webgpu-engine';
import { log1p32, tanh32 } from '../src/core/arithmetic/elementary';
import { exp2Of32, exp32 } from '../src/core/arithmetic/exp';
import { firstBitDifference } from '../src/core/first-bit-difference';
import { route } from '../src/core/route';
import { SEMANTICS, type SemanticsId } from '../src/core/semantics';
import type { RouteInput } from '../src/core/types';
import { readGoldens } from '../src/golden/read-goldens';
import { presetOf } from '../src/scenario/presets';
import { generateRows } from '../src/sources/generator';
import { doubleInputs } from '../src/testing/double-inputs';

const modules = process.env.WEBGPU_MODULES ?? `${process.cwd()}/node_modules/`;
const { create, globals } = createRequire(modules)('webgpu');
const gpu: GPU = create([]);
// The device lives only as long as Dawn's instance, so the instance must not be collected.
Object.assign(globalThis, globals, { gpu });
const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
if (!adapter) throw new Error('no adapter');
console.log('adapter', adapter.info.vendor, adapter.info.architecture);
const device = await adapter.requestDevice();

const engine = createWebGpuEngine(device, 'gpu');
console.log('self-check', await selfCheck(engine));

let different = 0;
const cases = readGoldens(readFileSync('goldens/public.jsonl.gz'));
const records = Object.keys(SEMANTICS) as SemanticsId[];
for (const semantics of records) {
  const inputs = cases.map(({ input }): RouteInput => ({ ...input, semantics }));
  const outcomes = await engine.route(inputs);
  const wrong = inputs.filter((input, i) => firstBitDifference(route(input), outcomes[i]!) !== null).length;
  if (wrong > 0)
    console.log(`${semantics}: ${wrong} of ${inputs.length} golden inputs differ from the reference`);
  different += wrong;
}
console.log(
  `${cases.length} golden inputs x ${records.length} records: ${different} differ from the reference`,
);

const doubles = doubleInputs(20_000);
const ofDoubles = await engine.route(doubles);
const wrongDoubles = doubles.filter(
  (input, i) => firstBitDifference(route(input), ofDoubles[i]!) !== null,
).length;
console.log(
  `${doubles.length} inputs weighed in double precision: ${wrongDoubles} differ from the reference`,
);
different += wrongDoubles;

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
  const difference = firstBitDifference(route(input), outcome!);
  if (difference) different++;
  console.log(`4096 rows, ${scoring}: difference`, difference);
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
const uniform = device.createBuffer({ size: 16, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
const out = device.createBuffer({ size: CHUNK * 4, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC });
const read = device.createBuffer({
  size: CHUNK * 4,
  usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
});
const value = new Float32Array(1);
const bits = new Uint32Array(value.buffer);

/** Functions, with the range of bits in which their results are not all 1, all 0 or all infinite. */
const FUNCTIONS = [
  ['f32_exp', exp32, 0x32800000, 0x43000000],
  ['f32_exp', exp32, 0xb2800000, 0xc3000000],
  ['f32_exp2', exp2Of32, 0x32800000, 0x43180000],
  ['f32_exp2', exp2Of32, 0xb2800000, 0xc3180000],
  ['f32_tanh', tanh32, 0x39000000, 0x41a00000],
  ['f32_log1p', log1p32, 0x32000000, 0x4de75844],
  ['f32_sqrt', (x: number) => Math.fround(Math.sqrt(x)), 0, 0x7f800000],
] as const;

const jobs = await Promise.all(
  FUNCTIONS.map(async ([name, of, from, to]) => {
    const code = `${arithmeticSource()}
@group(0) @binding(0) var<uniform> first: vec4<u32>;
@group(0) @binding(1) var<storage, read_write> out: array<u32>;
@compute @workgroup_size(256) fn main(@builtin(global_invocation_id) id: vec3<u32>) { out[id.x] = ${name}(first.x + id.x); }`;
    const pipeline = await device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code }), entryPoint: 'main' },
    });
    const group = device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [
        { binding: 0, resource: { buffer: uniform } },
        { binding: 1, resource: { buffer: out } },
      ],
    });
    return {
      name,
      of,
      from,
      to,
      pipeline,
      group,
      chunks: Math.ceil((to - from) / CHUNK),
      points: 0,
      wrong: 0,
    };
  }),
);

/** One chunk of a function's inputs, computed on the GPU and here. */
async function check(job: (typeof jobs)[number], chunk: number): Promise<void> {
  const first = (job.from + chunk * CHUNK) >>> 0;
  device.queue.writeBuffer(uniform, 0, new Uint32Array([first, 0, 0, 0]));
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(job.pipeline);
  pass.setBindGroup(0, job.group);
  pass.dispatchWorkgroups(CHUNK / 256);
  pass.end();
  encoder.copyBufferToBuffer(out, 0, read, 0, CHUNK * 4);
  device.queue.submit([encoder.finish()]);
  await read.mapAsync(GPUMapMode.READ);
  const results = new Float32Array(read.getMappedRange());
  for (let j = 0; j < CHUNK && first + j < job.to; j++) {
    bits[0] = first + j;
    if (!Object.is(results[j], job.of(value[0]!))) job.wrong++;
    job.points++;
  }
  read.unmap();
}

// The order of the chunks spreads over each range.
const stop = performance.now() + Number(process.env.SWEEP_SECONDS ?? 120) * 1000;
const most = Math.max(...jobs.map(({ chunks }) => chunks));
for (let step = 0; step < most && performance.now() < stop; step++)
  for (const job of jobs) if (step < job.chunks) await check(job, (step * 37) % job.chunks);
for (const { name, from, to, points, wrong } of jobs) {
  console.log(`${name} from 0x${from.toString(16)}: ${points} of ${to - from} float32, different: ${wrong}`);
  different += wrong;
}
process.exit(different > 0 ? 1 : 0);
