import { describe, expect, it } from 'vitest';
import { deferred } from './deferred';
import { createEngineHost, type EngineStatus, type GpuStart, type RefusalReason } from './engine-host';
import { answerOf, fakeEngine, inputs, settle, setUp } from './fake-engines';

describe('the start', () => {
  it('runs the worker before it asks for WebGPU, so that the first picture waits for nothing', () => {
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

  it('tells code of WebGPU that cannot be loaded from a device that is not available', async () => {
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

  it('still asks for WebGPU if no worker may be started', async () => {
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

describe('a worker whose code is being loaded', () => {
  it('is reported as loading until the code is there', async () => {
    const { host, workers, status } = setUp({ areWorkersThere: false });
    host.prefer('worker');
    await settle();
    expect(status()).toMatchObject({ kind: 'worker', isLoading: true });
    workers[0]!.load();
    await settle();
    expect(status()).toMatchObject({ kind: 'worker', isLoading: false });
  });

  it('is no longer refused once its code is there, even if it could not be loaded at first', async () => {
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

describe('a change of choice', () => {
  it('drops a start of WebGPU that ends too late', async () => {
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
