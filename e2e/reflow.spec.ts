import { expect, type Page, test } from '@playwright/test';
import { open, painted, poll, readOutput } from './app';
import { findings } from './axe';

/** Nothing may be wider than the window, and every control must be reachable inside of it. */
async function expectReflowed(page: Page, width: number): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  for (const control of await page.getByRole('button').all()) {
    const box = await control.boundingBox();
    // Skip links are clipped until they have the focus.
    if (!box || (await control.evaluate((node) => node.closest('nav') !== null))) continue;
    const isInside = await control.evaluate((node) => {
      // A row that scrolls sideways holds what is outside of it.
      for (let up = node.parentElement; up; up = up.parentElement)
        if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth)
          return true;
      const { left, right } = node.getBoundingClientRect();
      return left >= -1 && right <= innerWidth + 1;
    });
    expect(isInside, await control.textContent().then(String)).toBe(true);
  }
}

/** The story's parts are all there: picture, why, output, time, parameters. */
async function expectWhole(page: Page): Promise<void> {
  expect((await readOutput(page)).ids.length).toBe(8);
  await expect(page.locator('canvas')).toBeVisible();
  await expect(page.getByTestId('sentence')).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Time' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Parameters', exact: true }).click();
  await expect(page.getByLabel('top_k', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
}

test('at 320 px nothing is lost and nothing scrolls sideways', async ({ page }, { project }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, '#v1.p=dsv3&t=7&pin=e58', project.name);
  await expectReflowed(page, 320);
  await expectWhole(page);
});

test.describe('at 200 % zoom', () => {
  // Zoom halves the window in CSS pixels and doubles the density.
  test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });

  test('a desktop window loses nothing', async ({ page }, { project }) => {
    await open(page, '#v1.p=dsv3&t=7&pin=e58', project.name);
    await expectReflowed(page, 720);
    await expectWhole(page);
    const [picture, why] = await Promise.all(
      ['canvas', '#explanation'].map((part) => page.locator(part).boundingBox()),
    );
    // Side by side: the explanation does not cover the picture.
    expect((picture?.x ?? 0) + (picture?.width ?? 0)).toBeLessThanOrEqual((why?.x ?? 0) + 1);
  });
});

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
  [720, 450],
  [667, 375],
  [844, 390],
  [932, 430],
] as const)
  test(`no formula and no line of code is cut, ${width} × ${height}`, async ({ page }, { project }) => {
    await page.setViewportSize({ width, height });
    await open(page, '#v1.p=dsv3&t=1&pin=e135', project.name);
    const more = page.getByText('Code, what would change it, gotchas');
    if (await more.isVisible()) await more.click();
    for (let stage = 0; stage < 10; stage++) {
      if (stage > 0) await page.keyboard.press('Shift+Period');
      await expect(page.getByTestId('code').locator('[aria-current=step]').first()).toBeAttached();
      const cut = await page.locator('#explanation').evaluate((panel) => {
        const edge = panel.getBoundingClientRect().right - 10;
        const lines = panel.querySelectorAll('[role=math], [role=math] math, [data-testid=code] li');
        const isCut = (line: Element) =>
          line.getBoundingClientRect().right > edge ||
          (line instanceof HTMLElement && line.scrollWidth > line.clientWidth);
        return [...lines].filter(isCut).map((line) => line.textContent);
      });
      expect(cut, `stage ${stage}`).toEqual([]);
    }
  });

test('the phone’s lowest sheet shows one whole sentence', async ({ page }, { project }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const fragments = [
    '#v1.p=dsv3&t=7&pin=e58',
    '#v1.p=dsv3&t=5',
    '#v1.p=dsv3&t=10',
    '#v1.p=dsv3&t=7&pin=e31&a=1&a-kg=8',
  ];
  for (const fragment of fragments) {
    await open(page, fragment, project.name);
    const sheet = page.locator('#explanation');
    const { y, height } = (await sheet.boundingBox())!;
    const shown = sheet.locator('[data-lead]:visible');
    await expect(shown).toHaveCount(1);
    const lead = (await shown.boundingBox())!;
    expect(lead.y + lead.height).toBeLessThanOrEqual(y + height);
    expect(await shown.evaluate((node) => node.scrollHeight <= node.clientHeight)).toBe(true);
    await expect(sheet.getByRole('heading')).toHaveCount(0);
  }
});

test.describe('with forced colours', () => {
  for (const [form, width, height] of [
    ['desktop', 1440, 900],
    ['phone', 390, 844],
  ] as const)
    test(`the picture takes the system’s colours, ${form}`, async ({ page }, { project }) => {
      await page.setViewportSize({ width, height });
      await open(page, '#v1.p=dsv3&t=7&pin=e58', project.name);
      const plain = await page.locator('canvas').screenshot();
      await page.emulateMedia({ forcedColors: 'active' });
      await poll(async () => (await page.locator('canvas').screenshot()).equals(plain)).toBe(false);
      await painted(page);
      const found = await page.locator('canvas').evaluate((node) => {
        const canvas = node as HTMLCanvasElement;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        const counts: Record<string, number> = {};
        for (let i = 0; i < data.length; i += 4) {
          const key = `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`;
          counts[key] = (counts[key] ?? 0) + 1;
        }
        const probe = document.createElement('span');
        document.body.append(probe);
        probe.style.setProperty('forced-color-adjust', 'none');
        const system = ['Canvas', 'CanvasText'].map((name) => {
          probe.style.color = name;
          return getComputedStyle(probe).color;
        });
        probe.remove();
        return { counts, system };
      });
      for (const color of found.system) expect(found.counts[color]).toBeGreaterThan(500);
      // Nothing of the page's own hues is left: picked, bias up, bias down.
      for (const own of ['rgb(43, 103, 194)', 'rgb(203, 124, 7)', 'rgb(106, 27, 143)'])
        expect(found.counts[own]).toBeUndefined();
      expect(await findings(page, { without: ['color-contrast'] })).toEqual([]);
    });
});

test('what pointing at a cell shows is also in its name and its sentence, which Escape dismisses', async ({
  page,
}, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  // Peeking lights cells only; what it shows is in the cell's name, the pin's sentence and the table.
  await page.locator('[data-expert="58"]').focus();
  await expect(page.locator('[data-expert="58"]')).toHaveAttribute('aria-label', /picked, rank 2/);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('sentence')).toContainText('E58 takes place 2.');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('sentence')).toHaveCount(0);
});
