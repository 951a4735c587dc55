import type { RouteInput, RouteOutcome } from '../../core/types';
import type { Engine } from '../engine';
import type { RouteReply, RouteRequest } from './protocol';
import type { ResultArray } from './trim';

/** A worker that has said nothing for this long is taken for dead. A token takes it well under a millisecond. */
const SILENCE_MS = 5000;

interface Waiting {
  readonly resolve: (outcomes: RouteOutcome[]) => void;
  readonly reject: (error: Error) => void;
  readonly alarm: ReturnType<typeof setTimeout>;
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

  function end(reason: string): void {
    if (ended !== null) return;
    ended = reason;
    worker.terminate();
    for (const { reject, alarm } of waiting.values()) {
      clearTimeout(alarm);
      reject(new Error(reason));
    }
    waiting.clear();
  }

  function die(reason: string): void {
    end(reason);
    announce(reason);
  }

  worker.onerror = (event) => die(event.message || 'the worker stopped');
  worker.onmessageerror = () => die('the worker sent something unreadable');
  worker.onmessage = (event: MessageEvent<RouteReply>) => {
    const job = waiting.get(event.data.id);
    if (!job) return;
    waiting.delete(event.data.id);
    clearTimeout(job.alarm);
    job.resolve(event.data.outcomes);
  };

  return {
    kind: 'worker',
    label: 'worker',
    lost,
    route(inputs: readonly RouteInput[], keep?: readonly ResultArray[]) {
      if (ended !== null) return Promise.reject(new Error(ended));
      return new Promise((resolve, reject) => {
        const id = nextId++;
        const alarm = setTimeout(() => die('the worker does not answer'), SILENCE_MS);
        waiting.set(id, { resolve, reject, alarm });
        const request: RouteRequest = { id, inputs, keep };
        worker.postMessage(request);
      });
    },
    dispose: () => end('disposed'),
  };
}

function spawnRouteWorker(): Worker {
  return new Worker(new URL('./route.worker.ts', import.meta.url), { type: 'module', name: 'route' });
}
