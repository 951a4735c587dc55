import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deferred } from '../deferred';
import { startGpu } from './start-gpu';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('GPUBufferUsage', { STORAGE: 128, UNIFORM: 64, COPY_SRC: 4, COPY_DST: 8, MAP_READ: 1 });
  vi.stubGlobal('GPUMapMode', { READ: 1 });
  vi.stubGlobal('GPUShaderStage', { COMPUTE: 4 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

interface FakeInfo {
  vendor?: string;
  architecture?: string;
  isFallbackAdapter?: boolean;
}

const NVIDIA: FakeInfo = { vendor: 'nvidia', architecture: 'hopper', isFallbackAdapter: false };
const SOFTWARE: FakeInfo = { vendor: 'google', architecture: 'swiftshader', isFallbackAdapter: true };

/** A GPU that offers these adapters one request after another, each with that device. */
function fakeGpu(adapters: (FakeInfo | null)[], device: () => Promise<unknown> = fakeDevice) {
  const requestDevice = vi.fn(device);
  const requestAdapter = vi.fn(async () => {
    const info = adapters.shift() ?? null;
    return info && { info, requestDevice };
  });
  return { gpu: { requestAdapter } as unknown as GPU, requestAdapter, requestDevice };
}

interface FakeDevice {
  /** It never answers a submission. */
  hangs?: boolean;
  /** The compiler's messages about the kernel. */
  messages?: { type: string; lineNum: number; linePos: number; message: string }[];
}

/** A device that accepts everything and answers with zeros: a kernel that computes nothing. */
async function fakeDevice({ hangs = false, messages = [] }: FakeDevice = {}) {
  const lost = deferred<{ reason: string; message: string }>();
  const heard: ((event: { error: { message: string } }) => void)[] = [];
  const pass = { setPipeline() {}, setBindGroup() {}, dispatchWorkgroups() {}, end() {} };
  return {
    destroy: vi.fn(),
    lost: lost.promise,
    lose: lost.resolve,
    addEventListener(_name: 'uncapturederror', listener: (typeof heard)[number]) {
      heard.push(listener);
    },
    /** It reports an error that belongs to no call. */
    fail(message: string) {
      for (const listener of heard) listener({ error: { message } });
    },
    queue: { writeBuffer() {}, submit() {} },
    createShaderModule: () => ({ getCompilationInfo: async () => ({ messages }) }),
    createBindGroupLayout: () => ({}),
    createPipelineLayout: () => ({}),
    createComputePipelineAsync: async () => ({}),
    createBindGroup: () => ({}),
    createBuffer: ({ size }: { size: number }) => ({
      size,
      destroy() {},
      unmap() {},
      mapAsync: () => (hangs ? new Promise<void>(() => {}) : Promise.resolve()),
      getMappedRange: (start: number, length: number) => new ArrayBuffer(length - start),
    }),
    createCommandEncoder: () => ({
      beginComputePass: () => pass,
      copyBufferToBuffer() {},
      finish: () => ({}),
    }),
  };
}

/** Starts WebGPU and lets the time pass that it waits between its two requests. */
async function started(allowSoftware: boolean, gpu: GPU) {
  const start = startGpu(allowSoftware, gpu);
  await vi.advanceTimersByTimeAsync(300);
  return start;
}

describe('WebGPU is refused', () => {
  it('if the browser has no such interface', async () => {
    vi.stubGlobal('navigator', {});
    expect(await startGpu(false)).toEqual({ ok: false, reason: 'noApi', detail: '' });
  });

  it('when there is no adapter at the second request either', async () => {
    const { gpu, requestAdapter } = fakeGpu([]);
    expect(await started(false, gpu)).toEqual({ ok: false, reason: 'noAdapter', detail: '' });
    expect(requestAdapter).toHaveBeenCalledTimes(2);
  });

  it('on a software adapter, which is named', async () => {
    const { gpu, requestDevice } = fakeGpu([SOFTWARE]);
    expect(await started(false, gpu)).toEqual({
      ok: false,
      reason: 'softwareAdapter',
      detail: 'google swiftshader (software)',
    });
    expect(requestDevice).not.toHaveBeenCalled();
  });

  it('when the adapter gives no device, with what it says', async () => {
    const { gpu } = fakeGpu([NVIDIA], async () => {
      throw new Error('too many devices');
    });
    expect(await started(false, gpu)).toEqual({
      ok: false,
      reason: 'noDevice',
      detail: 'too many devices',
    });
  });

  it('when asking for an adapter fails, at the second request too', async () => {
    const { gpu, requestAdapter } = fakeGpu([null]);
    requestAdapter.mockResolvedValueOnce(null).mockRejectedValueOnce(new Error('GPU process gone'));
    expect(await started(false, gpu)).toMatchObject({ reason: 'noDevice', detail: 'GPU process gone' });
  });

  it('when the kernel does not compile, with what the compiler says; the device is given back', async () => {
    const device = await fakeDevice({
      messages: [
        { type: 'warning', lineNum: 1, linePos: 1, message: 'unused' },
        { type: 'error', lineNum: 7, linePos: 3, message: 'unknown type' },
      ],
    });
    device.createComputePipelineAsync = async () => {
      throw new Error('invalid shader');
    };
    const { gpu } = fakeGpu([NVIDIA], async () => device);
    expect(await started(false, gpu)).toEqual({
      ok: false,
      reason: 'gpuFailed',
      detail: 'invalid shader; kernel 7:3: unknown type',
    });
    expect(device.destroy).toHaveBeenCalled();
  });

  it('when the device is lost in its self-check, as lost', async () => {
    const device = await fakeDevice({ hangs: true });
    const { gpu } = fakeGpu([NVIDIA], async () => device);
    const start = startGpu(false, gpu);
    await vi.advanceTimersByTimeAsync(300);
    device.lose({ reason: 'unknown', message: 'driver reset' });
    await vi.advanceTimersByTimeAsync(0);
    expect(await start).toEqual({ ok: false, reason: 'deviceLost', detail: 'driver reset' });
    expect(device.destroy).toHaveBeenCalled();
  });

  it('as lost even if calls on the device fail before the loss is reported', async () => {
    const device = await fakeDevice();
    device.queue.submit = () => {
      queueMicrotask(() => device.lose({ reason: 'unknown', message: 'driver reset' }));
      throw new Error('aborted');
    };
    const { gpu } = fakeGpu([NVIDIA], async () => device);
    expect(await started(false, gpu)).toEqual({ ok: false, reason: 'deviceLost', detail: 'driver reset' });
  });

  it('when the device does not answer in its self-check, after fifteen seconds and a little for each row', async () => {
    const device = await fakeDevice({ hangs: true });
    const { gpu } = fakeGpu([NVIDIA], async () => device);
    let end: unknown = null;
    void startGpu(false, gpu).then((start) => {
      end = start;
    });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(end).toBeNull();
    await vi.advanceTimersByTimeAsync(2000);
    expect(end).toEqual({ ok: false, reason: 'gpuSilent', detail: '' });
    expect(device.destroy).toHaveBeenCalled();
  });

  it('when the device reports an error that belongs to no call, with its words', async () => {
    const device = await fakeDevice({ hangs: true });
    const { gpu } = fakeGpu([NVIDIA], async () => device);
    const start = startGpu(false, gpu);
    await vi.advanceTimersByTimeAsync(300);
    device.fail('out of memory');
    expect(await start).toEqual({ ok: false, reason: 'gpuFailed', detail: 'out of memory' });
  });

  it('when its answers differ from the reference, with the first difference; the device is given back', async () => {
    const device = await fakeDevice();
    const { gpu } = fakeGpu([NVIDIA], async () => device);
    const start = await started(false, gpu);
    expect(start).toMatchObject({ ok: false, reason: 'selfCheckFailed' });
    expect(start.ok ? '' : start.detail).toMatch(/^scores\[0\]: 0, expected 0\.\d+$/);
    expect(device.destroy).toHaveBeenCalled();
  });
});

describe('WebGPU is tried', () => {
  it('on an adapter that is only there at the second request', async () => {
    const { gpu, requestAdapter, requestDevice } = fakeGpu([null, NVIDIA]);
    await started(false, gpu);
    expect(requestAdapter).toHaveBeenCalledTimes(2);
    expect(requestDevice).toHaveBeenCalledTimes(1);
  });

  it('on the first adapter without a second request', async () => {
    const { gpu, requestAdapter, requestDevice } = fakeGpu([NVIDIA]);
    await started(false, gpu);
    expect(requestAdapter).toHaveBeenCalledTimes(1);
    expect(requestDevice).toHaveBeenCalledTimes(1);
  });

  it('on a software adapter if that is allowed', async () => {
    const { gpu, requestDevice } = fakeGpu([SOFTWARE]);
    expect(await started(true, gpu)).toMatchObject({ reason: 'selfCheckFailed' });
    expect(requestDevice).toHaveBeenCalledTimes(1);
  });
});
