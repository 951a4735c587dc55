import { EngineLost } from '../engine';
import type { GpuStart } from '../engine-host';
import { selfCheck } from './self-check';
import { createWebGpuEngine } from './webgpu-engine';

/** After this time an adapter is asked for again: right after its start a browser may have none yet. */
const SECOND_TRY_MS = 300;

/** Adapter, device, kernel, self-check: WebGPU ready for use, or the reason why not. */
export async function startGpu(
  allowSoftware: boolean,
  gpu: GPU | undefined = navigator.gpu,
): Promise<GpuStart> {
  if (!gpu) return { ok: false, reason: 'noApi', detail: '' };
  try {
    const adapter = (await gpu.requestAdapter()) ?? (await later(() => gpu.requestAdapter()));
    if (!adapter) return { ok: false, reason: 'noAdapter', detail: '' };
    const label = labelOf(adapter);
    if (adapter.info.isFallbackAdapter && !allowSoftware)
      return { ok: false, reason: 'softwareAdapter', detail: label };
    const device = await adapter.requestDevice();
    return await checkedEngine(device, label);
  } catch (error) {
    if (error instanceof EngineLost) return { ok: false, reason: error.reason, detail: error.message };
    return { ok: false, reason: 'noDevice', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** The kernel on a device, once it has passed its self-check. Without that the device is given back. */
async function checkedEngine(device: GPUDevice, label: string): Promise<GpuStart> {
  try {
    const engine = createWebGpuEngine(device, label);
    const difference = await selfCheck(engine);
    if (!difference) return { ok: true, engine };
    device.destroy();
    const { array, index, expected, actual } = difference;
    return {
      ok: false,
      reason: 'selfCheckFailed',
      detail: `${array}[${index}]: ${actual}, expected ${expected}`,
    };
  } catch (error) {
    device.destroy();
    throw error;
  }
}

function later<T>(run: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    setTimeout(() => run().then(resolve, reject), SECOND_TRY_MS);
  });
}

function labelOf({ info }: GPUAdapter): string {
  const name = [info.vendor, info.architecture].filter(Boolean).join(' ') || 'WebGPU';
  return info.isFallbackAdapter ? `${name} (software)` : name;
}
