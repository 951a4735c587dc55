import { expect, type Locator, type Page, type Route, test } from '@playwright/test';
import { open, painted, raise, readOutput } from './app';

/** The address of the worker's script, and of the code of WebGPU. */
const WORKER = /\/assets\/route\.worker-[^/]*\.js$/;
const WEBGPU = /\/assets\/start-gpu-[^/]*\.js$/;

const notHere = (route: Route) => route.fulfill({ status: 404, body: 'not here' });

/** Lets requests wait until the test releases them. */
async function hold(page: Page, address: RegExp): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const play = (page: Page) => page.getByRole('button', { name: 'Play', exact: true });

test.describe('the worker’s script', () => {
  test('that is missing is told on the stage, and the next change tries again', async ({ page }) => {
    await page.route(WORKER, notHere);
    await page.goto('/#v1.p=dsv3&t=7');
    const note = page.getByTestId('no-engine');
    await expect(note).toContainText('The worker’s code could not be loaded.');
    await expect(play(page)).toHaveAttribute('aria-disabled', 'true');
    await expect(play(page)).toHaveAccessibleDescription(/until an engine runs/);
    // Started again by hand it fails again, and says so again.
    await note.getByRole('button', { name: 'Start again' }).click();
    await expect(note).toBeVisible();

    await page.unroute(WORKER);
    await page.getByRole('textbox', { name: 'top_k', exact: true }).fill('6');
    await page.keyboard.press('Enter');
    await painted(page);
    await expect(note).toHaveCount(0);
    expect((await readOutput(page)).ids).toHaveLength(6);
    await expect(play(page)).toHaveAttribute('aria-disabled', 'false');
  });

  test('that comes at the second try draws the picture', async ({ page }) => {
    await page.route(WORKER, notHere);
    await page.goto('/#v1.p=dsv3&t=7');
    const note = page.getByTestId('no-engine');
    await note.waitFor();
    await page.unroute(WORKER);
    await note.getByRole('button', { name: 'Start again' }).click();
    await painted(page);
    await expect(note).toHaveCount(0);
  });

  test('that is late is waited for, and the stage says so', async ({ page }) => {
    // The page's clock is the test's: a minute passes at once.
    await page.clock.install();
    const release = await hold(page, WORKER);
    await page.goto('/#v1.p=dsv3&t=7');
    const note = page.getByTestId('engine-loading');
    await expect(note).toBeVisible();
    await page.clock.fastForward(60_000);
    await expect(note).toBeVisible();
    await expect(page.getByTestId('no-engine')).toHaveCount(0);
    await page.clock.resume();
    release();
    await painted(page);
    await expect(note).toHaveCount(0);
    expect((await readOutput(page)).ids).toHaveLength(8);
  });
});

test('if the code of WebGPU is missing, the worker stays, the page says so, and can try again', async ({
  page,
}) => {
  await page.route(WEBGPU, notHere);
  await open(page, '#v1.p=dsv3&t=7', 'worker');
  await page.getByRole('button', { name: 'Engine: CPU worker' }).click();
  const refusal = page.getByTestId('engine-refusal');
  await expect(refusal).toContainText('The code for WebGPU could not be loaded');
  await page.unroute(WEBGPU);
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(refusal).toContainText('found no graphics adapter', { timeout: 30_000 });
  await page.keyboard.press('Escape');
  await raise(page, 37);
});

test('a restart of the browser’s graphics process leaves the pictures as they were, pixel for pixel', async ({
  playwright,
}, { project }) => {
  // A browser of its own: the others must not lose theirs.
  const { launchOptions, baseURL = '', viewport = null } = project.use;
  const browser = await playwright.chromium.launch(launchOptions);
  const page = await browser.newPage({ baseURL, viewport, serviceWorkers: 'block' });
  const pictures = page.locator('canvas');
  const pixels = (canvas: Locator) => canvas.screenshot({ animations: 'disabled' });

  // Both pictures of a comparison, with hatched groups.
  await open(page, '#v1.p=dsv3&t=7&a=1&a-k=4&cm=side', 'worker');
  await expect(pictures).toHaveCount(2);
  const before = [await pixels(pictures.first()), await pixels(pictures.last())];
  const cdp = await browser.newBrowserCDPSession();
  await page.evaluate(() => {
    for (const canvas of document.querySelectorAll('canvas'))
      canvas.addEventListener('contextrestored', () => canvas.setAttribute('data-restored', ''));
  });
  // The command ends with the process that it ends.
  await cdp.send('Browser.crashGpuProcess').catch(() => {});
  await expect(page.locator('canvas[data-restored]')).toHaveCount(2);
  await expect.poll(async () => before[0]?.equals(await pixels(pictures.first()))).toBe(true);
  await expect.poll(async () => before[1]?.equals(await pixels(pictures.last()))).toBe(true);

  // What is edited afterwards is painted as on a fresh page.
  await raise(page, 37);
  await page.getByRole('textbox', { name: 'logit of E37' }).blur();
  await page.mouse.move(0, 0);
  await painted(page);
  const edited = await pixels(pictures.last());
  await page.reload();
  await painted(page);
  await page.mouse.move(0, 0);
  await expect.poll(async () => edited.equals(await pixels(pictures.last()))).toBe(true);
  await browser.close();
});

test('a recorded text with wrong bytes is not drawn as recorded, and can be loaded again', async ({
  page,
}) => {
  const address = /\/traces\/english\.bin$/;
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[1000] = (body[1000] ?? 0) ^ 1;
    await route.fulfill({ response, body });
  });
  await open(page, '#v1.p=tiny&x=english@:2:63&t=7', 'worker');
  const note = page.getByTestId('rows-missing');
  await expect(note).toContainText('its bytes are others than expected');
  await expect(note).toContainText('Made-up rows stand in for it');
  const madeUp = await readOutput(page);

  await page.unroute(address);
  await note.getByRole('button', { name: 'Load it again' }).click();
  await expect(note).toHaveCount(0);
  await expect.poll(() => readOutput(page)).not.toEqual(madeUp);
  const loaded = await readOutput(page);
  await page.reload();
  await painted(page);
  expect(await readOutput(page)).toEqual(loaded);
  await expect(note).toHaveCount(0);
});

test('without the list of recorded texts the page says so and can ask for it again', async ({ page }) => {
  const address = /\/traces\/index\.json$/;
  await page.route(address, notHere);
  await open(page, '#v1.p=tiny&x=english@:2:63&t=7', 'worker');
  const note = page.getByTestId('rows-missing');
  await expect(note).toContainText('index.json: status 404');
  await note.getByRole('button', { name: 'Load it again' }).click();
  await expect(note.getByRole('button', { name: 'Load it again' })).toBeVisible();
  await page.unroute(address);
  await note.getByRole('button', { name: 'Load it again' }).click();
  await expect(page.getByRole('listbox', { name: /Tokens of the text/ })).toBeVisible();
  await expect(note).toHaveCount(0);
});
