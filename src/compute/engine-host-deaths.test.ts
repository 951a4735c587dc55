import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerOf, inputs, settle, setUp } from './fake-engines';

describe('a lost device', () => {
  it('is replaced by a worker at once, while WebGPU is asked for again', async () => {
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

  it('is told from one that hangs or reports an error', async () => {
    const { host, startGpu, status } = setUp();
    host.prefer('auto');
    (await startGpu(0)).die('', 'gpuSilent');
    await settle();
    expect(status()).toMatchObject({ kind: 'worker', refusal: { reason: 'gpuSilent', detail: '' } });
    (await startGpu(1)).die('out of memory', 'gpuFailed');
    await settle();
    expect(status()).toMatchObject({ refusal: { reason: 'gpuFailed', detail: 'out of memory' } });
  });

  it('is asked for again if it was lost in its self-check, three times at most', async () => {
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

  it('is asked for again without limit as long as WebGPU answers between its deaths', async () => {
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

  it('is replaced without limit if it answers between its deaths', async () => {
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

describe('after every engine was given up', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A host whose workers died three times, on the test's clock. */
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
