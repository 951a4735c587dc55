import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RouteInput, RouteOutcome } from '../core/types';
import { type Deferred, deferred } from './deferred';
import { type Engine, type EngineKind, EngineLost, type LossReason } from './engine';
import { createEngineHost, type EngineStatus, type GpuStart, type RefusalReason } from './engine-host';

/** An engine whose answers and death are given by the test. */
interface FakeEngine extends Engine {
  readonly asked: (readonly RouteInput[])[];
  isDisposed: boolean;
  answer(outcomes: RouteOutcome[]): void;
  die(message: string, reason?: LossReason): void;
  /** Its code is there. */
  load(): void;
}

function fakeEngine(kind: EngineKind, label: string): FakeEngine {
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

/** A host whose engines are fakes; `log` tells in which order they were asked for. */
function setUp({ areWorkersThere = true } = {}) {
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
      isLoading: true,
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
      isLoading: false,
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

  it('tells WebGPU code that cannot be loaded from a device that cannot be had', async () => {
    const { host, gpuStarts, status } = setUp();
    host.prefer('auto');
    gpuStarts[0]!.reject(new Error('Failed to fetch dynamically imported module'));
    await settle();
    expect(status()).toMatchObject({
      kind: 'worker',
      isStarting: false,
      refusal: { reason: 'gpuNotLoaded', detail: 'Failed to fetch dynamically imported module' },
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

describe('a worker whose code is on its way', () => {
  it('is said to be loading until it is there', async () => {
    const { host, workers, status } = setUp({ areWorkersThere: false });
    host.prefer('worker');
    await settle();
    expect(status()).toMatchObject({ kind: 'worker', isLoading: true });
    workers[0]!.load();
    await settle();
    expect(status()).toMatchObject({ kind: 'worker', isLoading: false });
  });

  it('that could not be loaded at first is no trouble any more once it is there', async () => {
    const { host, workers, status } = setUp({ areWorkersThere: false });
    host.prefer('worker');
    workers[0]!.die('', 'workerNotLoaded');
    await settle();
    expect(status()).toMatchObject({ isLoading: true, refusal: { reason: 'workerNotLoaded' } });
    workers[1]!.load();
    await settle();
    expect(status()).toMatchObject({ isLoading: false, refusal: null });
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
      isLoading: false,
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

  it('hung or in error is told from one that is lost', async () => {
    const { host, startGpu, status } = setUp();
    host.prefer('auto');
    (await startGpu(0)).die('', 'gpuSilent');
    await settle();
    expect(status()).toMatchObject({ kind: 'worker', refusal: { reason: 'gpuSilent', detail: '' } });
    (await startGpu(1)).die('out of memory', 'gpuFailed');
    await settle();
    expect(status()).toMatchObject({ refusal: { reason: 'gpuFailed', detail: 'out of memory' } });
  });

  it('is asked for again when it was lost in its self-check, three times at most', async () => {
    const { host, log, refuseGpu, status } = setUp();
    host.prefer('auto');
    for (let i = 0; i < 3; i++) await refuseGpu(i, 'deviceLost', `death ${i}`);
    expect(log.filter((entry) => entry === 'gpu')).toHaveLength(3);
    expect(status()).toMatchObject({
      kind: 'worker',
      isStarting: false,
      refusal: { reason: 'deviceLost', detail: 'death 2' },
    });
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

describe('where every engine was given up', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A host whose workers died three times, on a clock of the test. */
  async function givenUp() {
    vi.useFakeTimers();
    const made = setUp();
    made.host.prefer('worker');
    const routing = made.host.route(inputs).catch(() => {});
    for (let i = 0; i < 3; i++) {
      made.workers[i]!.die('', 'workerNotLoaded');
      await vi.advanceTimersByTimeAsync(0);
    }
    await routing;
    expect(made.status()).toMatchObject({ kind: null, refusal: { reason: 'workerNotLoaded' } });
    return made;
  }

  it('a new question tries once more, a second after the last death', async () => {
    const { host, workers, status } = await givenUp();
    host.revive();
    await vi.advanceTimersByTimeAsync(999);
    expect(workers).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(workers).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(0);
    expect(status()).toMatchObject({ kind: 'worker', isLoading: false, refusal: null });
    const reply = host.route(inputs);
    workers[3]!.answer(answerOf(6));
    expect(await reply).toEqual(answerOf(6));
  });

  it('a hundred questions in ten seconds try ten times, and each try is one worker', async () => {
    const { host, workers, status } = await givenUp();
    for (let i = 0; i < 100; i++) {
      host.revive();
      await vi.advanceTimersByTimeAsync(100);
      if (status().kind) workers.at(-1)!.die('', 'workerNotLoaded');
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(workers.length - 3).toBeLessThanOrEqual(10);
    expect(workers.length - 3).toBeGreaterThan(5);
    expect(status().kind).toBeNull();
  });

  it('a choice made by hand starts at once, and no try follows it', async () => {
    const { host, workers } = await givenUp();
    host.revive();
    host.prefer('worker');
    expect(workers).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(5000);
    expect(workers).toHaveLength(4);
  });

  it('nothing is tried while an engine runs', async () => {
    const { host, workers } = setUp();
    host.prefer('worker');
    host.revive();
    await settle();
    expect(workers).toHaveLength(1);
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
