import { expect, type Page, test } from '@playwright/test';
import { openMore, painted, raise } from './app';
import { Host } from './host';

/** The page on a host of its own, which can hold files back and send headers. */
let host: Host;

test.beforeEach(async () => {
  host = new Host();
  await host.start();
});
test.afterEach(() => host.stop());

/** What the page said to nobody: uncaught errors, and what the browser's policy forbade. */
function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  return said;
}

const failure = (page: Page) => page.getByRole('alert').filter({ hasText: 'could not be loaded' });

test.describe('under a strict policy, cross-origin isolated', () => {
  test.use({ serviceWorkers: 'allow' });

  test('everything works and nothing is forbidden', async ({ page }) => {
    host.headers = {
      'Content-Security-Policy':
        "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'",
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    };
    const said = complaints(page);
    await page.goto(`${host.url}#v1.p=dsv3&t=7&pin=e72`);
    await painted(page);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    // The other engine, the other language, a recorded text, the copy for reading offline.
    await openMore(page);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('MoE 路由探索器');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.goto(`${host.url}#v1.p=tiny&x=english@:1:20&t=7`);
    // Its text is there once the address names its data.
    await expect.poll(() => page.url(), { timeout: 20_000 }).toMatch(/x=english@[0-9a-f]{12}/);
    expect(said).toEqual([]);
  });
});

test('the built page forbids scripts from elsewhere and scripts written into it', async ({ page }) => {
  await page.goto(host.url);
  await painted(page);
  const ran = await page.evaluate(async () => {
    const written = document.createElement('script');
    written.textContent = 'window.ran = true';
    document.head.append(written);
    const elsewhere = document.createElement('script');
    const refused = new Promise<string>((resolve) => {
      elsewhere.onerror = () => resolve('refused');
      elsewhere.onload = () => resolve('loaded');
    });
    elsewhere.src = 'data:text/javascript,window.ran=true';
    document.head.append(elsewhere);
    return [await refused, 'ran' in window];
  });
  expect(ran).toEqual(['refused', false]);
});

test('in a sandboxed frame, where storage and workers of the page are forbidden, the page comes up', async ({
  page,
}) => {
  host.headers = { 'Access-Control-Allow-Origin': '*' };
  const link = `${host.url}#v1.p=dsv3&t=7`;
  await page.route('**/frame', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe sandbox="allow-scripts" src="${link}" width="1400" height="860"></iframe>`,
    }),
  );
  await page.goto(`${new URL(host.url).origin}/frame`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('MoE Router Explorer');
  await expect(frame.getByRole('slider', { name: 'Time' })).toBeVisible();
});

test('a browser that refuses to write the address still shows and shares everything', async ({ page }) => {
  await page.addInitScript(() => {
    history.replaceState = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  const said = complaints(page);
  await page.goto(`${host.url}#v1.k=6&p=dsv3`);
  await painted(page);
  await raise(page, 37);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('textbox', { name: 'Share this scenario' })).toHaveValue(
    /#v1\.p=dsv3&k=6&.*rows=/,
  );
  expect(said).toEqual([]);
});

for (const [what, pattern] of [
  ['script', /assets\/index-[\w-]+\.js/],
  ['style', /assets\/first-[\w-]+\.css/],
] as const)
  test(`a page whose ${what} is gone says so and offers to reload`, async ({ page, request }) => {
    const html = await (await request.get(host.url)).text();
    const file = pattern.exec(html)?.[0] ?? '';
    host.changed = { [file]: null };
    await page.goto(`${host.url}#v1.p=dsv3&t=7`);
    await expect(failure(page)).toBeVisible();
    host.changed = {};
    await failure(page).getByRole('link', { name: 'Reload' }).click();
    await painted(page);
    expect(page.url()).toContain('#v1.p=dsv3&t=7');
    await expect(failure(page)).toBeHidden();
  });

test('a page whose features are gone shows the picture, says so and offers to reload', async ({
  page,
  request,
}) => {
  const names = await (await request.get(`${host.url}sw.js`)).text();
  const file = /assets\/features-[\w-]+\.js/.exec(names)?.[0] ?? '';
  host.changed = { [file]: null };
  await page.goto(`${host.url}#v1.p=dsv3&t=7`);
  await expect(page.locator('canvas[data-epoch]')).toBeVisible();
  const note = page.getByText('could not be loaded. Your scenario is in the address');
  await expect(note).toBeVisible();
  await expect(failure(page)).toBeHidden();
  host.changed = {};
  await page.getByRole('status').getByRole('button', { name: 'Reload' }).click();
  await painted(page);
  expect(page.url()).toContain('#v1.p=dsv3&t=7');
  await expect(note).toBeHidden();
});

test('the page says that it waits for a late text, and takes made-up numbers if asked', async ({ page }) => {
  const held: (() => Promise<void>)[] = [];
  await page.route('**/traces/*.bin', (route) => {
    held.push(() => route.continue());
  });
  await page.goto(`${host.url}#v1.p=tiny&x=french@:1:20`);
  await expect(page.getByRole('status')).toHaveText('Loading the text…');
  await page.getByRole('button', { name: 'Show made-up numbers instead' }).click();
  await painted(page);
  await expect(page.getByRole('alert')).toContainText('“french” was not waited for');
  expect(page.url()).toContain('x=french@:1:20');

  await page.reload();
  await expect(page.getByRole('status')).toHaveText('Loading the text…');
  await expect.poll(() => held.length).toBeGreaterThan(1);
  await held.at(-1)?.();
  await painted(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
