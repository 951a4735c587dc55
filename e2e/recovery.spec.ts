import { expect, type Page, test } from '@playwright/test';
import { open, poll, raise, readOutput } from './app';

/** Lets the page's workers be reached from the test, newest last. */
async function keepWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const spawned: Worker[] = [];
    Object.assign(window, { spawned });
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        spawned.push(this);
      }
    };
  });
}

test('a worker that dies is replaced without a reload', async ({ page }) => {
  await keepWorkers(page);
  await open(page, '#v1.p=dsv3&t=7', 'worker');
  await raise(page, 37);
  await page.evaluate(() => {
    const worker = (window as unknown as { spawned: Worker[] }).spawned.at(-1);
    worker?.terminate();
    worker?.dispatchEvent(new ErrorEvent('error', { message: 'killed by the test' }));
  });
  await page.getByRole('button', { name: 'Engine: CPU worker' }).click();
  await expect(page.getByTestId('engine-refusal')).toContainText('killed by the test');
  await page.keyboard.press('Escape');
  await raise(page, 41);
  expect(
    await page.evaluate(() => (window as unknown as { spawned: Worker[] }).spawned.length),
  ).toBeGreaterThan(1);
});

test('a worker that falls silent is replaced, and the edit it kept waiting is answered', async ({ page }) => {
  await keepWorkers(page);
  await open(page, '#v1.p=dsv3&t=7', 'worker');
  await page.evaluate(() => (window as unknown as { spawned: Worker[] }).spawned.at(-1)?.terminate());
  await page.locator('[data-expert="37"]').focus();
  await page.keyboard.press('9');
  await poll(async () => (await readOutput(page)).ids, { timeout: 20_000 }).toContain(37);
});
