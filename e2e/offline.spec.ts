import { readdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { openMore, painted, poll, readOutput } from './app';
import { Host } from './host';

test.use({ serviceWorkers: 'allow' });

let host: Host;

test.beforeEach(async () => {
  host = new Host();
  await host.start();
});
test.afterEach(() => host.stop());

/** Visits the app and waits until it is kept whole and its worker answers for it. */
async function visit(page: Page): Promise<void> {
  await page.goto(host.url);
  await painted(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
  });
}

/** Opens a link as a fresh page does. */
async function openLink(page: Page, fragment: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${host.url}${fragment}`);
  await painted(page);
}

const entryOf = (page: Page) => page.locator('script[type=module]').getAttribute('src');

const offer = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: 'A new version is ready' })
    .getByRole('button', { name: 'Reload' });

test('after one visit the whole app works without a network', async ({ page, context }) => {
  await openLink(page, '#v1.p=dsv3&t=7');
  const online = await readOutput(page);
  await visit(page);

  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const cache = await caches.open(names[0] ?? '');
    return (await cache.keys()).map(({ url }) => new URL(url).pathname.slice('/deep/path/'.length));
  });
  const built = readdirSync('dist', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice('dist/'.length))
    .filter((name) => !/^\.vite|^sw\.js|^first-picture\.svg|\.(map|md)$/.test(name));
  expect(kept.map((name) => name || 'index.html').sort()).toEqual(built.sort());

  await context.setOffline(true);
  await host.stop();
  await page.reload();
  await painted(page);
  await openLink(page, '#v1.p=dsv3&t=7');
  expect(await readOutput(page)).toEqual(online);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('button', { name: 'Engine: CPU worker' })).toBeVisible();

  // A recorded text that was never opened, and a language that comes with its own file.
  await openLink(page, '#v1.p=tiny&x=japanese@:1:20&t=7');
  expect((await readOutput(page)).ids).toHaveLength(8);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await openMore(page);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('MoE 路由探索器');
  await page.reload();
  await painted(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('MoE 路由探索器');
  await host.start();
});

test('the first picture is there before anything is kept', async ({ page }) => {
  await visit(page);
  const worker = host.asked.indexOf('/deep/path/sw.js');
  const before = host.asked.slice(0, worker);
  expect(before).toContain('/deep/path/traces/english.bin');
  expect(before.filter((path) => path.includes('/traces/'))).toHaveLength(3);
});

test('the next visit shows a new build without asking', async ({ page }) => {
  await visit(page);
  const first = await entryOf(page);
  host.putUpSecondBuild();
  await openLink(page, '#v1.p=dsv3&t=7');
  expect(await entryOf(page)).not.toBe(first);
  // Its worker finds that the page is its own, and takes over.
  await poll(() =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const cache = await caches.open((await caches.keys())[0] ?? '');
      const urls = (await cache.keys()).map(({ url }) => url);
      const isSettled = !registration?.waiting && !registration?.installing;
      return isSettled && urls.filter((url) => url.includes('/index-second')).length;
    }),
  ).toBe(1);
  await expect(offer(page)).toHaveCount(0);
  await host.stop();
  await page.reload();
  await painted(page);
  expect(await entryOf(page)).toContain('index-second');
  await host.start();
});

test('an open page offers a new build, and keeps its state over the reload', async ({ page }) => {
  await visit(page);
  await openLink(page, '#v1.p=dsv3&t=7');
  const first = await entryOf(page);
  host.putUpSecondBuild();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(offer(page)).toBeVisible();
  expect(await entryOf(page)).toBe(first);

  await page.locator('[data-expert="37"]').focus();
  await page.keyboard.press('9');
  await poll(async () => (await readOutput(page)).ids).toContain(37);
  const edited = await readOutput(page);
  await offer(page).click();
  await poll(() => entryOf(page)).toContain('index-second');
  await painted(page);
  expect(await readOutput(page)).toEqual(edited);
  await expect(offer(page)).toHaveCount(0);
});
