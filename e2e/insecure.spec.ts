import { expect, test } from '@playwright/test';
import { painted, readOutput } from './app';

test('without navigator.gpu the worker computes and the reason is shown', async ({ page }) => {
  await page.goto('/#v1.p=dsv3&t=7');
  await painted(page);
  expect(await page.evaluate(() => 'gpu' in navigator)).toBe(false);
  expect((await readOutput(page)).ids.length).toBe(8);
  await page.getByRole('button', { name: 'Engine: CPU worker' }).click();
  await expect(page.getByTestId('engine-refusal')).toContainText('offers no WebGPU');
});
