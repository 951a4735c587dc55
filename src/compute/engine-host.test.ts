import { describe, expect, it } from 'vitest';
import type { RouteInput, RouteOutcome } from '../core/types';
import type { Engine, EngineKind } from './engine';
import { createEngineHost, type EngineStatus, type GpuStart, type RefusalReason } from './engine-host';

/** An engine whose answers and death are given by the test. */
interface FakeEngine extends Engine {
  readonly asked: (readonly RouteInput[])[];
  isDisposed: boolean;
  answer(outcomes: RouteOutcome[]): void;
  die(reason: string): void;
}

function fakeEngine(kind: EngineKind, label: string): FakeEngine {
  const waiting: Deferred<RouteOutcome[]>[] = [];
  const lost = deferred<string>();
  const end = (reason: string) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(reason));
  };
  return {
    kind,
    label,
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
    die(reason) {
      end(reason);
      lost.resolve(reason);
    },
    dispose() {
      this.isDisposed = true;
      end('disposed');
    },
  };
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

/** A host whose engines are fakes; `log` tells in which order they were asked for. */
function setUp() {
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

/** Lets every promise that is due run. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

const inputs: RouteInput[] = [];
const answerOf = (id: number): RouteOutcome[] => [
  { ok: false, error: { field: 'topK', code: 'outOfRange', values: { id } } },
];

describe('the start', () => {
  it('runs the worker before WebGPU is asked for, so that the first picture waits for nothing', () => {
    const { host, log, status } = setUp();
    host.prefer('auto');
    expect(log).toEqual(['worker', 'gpu']);
    expect(status()).toEqual({
      kind: 'worker',
      label: 'worker 0',
      preference: 'auto',
      isStarting: true,
      refusal: null,
    });
  });

  it('hands over to WebGPU once it is ready, and ends the worker', async () => {
    const { host, workers, startGpu, status } = setUp();
    host.prefer('auto');
    const gpu = await startGpu(0);
    expect(workers[0]!.isDisposed).toBe(true);
    expect(status()).toEqual({
      kind: 'webgpu',
      label: 'gpu 0',
      preference: 'auto',
      isStarting: false,
      refusal: null,
    });
    const reply = host.route(inputs);
    gpu.answer(answerOf(1));
    expect(await reply).toEqual(answerOf(1));
    expect(workers[0]!.asked).toEqual([]);
  });

  it.each<RefusalReason>(['noApi', 'noAdapter', 'noDevice', 'selfCheckFailed', 'softwareAdapter'])(
    'keeps the worker and says why when WebGPU is refused: %s',
    async (reason) => {
      const { host, workers, refuseGpu, status } = setUp();
      host.prefer('auto');
      await refuseGpu(0, reason, 'scores[3]');
      expect(status()).toMatchObject({
        kind: 'worker',
        isStarting: false,
        refusal: { reason, detail: 'scores[3]' },
      });
      expect(workers).toHaveLength(1);
      expect(workers[0]!.isDisposed).toBe(false);
    },
  );

  it('allows a software adapter only to a person who chose WebGPU', () => {
    const { host, log } = setUp();
    host.prefer('auto');
    host.prefer('webgpu');
    expect(log).toEqual(['worker', 'gpu', 'gpu, software allowed']);
  });

  it('never asks for WebGPU when the worker was chosen', async () => {
    const { host, log, status } = setUp();
    host.prefer('worker');
    await settle();
    expect(log).toEqual(['worker']);
    expect(status()).toMatchObject({ kind: 'worker', preference: 'worker', isStarting: false });
  });

  it('counts WebGPU code that cannot be loaded as no device', async () => {
    const { host, gpuStarts, status } = setUp();
    host.prefer('auto');
    gpuStarts[0]!.reject(new Error('Failed to fetch dynamically imported module'));
    await settle();
    expect(status()).toMatchObject({
      kind: 'worker',
      isStarting: false,
      refusal: { reason: 'noDevice', detail: 'Failed to fetch dynamically imported module' },
    });
  });

  it('still asks for WebGPU where no worker may be started', async () => {
    const statuses: EngineStatus[] = [];
    const start = deferred<GpuStart>();
    const host = createEngineHost(
      {
        startWorker() {
          throw new Error('workers are forbidden');
        },
        startGpu: () => start.promise,
      },
      (status) => statuses.push(status),
    );
    host.prefer('auto');
    expect(statuses.at(-1)).toMatchObject({
      kind: null,
      isStarting: true,
      refusal: { reason: 'workerLost', detail: 'workers are forbidden' },
    });
    await expect(host.route(inputs)).rejects.toThrow('workers are forbidden');
    start.resolve({ ok: true, engine: fakeEngine('webgpu', 'gpu') });
    await settle();
    expect(statuses.at(-1)).toMatchObject({ kind: 'webgpu', refusal: null });
  });
});

describe('a lost device', () => {
  it('is followed by a worker at once, while WebGPU is asked for again', async () => {
    const { host, log, startGpu, status, workers } = setUp();
    host.prefer('auto');
    const gpu = await startGpu(0);
    gpu.die('driver reset');
    await settle();
    expect(log).toEqual(['worker', 'gpu', 'worker', 'gpu']);
    expect(gpu.isDisposed).toBe(true);
    expect(status()).toEqual({
      kind: 'worker',
      label: 'worker 1',
      preference: 'auto',
      isStarting: true,
      refusal: { reason: 'deviceLost', detail: 'driver reset' },
    });
    await startGpu(1);
    expect(status()).toMatchObject({ kind: 'webgpu', label: 'gpu 1', refusal: null });
    expect(workers[1]!.isDisposed).toBe(true);
  });

  it('does not lose the routing in flight: the worker answers it', async () => {
    const { host, startGpu, workers } = setUp();
    host.prefer('auto');
    const gpu = await startGpu(0);
    const reply = host.route(inputs);
    gpu.die('driver reset');
    await settle();
    expect(workers[1]!.asked).toEqual([inputs]);
    workers[1]!.answer(answerOf(2));
    expect(await reply).toEqual(answerOf(2));
  });

  it('is given up after three deaths, although the worker answers between them', async () => {
    const { host, log, startGpu, status, workers } = setUp();
    host.prefer('auto');
    for (let i = 0; i < 3; i++) {
      const gpu = await startGpu(i);
      const reply = host.route(inputs);
      gpu.die(`death ${i}`);
      await settle();
      workers.at(-1)!.answer(answerOf(i));
      await reply;
    }
    expect(log.filter((entry) => entry === 'gpu')).toHaveLength(3);
    expect(status()).toMatchObject({
      kind: 'worker',
      isStarting: false,
      refusal: { reason: 'deviceLost', detail: 'death 2' },
    });
  });

  it('is asked for without end as long as WebGPU answers between its deaths', async () => {
    const { host, log, startGpu } = setUp();
    host.prefer('auto');
    for (let i = 0; i < 5; i++) {
      const gpu = await startGpu(i);
      const reply = host.route(inputs);
      gpu.answer(answerOf(i));
      await reply;
      gpu.die('driver reset');
      await settle();
    }
    expect(log.filter((entry) => entry === 'gpu')).toHaveLength(6);
  });
});

describe('a dead worker', () => {
  it('is replaced, and its routing in flight is answered by its successor', async () => {
    const { host, workers, status } = setUp();
    host.prefer('worker');
    const reply = host.route(inputs);
    workers[0]!.die('out of memory');
    await settle();
    expect(status()).toMatchObject({
      kind: 'worker',
      label: 'worker 1',
      refusal: { reason: 'workerLost', detail: 'out of memory' },
    });
    workers[1]!.answer(answerOf(3));
    expect(await reply).toEqual(answerOf(3));
    expect(workers).toHaveLength(2);
  });

  it('is not replaced after three deaths without an answer; a new choice starts again', async () => {
    const { host, workers, status } = setUp();
    host.prefer('worker');
    const reply = host.route(inputs).catch((error: Error) => error.message);
    for (let i = 0; i < 3; i++) {
      workers[i]!.die(`death ${i}`);
      await settle();
    }
    expect(workers).toHaveLength(3);
    expect(await reply).toBe('death 2');
    expect(status()).toMatchObject({ kind: null, label: '', refusal: { reason: 'workerLost' } });
    await expect(host.route(inputs)).rejects.toThrow('death 2');

    host.prefer('worker');
    expect(status()).toMatchObject({ kind: 'worker', label: 'worker 3', refusal: null });
  });

  it('is replaced as often as it dies when it answers between', async () => {
    const { host, workers, status } = setUp();
    host.prefer('worker');
    for (let i = 0; i < 6; i++) {
      const reply = host.route(inputs);
      workers[i]!.answer(answerOf(i));
      await reply;
      workers[i]!.die('killed');
      await settle();
    }
    expect(workers).toHaveLength(7);
    expect(status().kind).toBe('worker');
  });
});

describe('a change of choice', () => {
  it('drops a WebGPU start that comes too late', async () => {
    const { host, startGpu, status, workers } = setUp();
    host.prefer('auto');
    host.prefer('worker');
    const late = await startGpu(0);
    expect(late.isDisposed).toBe(true);
    expect(workers).toHaveLength(1);
    expect(status()).toMatchObject({ kind: 'worker', preference: 'worker', isStarting: false });
  });

  it('takes the engine of the newer of two starts, whichever ends first', async () => {
    const { host, startGpu, status } = setUp();
    host.prefer('auto');
    host.prefer('webgpu');
    const second = await startGpu(1);
    const first = await startGpu(0);
    expect(first.isDisposed).toBe(true);
    expect(second.isDisposed).toBe(false);
    expect(status()).toMatchObject({ kind: 'webgpu', label: 'gpu 1', preference: 'webgpu' });
  });

  it('ignores the refusal of a start that was given up', async () => {
    const { host, refuseGpu, status } = setUp();
    host.prefer('auto');
    host.prefer('worker');
    await refuseGpu(0, 'noAdapter');
    expect(status().refusal).toBeNull();
  });

  it('moves a routing in flight from WebGPU to the worker', async () => {
    const { host, startGpu, workers, status } = setUp();
    host.prefer('auto');
    const gpu = await startGpu(0);
    const reply = host.route(inputs);
    host.prefer('worker');
    await settle();
    expect(gpu.isDisposed).toBe(true);
    workers[1]!.answer(answerOf(4));
    expect(await reply).toEqual(answerOf(4));
    expect(status().refusal).toBeNull();
  });

  it('moves a routing in flight from the worker to WebGPU when that takes over', async () => {
    const { host, startGpu } = setUp();
    host.prefer('auto');
    const reply = host.route(inputs);
    const gpu = await startGpu(0);
    gpu.answer(answerOf(5));
    expect(await reply).toEqual(answerOf(5));
  });
});

describe('a disposed host', () => {
  it('ends its engine, routes nothing and starts nothing', async () => {
    const { host, log, startGpu, workers } = setUp();
    host.prefer('auto');
    const reply = host.route(inputs);
    host.dispose();
    await expect(reply).rejects.toThrow('no engine is running');
    expect(workers[0]!.isDisposed).toBe(true);
    expect((await startGpu(0)).isDisposed).toBe(true);
    host.prefer('webgpu');
    expect(log).toEqual(['worker', 'gpu']);
  });
});
