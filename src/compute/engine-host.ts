import type { RouteInput, RouteOutcome } from '../core/types';
import type { Engine, EngineKind, Wanted } from './engine';

/** What the user asked for; `auto` takes WebGPU on a real adapter and the worker otherwise. */
export type EnginePreference = 'auto' | EngineKind;

/** Why WebGPU is not in use although it was tried. */
export type RefusalReason =
  | 'noApi'
  | 'noAdapter'
  | 'noDevice'
  | 'selfCheckFailed'
  | 'softwareAdapter'
  | 'deviceLost'
  | 'workerLost';

export interface EngineStatus {
  /** Null until an engine has started. */
  readonly kind: EngineKind | null;
  readonly label: string;
  readonly preference: EnginePreference;
  /** WebGPU is being started and checked. */
  readonly isStarting: boolean;
  readonly refusal: { readonly reason: RefusalReason; readonly detail: string } | null;
}

export type GpuStart =
  | { readonly ok: true; readonly engine: Engine }
  | { readonly ok: false; readonly reason: RefusalReason; readonly detail: string };

interface EngineStarters {
  readonly startWorker: () => Engine;
  /** Starts WebGPU and checks it against the reference; refuses a software adapter unless it is allowed. */
  readonly startGpu: (allowSoftware: boolean) => Promise<GpuStart>;
}

export interface EngineHost {
  /** Routes on the engine in use; when that engine dies meanwhile, on its successor. */
  route(inputs: readonly RouteInput[], wanted?: Wanted): Promise<RouteOutcome[]>;
  prefer(preference: EnginePreference): void;
  dispose(): void;
}

/** Deaths of one kind of engine, without an answer of that kind between them, after which it counts as unusable. */
const MAX_DEATHS = 3;

/**
 * Keeps one engine running. The worker starts at once, so that the first picture waits for nothing; WebGPU takes over
 * when it has started and passed its self-check. A lost device falls back to the worker and is then asked for again;
 * a dead worker is replaced. Every change is reported through `onStatus`.
 */
export function createEngineHost(
  { startWorker, startGpu }: EngineStarters,
  onStatus: (status: EngineStatus) => void,
): EngineHost {
  let current: Engine | null = null;
  let preference: EnginePreference = 'auto';
  let refusal: EngineStatus['refusal'] = null;
  let gpuAttempt = 0;
  let isStarting = false;
  const deaths: Record<EngineKind, number> = { webgpu: 0, worker: 0 };
  let disposed = false;

  function adopt(engine: Engine): void {
    const previous = current;
    current = engine;
    previous?.dispose();
    void engine.lost.then((reason) => {
      if (engine === current) replace(engine, reason);
    });
    report();
  }

  function report(): void {
    onStatus({ kind: current?.kind ?? null, label: current?.label ?? '', preference, isStarting, refusal });
  }

  function ensureWorker(): void {
    if (current?.kind === 'worker') {
      report();
      return;
    }
    let worker: Engine;
    try {
      worker = startWorker();
    } catch (error) {
      refusal = { reason: 'workerLost', detail: messageOf(error) };
      report();
      return;
    }
    adopt(worker);
  }

  function replace(dead: Engine, detail: string): void {
    dead.dispose();
    current = null;
    const isUsable = ++deaths[dead.kind] < MAX_DEATHS;
    refusal = { reason: dead.kind === 'webgpu' ? 'deviceLost' : 'workerLost', detail };
    if (dead.kind === 'webgpu' || isUsable) ensureWorker();
    else report();
    if (dead.kind === 'webgpu' && isUsable) void tryGpu();
  }

  async function tryGpu(): Promise<void> {
    const attempt = ++gpuAttempt;
    isStarting = true;
    report();
    // It rejects when its code cannot be loaded: then there is no device either.
    const start = await startGpu(preference === 'webgpu').catch(
      (error: unknown): GpuStart => ({ ok: false, reason: 'noDevice', detail: messageOf(error) }),
    );
    if (disposed || attempt !== gpuAttempt) {
      if (start.ok) start.engine.dispose();
      return;
    }
    isStarting = false;
    if (start.ok) {
      refusal = null;
      adopt(start.engine);
    } else {
      refusal = { reason: start.reason, detail: start.detail };
      ensureWorker();
    }
  }

  return {
    async route(inputs, wanted) {
      for (;;) {
        const engine = current;
        if (!engine) throw new Error(refusal?.detail ?? 'no engine is running');
        try {
          const outcomes = await engine.route(inputs, wanted);
          deaths[engine.kind] = 0;
          return outcomes;
        } catch (error) {
          if (engine === current) replace(engine, messageOf(error));
        }
      }
    },
    prefer(next) {
      if (disposed) return;
      preference = next;
      refusal = null;
      deaths.webgpu = 0;
      deaths.worker = 0;
      gpuAttempt++;
      isStarting = false;
      ensureWorker();
      if (next !== 'worker') void tryGpu();
    },
    dispose() {
      disposed = true;
      current?.dispose();
      current = null;
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
