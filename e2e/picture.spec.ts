import { expect, test } from '@playwright/test';
import { open, painted } from './app';

test('the same time gives the same pixels, forwards and backwards', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3', project.name);
  const time = page.getByRole('slider', { name: 'Time' });
  const canvas = page.locator('canvas');
  const shot = async (t: string) => {
    await time.fill(t);
    await expect(canvas).toHaveAttribute('data-t', t);
    return canvas.screenshot();
  };
  await shot('3');
  const forwards = await shot('6.5');
  await shot('9.2');
  const backwards = await shot('6.5');
  expect(backwards.equals(forwards)).toBe(true);
  expect((await shot('6.6')).equals(forwards)).toBe(false);
});

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const)
  test(`nothing scrolls sideways and the header is one line at ${width} px`, async ({ page }, {
    project,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, '#v1.p=dsv3&t=10', project.name);
    await painted(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const header = await page.getByRole('banner').boundingBox();
    expect(header?.height).toBeLessThanOrEqual(48);
    // On a desktop rack, ladder and strip are seen whole.
    const frame = page.locator('canvas').locator('../..');
    const [inner, outer] = await frame.evaluate(({ scrollHeight, clientHeight }) => [
      scrollHeight,
      clientHeight,
    ]);
    if (width === 1440) expect(inner).toBeLessThanOrEqual(outer ?? 0);
  });
