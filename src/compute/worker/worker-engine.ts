import type { ResultArray, RouteOutcome } from '../../core/result-arrays';
import type { RouteInput } from '../../core/types';
import { debounce } from '../debounce';
import { deferred } from '../deferred';
import { type Engine, EngineLost, type LossReason, type Wanted } from '../engine';
import { unpack } from './pack';
import { READY, type RouteReply, type RouteRequest } from './protocol';

/** A worker that is silent for this long counts as dead. A token takes it well under a millisecond. */
const SILENCE_MS = 5000;

/** How long its code may take to arrive: on a slow line much longer than any answer. */
const LOADING_MS = 120_000;

interface Waiting {
  readonly resolve: (outcomes: RouteOutcome[]) => void;
  readonly reject: (error: Error) => void;
  readonly arrays: readonly ResultArray[];
}

/**
 * The CPU engine: `route-batch.ts` in a worker of its own. Questions wait while its code is being loaded; its silence
 * counts from its first message on.
 */
export function createWorkerEngine(spawn: () => Worker = spawnRouteWorker): Engine {
  const worker = spawn();
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  let ended: Error | null = null;
  let isLoaded = false;
  const lost = deferred<EngineLost>();
  const loaded = deferred<void>();

  const whenSilent = debounce(SILENCE_MS, () => {
    if (waiting.size > 0) die('workerSilent');
  });
  const loading = setTimeout(() => die('workerNotLoaded'), LOADING_MS);

  function end(reason: Error): void {
    if (ended !== null) return;
    ended = reason;
    worker.terminate();
    whenSilent.cancel();
    clearTimeout(loading);
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  }

  function die(reason: LossReason, message?: string): void {
    const loss = new EngineLost(reason, message);
    end(loss);
    lost.resolve(loss);
  }

  /** Its first message: from now on silence counts. */
  function hear(): void {
    if (isLoaded) return;
    isLoaded = true;
    clearTimeout(loading);
    loaded.resolve();
    if (waiting.size > 0) whenSilent.call();
  }

  worker.onerror = ({ message }) => die(isLoaded || message ? 'workerLost' : 'workerNotLoaded', message);
  worker.onmessageerror = () => die('workerLost', 'the worker sent something unreadable');
  worker.onmessage = ({ data }: MessageEvent<RouteReply | typeof READY>) => {
    hear();
    if (data === READY) return;
    const { id, whole, packed } = data;
    const job = waiting.get(id);
    if (!job) return;
    waiting.delete(id);
    whenSilent.call();
    job.resolve(packed ? [...whole, ...unpack(packed, job.arrays)] : whole);
  };

  return {
    kind: 'worker',
    label: 'worker',
    loaded: loaded.promise,
    lost: lost.promise,
    route(inputs: readonly RouteInput[], wanted?: Wanted) {
      if (ended !== null) return Promise.reject(ended);
      return new Promise((resolve, reject) => {
        const id = nextId++;
        if (isLoaded) whenSilent.call();
        waiting.set(id, { resolve, reject, arrays: wanted?.arrays ?? [] });
        const request: RouteRequest = { id, inputs, wanted };
        worker.postMessage(request);
      });
    },
    dispose: () => end(new Error('disposed')),
  };
}

function spawnRouteWorker(): Worker {
  return new Worker(new URL('./route.worker.ts', import.meta.url), { type: 'module', name: 'route' });
}
