import type { RouteOutcome } from '../core/result-arrays';
import type { RouteInput } from '../core/types';
import { type Deferred, deferred } from './deferred';
import { type Engine, type EngineKind, EngineLost, type LossReason } from './engine';
import { createEngineHost, type EngineStatus, type GpuStart, type RefusalReason } from './engine-host';

/** An engine whose answers and death the test decides. */
interface FakeEngine extends Engine {
  readonly asked: (readonly RouteInput[])[];
  isDisposed: boolean;
  answer(outcomes: RouteOutcome[]): void;
  die(message: string, reason?: LossReason): void;
  /** Its code is there. */
  load(): void;
}

export function fakeEngine(kind: EngineKind, label: string): FakeEngine {
  const waiting: Deferred<RouteOutcome[]>[] = [];
  const lost = deferred<EngineLost>();
  const loaded = deferred<void>();
  const end = (reason: Error) => {
    for (const { reject } of waiting.splice(0)) reject(reason);
  };
  return {
    kind,
    label,
    loaded: kind === 'worker' ? loaded.promise : null,
    lost: lost.promise,
    asked: [],
    isDisposed: false,
    route(inputs) {
      const job = deferred<RouteOutcome[]>();
      this.asked.push(inputs);
      waiting.push(job);
      return job.promise;
    },
    answer(outcomes) {
      waiting.shift()?.resolve(outcomes);
    },
    die(message, reason = kind === 'webgpu' ? 'deviceLost' : 'workerLost') {
      const loss = new EngineLost(reason, message);
      end(loss);
      lost.resolve(loss);
    },
    load: () => loaded.resolve(),
    dispose() {
      this.isDisposed = true;
      end(new Error('disposed'));
    },
  };
}

/** A host whose engines are fakes; `log` holds the order in which they were asked for. */
export function setUp({ areWorkersThere = true } = {}) {
  const log: string[] = [];
  const workers: FakeEngine[] = [];
  const gpuStarts: Deferred<GpuStart>[] = [];
  const statuses: EngineStatus[] = [];
  const host = createEngineHost(
    {
      startWorker() {
        log.push('worker');
        const worker = fakeEngine('worker', `worker ${workers.length}`);
        workers.push(worker);
        if (areWorkersThere) worker.load();
        return worker;
      },
      startGpu(allowSoftware) {
        log.push(allowSoftware ? 'gpu, software allowed' : 'gpu');
        const start = deferred<GpuStart>();
        gpuStarts.push(start);
        return start.promise;
      },
    },
    (status) => statuses.push(status),
  );
  return {
    host,
    log,
    workers,
    gpuStarts,
    statuses,
    status: () => statuses.at(-1)!,
    /** Ends the i-th start of WebGPU with a running engine. */
    async startGpu(i: number): Promise<FakeEngine> {
      const engine = fakeEngine('webgpu', `gpu ${i}`);
      gpuStarts[i]!.resolve({ ok: true, engine });
      await settle();
      return engine;
    },
    async refuseGpu(i: number, reason: RefusalReason, detail = ''): Promise<void> {
      gpuStarts[i]!.resolve({ ok: false, reason, detail });
      await settle();
    },
  };
}

/** Lets every promise that is due settle. */
export const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

export const inputs: RouteInput[] = [];
export const answerOf = (id: number): RouteOutcome[] => [
  { ok: false, error: { field: 'topK', code: 'outOfRange', values: { id } } },
];
