import type { RouteOutcome } from '../core/result-arrays';
import type { RouteInput } from '../core/types';
import { type Engine, type EngineKind, EngineLost, type LossReason, type Wanted } from './engine';

/** The user's choice; `auto` takes WebGPU on a real adapter, else the worker. */
export type EnginePreference = 'auto' | EngineKind;

/** Why an engine is not in use although it was tried. */
export type RefusalReason =
  | LossReason
  | 'noApi'
  | 'noAdapter'
  | 'noDevice'
  | 'selfCheckFailed'
  | 'softwareAdapter'
  | 'gpuNotLoaded';

export interface EngineStatus {
  /** Null until an engine has started. */
  readonly kind: EngineKind | null;
  readonly label: string;
  readonly preference: EnginePreference;
  /** WebGPU is being started and checked. */
  readonly isStarting: boolean;
  /** The code of the engine in use is still being loaded. */
  readonly isLoading: boolean;
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
  /** Routes on the engine in use; if that dies meanwhile, on its successor. */
  route(inputs: readonly RouteInput[], wanted?: Wanted): Promise<RouteOutcome[]>;
  prefer(preference: EnginePreference): void;
  /**
   * If every engine was given up, tries once more for each new question, because the cause may be gone. The tries are at
   * least a second apart.
   */
  revive(): void;
  dispose(): void;
}

/** After so many deaths without an answer between them, a kind of engine counts as unusable. */
const MAX_DEATHS = 3;

/** The time from the death of the last engine to the next try. */
const REVIVAL_MS = 1000;

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
  let isLoading = false;
  let lastDeath = 0;
  let revival: ReturnType<typeof setTimeout> | null = null;
  const deaths: Record<EngineKind, number> = { webgpu: 0, worker: 0 };
  let disposed = false;

  function adopt(engine: Engine): void {
    const previous = current;
    current = engine;
    isLoading = engine.loaded !== null;
    previous?.dispose();
    void engine.loaded?.then(() => {
      if (engine !== current) return;
      isLoading = false;
      if (refusal?.reason === 'workerNotLoaded') refusal = null;
      report();
    });
    void engine.lost.then((loss) => {
      if (engine === current) replace(engine, loss);
    });
    report();
  }

  function report(): void {
    onStatus({
      kind: current?.kind ?? null,
      label: current?.label ?? '',
      preference,
      isStarting,
      isLoading,
      refusal,
    });
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

  function replace(dead: Engine, { reason, message }: EngineLost): void {
    dead.dispose();
    current = null;
    isLoading = false;
    lastDeath = performance.now();
    const isUsable = ++deaths[dead.kind] < MAX_DEATHS;
    refusal = { reason, detail: message };
    if (dead.kind === 'webgpu' || isUsable) ensureWorker();
    else report();
    if (dead.kind === 'webgpu' && isUsable) void tryGpu();
  }

  async function tryGpu(): Promise<void> {
    const attempt = ++gpuAttempt;
    isStarting = true;
    report();
    // It rejects when its code cannot be loaded.
    const start = await startGpu(preference === 'webgpu').catch(
      (error: unknown): GpuStart => ({ ok: false, reason: 'gpuNotLoaded', detail: messageOf(error) }),
    );
    if (disposed || attempt !== gpuAttempt) {
      if (start.ok) start.engine.dispose();
      return;
    }
    isStarting = false;
    if (start.ok) {
      refusal = null;
      adopt(start.engine);
      return;
    }
    refusal = { reason: start.reason, detail: start.detail };
    ensureWorker();
    // A device may be lost during its check as well as later: both count the same.
    if (start.reason === 'deviceLost' && ++deaths.webgpu < MAX_DEATHS) void tryGpu();
  }

  /** The engines of the present choice; WebGPU unless it is given up. */
  function begin(): void {
    ensureWorker();
    if (preference !== 'worker' && deaths.webgpu < MAX_DEATHS) void tryGpu();
  }

  function cancelRevival(): void {
    if (revival !== null) clearTimeout(revival);
    revival = null;
  }

  return {
    async route(inputs, wanted) {
      for (;;) {
        const engine = current;
        if (!engine) throw new Error(refusal?.detail || refusal?.reason || 'no engine is running');
        try {
          const outcomes = await engine.route(inputs, wanted);
          deaths[engine.kind] = 0;
          return outcomes;
        } catch (error) {
          if (engine === current) replace(engine, lossOf(engine, error));
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
      cancelRevival();
      begin();
    },
    revive() {
      if (disposed || current || isStarting || revival !== null) return;
      const pause = Math.max(0, lastDeath + REVIVAL_MS - performance.now());
      revival = setTimeout(() => {
        revival = null;
        // One death more gives it up again.
        deaths.worker = MAX_DEATHS - 1;
        begin();
      }, pause);
    },
    dispose() {
      disposed = true;
      cancelRevival();
      current?.dispose();
      current = null;
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** How an engine died, from its failed routing. */
function lossOf({ kind }: Engine, error: unknown): EngineLost {
  if (error instanceof EngineLost) return error;
  return new EngineLost(kind === 'webgpu' ? 'gpuFailed' : 'workerLost', messageOf(error));
}
