import type { GpuStart } from '../engine-host';

/** Placeholder until the kernel lands. */
export async function startGpu(_allowSoftware: boolean): Promise<GpuStart> {
  return { ok: false, reason: 'noApi', detail: '' };
}
