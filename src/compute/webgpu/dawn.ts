import { create, globals } from 'webgpu';

/** Kept for the life of the process: the device lives only as long as Dawn's instance. */
let instance: GPU | null = null;

/** A device of Dawn in Node, for tests. It needs a Vulkan driver in the environment (scripts/dawn-env.mjs). */
export async function dawnDevice(): Promise<GPUDevice> {
  Object.assign(globalThis, globals);
  instance ??= create([]);
  const adapter = await instance.requestAdapter();
  if (!adapter)
    throw new Error('Dawn found no adapter: no Vulkan driver. Install chromium, or set VK_DRIVER_FILES.');
  return adapter.requestDevice();
}
