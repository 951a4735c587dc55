import type { RouteInput, RouteOutcome } from '../../core/types';
import type { Engine, ResultArray, Wanted } from '../engine';
import { createRest } from '../rest';
import { unpack } from './pack';
import type { RouteReply, RouteRequest } from './protocol';

/** A worker that has said nothing for this long is taken for dead. A token takes it well under a millisecond. */
const SILENCE_MS = 5000;

interface Waiting {
  readonly resolve: (outcomes: RouteOutcome[]) => void;
  readonly reject: (error: Error) => void;
  readonly arrays: readonly ResultArray[];
}

/** The CPU engine: `route-batch.ts` in a worker of its own. */
export function createWorkerEngine(spawn: () => Worker = spawnRouteWorker): Engine {
  const worker = spawn();
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  let ended: string | null = null;
  let announce: (reason: string) => void = () => {};
  const lost = new Promise<string>((resolve) => {
    announce = resolve;
  });

  const silence = createRest(SILENCE_MS, () => {
    if (waiting.size > 0) die('the worker does not answer');
  });

  function end(reason: string): void {
    if (ended !== null) return;
    ended = reason;
    worker.terminate();
    silence.cancel();
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  }

  function die(reason: string): void {
    end(reason);
    announce(reason);
  }

  worker.onerror = (event) => die(event.message || 'the worker stopped');
  worker.onmessageerror = () => die('the worker sent something unreadable');
  worker.onmessage = (event: MessageEvent<RouteReply>) => {
    const { id, whole, packed } = event.data;
    const job = waiting.get(id);
    if (!job) return;
    waiting.delete(id);
    silence.touch();
    job.resolve(packed ? [...whole, ...unpack(packed, job.arrays)] : whole);
  };

  return {
    kind: 'worker',
    label: 'worker',
    lost,
    route(inputs: readonly RouteInput[], wanted?: Wanted) {
      if (ended !== null) return Promise.reject(new Error(ended));
      return new Promise((resolve, reject) => {
        const id = nextId++;
        silence.touch();
        waiting.set(id, { resolve, reject, arrays: wanted?.arrays ?? [] });
        const request: RouteRequest = { id, inputs, wanted };
        worker.postMessage(request);
      });
    },
    dispose: () => end('disposed'),
  };
}

function spawnRouteWorker(): Worker {
  return new Worker(new URL('./route.worker.ts', import.meta.url), { type: 'module', name: 'route' });
}
