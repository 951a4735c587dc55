import { expect, test } from '@playwright/test';
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
