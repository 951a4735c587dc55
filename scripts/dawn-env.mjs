// Dawn in Node (the package `webgpu`) needs a Vulkan driver at process start: the software one that ships with Chromium.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { browserPath } from './browser.mjs';

/** Points child processes at the browser's own software Vulkan driver, unless the environment names one. */
export function setVulkanDriver() {
  if (process.env.VK_DRIVER_FILES || process.platform !== 'linux') return;
  const folders = [dirname(realpathSync(browserPath())), '/usr/lib/chromium'];
  const folder = folders.find((path) => existsSync(join(path, 'vk_swiftshader_icd.json')));
  if (!folder) return;
  const driver = join(folder, 'vk_swiftshader_icd.json');
  process.env.VK_DRIVER_FILES = driver;
  process.env.VK_ICD_FILENAMES = driver;
  process.env.LD_LIBRARY_PATH = [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
}
