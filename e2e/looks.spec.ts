import { expect, type Page, test } from '@playwright/test';
import { open, painted } from './app';

/** One picture each: few and many experts, with groups and without, at times that show different idioms. */
const SCENES = [
  ['e8', '#v1.p=mixtral-8x7b'],
  ['e64', '#v1.p=tiny&x=normal:3'],
  ['e256', '#v1.p=dsv3&pin=e241'],
  ['e512', '#v1.p=dsv3&e=512&g=32'],
] as const;
const SIZES = [
  ['desktop', 1440, 900],
  ['tablet', 1024, 768],
  ['phone', 390, 844],
] as const;

for (const [size, width, height] of SIZES)
  for (const [scene, link] of SCENES)
    test(`${scene} on a ${size} looks as it did, in both themes`, async ({ page }, { project }) => {
      await page.setViewportSize({ width, height });
      await open(page, `${link}&t=5`, project.name);
      const canvas = page.locator('canvas[data-epoch]');
      for (const t of ['5', '7']) {
        const time = page.getByRole('slider', { name: 'Time' });
        await time.fill(t);
        // Its ring would lie over the picture of a phone.
        await time.blur();
        await expect(canvas).toHaveAttribute('data-t', t);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await painted(page);
          await expect(canvas).toHaveScreenshot(`${scene}-${size}-${colorScheme}-t${t}.png`);
        }
      }
    });

/** A picture of the whole page, or of the canvas alone, in each theme. */
async function expectLooks(page: Page, name: string, what: 'page' | 'canvas'): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await painted(page);
    const shot = `${name}-${colorScheme}.png`;
    if (what === 'page') await expect(page).toHaveScreenshot(shot);
    else await expect(page.locator('canvas[data-epoch]')).toHaveScreenshot(shot);
  }
}

test.describe('without anything kept', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('the first visit looks as it did, from a projector to a large screen, and in a lecture', async ({
    page,
  }) => {
    await page.goto('/');
    await painted(page);
    for (const [width, height] of [
      [1440, 900],
      [1920, 1080],
      [1280, 720],
      [1024, 768],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expectLooks(page, `first-visit-${width}`, 'page');
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press('f');
    await expect(page.getByRole('banner')).toBeHidden();
    await expectLooks(page, 'lecture', 'page');
  });
});

for (const [name, link, times] of [
  ['sigmoid', '#v1.p=tiny', ['1.5', '7.5', '8.5', '9.5']],
  ['softmax', '#v1.p=mixtral-8x7b', ['1.5']],
] as const)
  test(`the parts of a stage look as they did: ${name}`, async ({ page }, { project }) => {
    await open(page, `${link}&t=${times[0]}`, project.name);
    for (const t of times) {
      const time = page.getByRole('slider', { name: 'Time' });
      await time.fill(t);
      await time.blur();
      await expect(page.locator('canvas[data-epoch]')).toHaveAttribute('data-t', t);
      await expectLooks(page, `${name}-t${t}`, 'canvas');
    }
  });
