import { expect, test } from '@playwright/test';
import { open, poll, raise } from './app';

test(
  'a lost GPU device hands over to the worker and comes back',
  { tag: '@gpu' },
  async ({ page }, { project }) => {
    await page.addInitScript(() => {
      const devices: GPUDevice[] = [];
      Object.assign(window, { devices });
      const request = GPUAdapter.prototype.requestDevice;
      GPUAdapter.prototype.requestDevice = async function (...args) {
        const device = await request.apply(this, args);
        devices.push(device);
        return device;
      };
    });
    await open(page, '#v1.p=dsv3&t=7', project.name);
    await raise(page, 37);
    const count = () => page.evaluate(() => (window as unknown as { devices: GPUDevice[] }).devices.length);
    const before = await count();
    await page.evaluate(() => (window as unknown as { devices: GPUDevice[] }).devices.at(-1)?.destroy());
    // The worker answers meanwhile, or the new device already does: either way with the same numbers.
    await raise(page, 41);
    await poll(count, { timeout: 90_000 }).toBeGreaterThan(before);
    await expect(page.getByRole('button', { name: /^Engine: GPU/ })).toBeVisible({ timeout: 90_000 });
    await raise(page, 43);
  },
);
