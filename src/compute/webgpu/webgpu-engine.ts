import { biasOf } from '../../core/pipeline/row';
import { type Plan, planOf } from '../../core/plan';
import { emptyResult } from '../../core/result';
import type { RouteOutcome, RouteResult } from '../../core/result-arrays';
import type { RouteInput } from '../../core/types';
import { validate } from '../../core/validate';
import { deferred } from '../deferred';
import { type Engine, EngineLost, type LossReason } from '../engine';
import { kernelSource } from './kernel-source';
import { type Pass, passesOf } from './passes';
import { type RowLayout, rowLayout, unpackRows } from './row-layout';
import { uniformWords } from './uniforms';

/** A run of tokens of one input, dispatched at once. */
interface Piece {
  readonly input: RouteInput;
  readonly plan: Plan;
  readonly layout: RowLayout;
  readonly result: RouteResult;
  readonly first: number;
  readonly count: number;
  /** The bytes of its rows. */
  readonly bytes: number;
}

/** Most bytes of rows in one submission; keeps every buffer under the limits that all adapters have. */
const MAX_BYTES = 64 * 2 ** 20;
/** Workgroups in one dimension that all adapters allow. */
const MAX_TOKENS = 65_535;

/** A device that needs longer than this for a submission, and `TOKEN_MS` more for each token, counts as hung. */
const SILENCE_MS = 15_000;
/** Even a software adapter on a busy machine needs less for a token. */
const TOKEN_MS = 25;
/** How long compiling a pipeline may take: on a software adapter it takes seconds, once. */
const COMPILING_MS = 60_000;

/** Bindings of memory.wgsl, in order. */
const BINDINGS: readonly GPUBufferBindingType[] = [
  'uniform',
  'read-only-storage',
  'read-only-storage',
  'read-only-storage',
  'storage',
  'storage',
  'read-only-storage',
];

/**
 * The kernel on a device, for every record. A pipeline is compiled when the first input needs it; there are nine. The
 * caller checks the answers before it trusts them; `dispose` gives the device back. One submission computes at most
 * `maxBytes` of rows. A device that is lost, hangs or reports an uncaught error ends the engine: its later results
 * cannot be trusted.
 */
export function createWebGpuEngine(device: GPUDevice, label: string, maxBytes = MAX_BYTES): Engine {
  const module = device.createShaderModule({ code: kernelSource(), label: 'kernel' });
  const bindGroupLayout = device.createBindGroupLayout({
    entries: BINDINGS.map((type, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type },
    })),
  });
  const layout = device.createPipelineLayout({ bindGroupLayouts: [bindGroupLayout] });
  const pipelines = new Map<Pass, Promise<GPUComputePipeline>>();
  const buffers = new Map<string, GPUBuffer>();
  let queue: Promise<unknown> = Promise.resolve();
  let ended: EngineLost | null = null;
  const lost = deferred<EngineLost>();
  const waiting = new Set<(loss: EngineLost) => void>();

  function die(reason: LossReason, message: string): void {
    if (ended) return;
    ended = new EngineLost(reason, message);
    for (const reject of waiting) reject(ended);
    lost.resolve(ended);
  }

  void device.lost.then(({ message, reason }) => die('deviceLost', message || reason));
  device.addEventListener('uncapturederror', ({ error }) => die('gpuFailed', error.message));

  /** The device's answer, unless the engine ends before it or it takes longer than that. */
  function inTime<T>(asked: Promise<T>, ms: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => die('gpuSilent', ''), ms);
      waiting.add(reject);
      const settle = () => {
        clearTimeout(timer);
        waiting.delete(reject);
      };
      asked.finally(settle).then(resolve, reject);
      if (ended) reject(ended);
    });
  }

  function pipelineOf(entryPoint: Pass): Promise<GPUComputePipeline> {
    const known = pipelines.get(entryPoint);
    if (known) return known;
    const compiled = device.createComputePipelineAsync({ layout, compute: { module, entryPoint } });
    const made = inTime(compiled, COMPILING_MS).catch(withCompilerErrors);
    pipelines.set(entryPoint, made);
    return made;
  }

  /** Refuses with the compiler's messages about the kernel, which the pipeline's own error may leave out. */
  async function withCompilerErrors(error: unknown): Promise<never> {
    if (error instanceof EngineLost) throw error;
    const { messages } = await inTime(module.getCompilationInfo(), SILENCE_MS);
    const errors = messages
      .filter(({ type }) => type === 'error')
      .map(({ lineNum, linePos, message }) => `kernel ${lineNum}:${linePos}: ${message}`);
    const own = error instanceof Error ? error.message : String(error);
    throw new EngineLost('gpuFailed', [own, ...errors].filter(Boolean).join('; '));
  }

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

  /** Arrays side by side in one buffer, each where a binding may start; returns the bindings. */
  function upload(name: string, arrays: readonly ArrayBufferView[], usage: number): GPUBufferBinding[] {
    const total = arrays.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0);
    const bytes = new Uint8Array(total);
    const target = buffer(name, total, usage | GPUBufferUsage.COPY_DST);
    let offset = 0;
    const bindings = arrays.map(({ buffer: source, byteOffset, byteLength }) => {
      bytes.set(new Uint8Array(source, byteOffset, byteLength), offset);
      const binding = { buffer: target, offset, size: aligned(byteLength) };
      offset += binding.size;
      return binding;
    });
    device.queue.writeBuffer(target, 0, bytes);
    return bindings;
  }

  async function run(pieces: readonly Piece[]): Promise<void> {
    const total = pieces.reduce((sum, { bytes }) => sum + aligned(bytes), 0);
    const rows = buffer('rows', total, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC);
    const readback = buffer('readback', total, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
    // Pieces run one after another, so they share it.
    const work = buffer('work', pieces.reduce(mostWork, 0), GPUBufferUsage.STORAGE);
    const sizes = pieces.map(({ input, plan, layout }) => uniformWords(input, plan, layout));
    const sizeBindings = upload('sizes', sizes, GPUBufferUsage.UNIFORM);
    const inputBindings = upload('inputs', pieces.flatMap(inputArrays), GPUBufferUsage.STORAGE);
    const names = new Set(pieces.flatMap(({ plan }) => passesOf(plan)));
    const compiled = await Promise.all(
      Array.from(names, async (name) => [name, await pipelineOf(name)] as const),
    );
    const passes = new Map(compiled);
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    let offset = 0;
    for (const [i, { plan, count, bytes }] of pieces.entries()) {
      const resources = [
        sizeBindings[i]!,
        ...inputBindings.slice(INPUTS * i, INPUTS * i + 3),
        { buffer: rows, offset, size: bytes },
        { buffer: work },
        inputBindings[INPUTS * i + 3]!,
      ];
      pass.setBindGroup(
        0,
        device.createBindGroup({
          layout: bindGroupLayout,
          entries: resources.map((resource, binding) => ({ binding, resource })),
        }),
      );
      for (const name of passesOf(plan)) {
        pass.setPipeline(passes.get(name)!);
        pass.dispatchWorkgroups(count);
      }
      offset += aligned(bytes);
    }
    pass.end();
    encoder.copyBufferToBuffer(rows, 0, readback, 0, total);
    device.queue.submit([encoder.finish()]);
    const tokens = pieces.reduce((sum, { count }) => sum + count, 0);
    await inTime(readback.mapAsync(GPUMapMode.READ, 0, total), SILENCE_MS + TOKEN_MS * tokens);
    const words = new Uint32Array(readback.getMappedRange(0, total));
    offset = 0;
    for (const { layout, result, first, count, bytes } of pieces) {
      unpackRows(words.subarray(offset / 4, (offset + bytes) / 4), layout, result, first, count);
      offset += aligned(bytes);
    }
    readback.unmap();
  }

  /** Why a routing failed. The report that the device is lost may come after the failure. */
  async function lossOf(error: unknown): Promise<EngineLost> {
    if (error instanceof EngineLost) return error;
    await new Promise((resolve) => setTimeout(resolve, 0));
    return ended ?? new EngineLost('gpuFailed', error instanceof Error ? error.message : String(error));
  }

  async function route(inputs: readonly RouteInput[]): Promise<RouteOutcome[]> {
    const pieces: Piece[] = [];
    const outcomes = inputs.map((input): RouteOutcome => {
      const error = validate(input);
      if (error) return { ok: false, error };
      const plan = planOf(input);
      const result = emptyResult(input, plan);
      pieces.push(...cut(input, plan, result, maxBytes));
      return { ok: true, result };
    });
    for (const round of rounds(pieces, maxBytes)) await run(round);
    return outcomes;
  }

  return {
    kind: 'webgpu',
    label,
    loaded: null,
    lost: lost.promise,
    route(inputs) {
      // One submission at a time: they share the buffers.
      const turn = queue.then(() => {
        if (ended) throw ended;
        return route(inputs);
      });
      queue = turn.catch(() => {});
      return turn.catch(async (error: unknown) => {
        throw await lossOf(error);
      });
    },
    dispose() {
      for (const owned of buffers.values()) owned.destroy();
      device.destroy();
    },
  };
}

/** Tokens in runs that fit a dispatch. */
function cut(input: RouteInput, plan: Plan, result: RouteResult, maxBytes: number): Piece[] {
  const layout = rowLayout(input.params, plan);
  const stride = 4 * layout.words;
  const most = Math.max(1, Math.min(MAX_TOKENS, Math.floor(maxBytes / stride)));
  const pieces: Piece[] = [];
  for (let first = 0; first < input.tokens; first += most) {
    const count = Math.min(most, input.tokens - first);
    pieces.push({ input, plan, layout, result, first, count, bytes: count * stride });
  }
  return pieces;
}

/** Arrays that a piece uploads. */
const INPUTS = 4;

/** Logits, bias, factors and table rows of a piece. */
function inputArrays({ input, plan, first, count }: Piece): readonly ArrayBufferView[] {
  const E = input.params.globalNumExperts;
  const logits = input.logits.subarray(first * E, (first + count) * E);
  const k = input.params.topK;
  const table = plan.picksByTable ? input.tableIds?.subarray(first * k, (first + count) * k) : null;
  return [
    logits,
    biasOf(input, plan) ?? NOTHING,
    input.perExpertScale ?? NOTHING,
    table && k > 0 ? table : NOTHING,
  ];
}

/** A binding cannot be empty. */
const NOTHING = new Float32Array(1);

/** Order keys, kept groups and one flag for every token, for the largest piece. */
function mostWork(most: number, { input, plan, count }: Piece): number {
  return Math.max(most, 4 * count * (input.params.globalNumExperts + plan.numGroups + 1));
}

/** Runs in groups that fit a submission, in order. */
function rounds(pieces: readonly Piece[], maxBytes: number): Piece[][] {
  const groups: Piece[][] = [];
  let bytes = Infinity;
  for (const piece of pieces) {
    bytes += aligned(piece.bytes);
    if (bytes > maxBytes) {
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
