import { type Plan, planOf } from '../../core/plan';
import { emptyResult } from '../../core/result';
import type { RouteInput, RouteOutcome, RouteResult } from '../../core/types';
import { validate } from '../../core/validate';
import type { Engine } from '../engine';
import { routeBatch } from '../worker/route-batch';
import { kernelSource } from './kernel-source';
import { rowWords, sizeWords, unpackRows } from './row-layout';
import { runsOnGpu } from './runs-on-gpu';

/** A run of tokens of one input, dispatched at once. */
interface Piece {
  readonly input: RouteInput;
  readonly plan: Plan;
  readonly result: RouteResult;
  readonly first: number;
  readonly count: number;
  readonly bytes: number;
}

/** Most bytes of rows in one submission; keeps every buffer under the limits that all adapters have. */
const MAX_BYTES = 64 * 2 ** 20;
/** Workgroups in one dimension that all adapters allow. */
const MAX_TOKENS = 65_535;

/** The kernel on a device. The caller checks its answers before trusting it; `dispose` gives the device back. */
export async function createWebGpuEngine(device: GPUDevice, label: string): Promise<Engine> {
  const module = device.createShaderModule({ code: kernelSource(), label: 'route' });
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: { module, entryPoint: 'route' },
  });
  const buffers = new Map<string, GPUBuffer>();
  let queue: Promise<unknown> = Promise.resolve();

  /** A buffer of at least that size; it only ever grows. */
  function buffer(name: string, size: number, usage: number): GPUBuffer {
    const known = buffers.get(name);
    if (known && known.size >= size) return known;
    known?.destroy();
    const made = device.createBuffer({
      label: name,
      size: 2 ** Math.ceil(Math.log2(Math.max(size, 256))),
      usage,
    });
    buffers.set(name, made);
    return made;
  }

  async function run(pieces: readonly Piece[]): Promise<void> {
    const total = pieces.reduce((sum, { bytes }) => sum + aligned(bytes), 0);
    const rows = buffer('rows', total, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC);
    const readback = buffer('readback', total, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
    const encoder = device.createCommandEncoder();
    const temporary: GPUBuffer[] = [];
    const upload = (data: ArrayBufferView<ArrayBuffer>, usage: number) => {
      const made = device.createBuffer({
        size: aligned(Math.max(data.byteLength, 16)),
        usage: usage | GPUBufferUsage.COPY_DST,
      });
      device.queue.writeBuffer(made, 0, data);
      temporary.push(made);
      return made;
    };
    let offset = 0;
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    for (const { input, plan, first, count, bytes } of pieces) {
      const E = input.params.globalNumExperts;
      const logits = input.logits.slice(first * E, (first + count) * E);
      const bias = input.eScoreCorrectionBias?.slice() ?? new Float32Array(4);
      const bindings: GPUBindingResource[] = [
        { buffer: upload(sizeWords(input, plan, 0), GPUBufferUsage.UNIFORM) },
        { buffer: upload(logits, GPUBufferUsage.STORAGE) },
        { buffer: upload(bias, GPUBufferUsage.STORAGE) },
        { buffer: rows, offset, size: bytes },
      ];
      pass.setBindGroup(
        0,
        device.createBindGroup({
          layout: pipeline.getBindGroupLayout(0),
          entries: bindings.map((resource, binding) => ({ binding, resource })),
        }),
      );
      pass.dispatchWorkgroups(count);
      offset += aligned(bytes);
    }
    pass.end();
    encoder.copyBufferToBuffer(rows, 0, readback, 0, total);
    device.queue.submit([encoder.finish()]);
    await readback.mapAsync(GPUMapMode.READ, 0, total);
    const copy = readback.getMappedRange(0, total).slice(0);
    readback.unmap();
    for (const used of temporary) used.destroy();
    offset = 0;
    for (const { result, first, count, bytes } of pieces) {
      unpackRows(copy.slice(offset, offset + bytes), result, first, count);
      offset += aligned(bytes);
    }
  }

  async function route(inputs: readonly RouteInput[]): Promise<RouteOutcome[]> {
    const outcomes = inputs.map((input): RouteOutcome => {
      if (!runsOnGpu(input)) return routeBatch(input);
      const error = validate(input);
      return error ? { ok: false, error } : { ok: true, result: emptyResult(input, planOf(input)) };
    });
    const pieces = inputs.flatMap((input, i) => {
      const outcome = outcomes[i];
      return outcome?.ok && runsOnGpu(input) ? cut(input, outcome.result) : [];
    });
    for (const round of rounds(pieces)) await run(round);
    return outcomes;
  }

  return {
    kind: 'webgpu',
    label,
    lost: device.lost.then(({ message, reason }) => message || reason),
    route(inputs) {
      // One submission at a time: they share the buffers.
      const turn = queue.then(() => route(inputs));
      queue = turn.catch(() => {});
      return turn;
    },
    dispose() {
      for (const owned of buffers.values()) owned.destroy();
      device.destroy();
    },
  };
}

/** Tokens in runs that fit a dispatch. */
function cut(input: RouteInput, result: RouteResult): Piece[] {
  const stride = 4 * rowWords(input.params.globalNumExperts, result.numGroups, input.params.topK);
  const most = Math.max(1, Math.min(MAX_TOKENS, Math.floor(MAX_BYTES / stride)));
  const plan = planOf(input);
  const pieces: Piece[] = [];
  for (let first = 0; first < input.tokens; first += most) {
    const count = Math.min(most, input.tokens - first);
    pieces.push({ input, plan, result, first, count, bytes: count * stride });
  }
  return pieces;
}

/** Runs in groups that fit a submission, in order. */
function rounds(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let bytes = Infinity;
  for (const piece of pieces) {
    bytes += aligned(piece.bytes);
    if (bytes > MAX_BYTES) {
      groups.push([]);
      bytes = aligned(piece.bytes);
    }
    groups.at(-1)?.push(piece);
  }
  return groups;
}

/** Offsets of bindings are multiples of 256. */
function aligned(bytes: number): number {
  return Math.ceil(bytes / 256) * 256;
}
