import { expect, test } from '@playwright/test';
import { open, painted, poll, readOutput } from './app';

test.use({ viewport: { width: 1024, height: 768 } });

test('a chip’s slider sets its parameter while it is dragged, as one step', async ({ page }, { project }) => {
  await open(page, '#v1.p=tiny&t=10', project.name);
  await page.getByRole('button', { name: 'top_k: pick 8' }).click();
  const slider = page.getByRole('slider', { name: 'top_k', exact: true });
  await expect(slider).toHaveAttribute('aria-valuetext', '8');
  const { x, y, width, height } = (await slider.boundingBox())!;
  const at = (share: number) => [x + 8 + share * (width - 16), y + height / 2] as const;
  await page.mouse.move(...at(7 / 31));
  await page.mouse.down();
  await page.mouse.move(...at(4 / 31), { steps: 6 });
  await poll(async () => (await readOutput(page)).ids.length).toBe(5);
  await page.mouse.move(...at(2 / 31), { steps: 6 });
  await page.mouse.up();
  await poll(async () => (await readOutput(page)).ids.length).toBe(3);
  await expect(page.getByRole('textbox', { name: 'top_k' })).toHaveValue('3');

  await slider.press('ArrowRight');
  await poll(async () => (await readOutput(page)).ids.length).toBe(4);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await poll(async () => (await readOutput(page)).ids.length).toBe(3);
  await page.keyboard.press('Control+z');
  await poll(async () => (await readOutput(page)).ids.length).toBe(8);
});

test('the slider of num_expert_group takes divisors only', async ({ page }, { project }) => {
  await open(page, '#v1.p=tiny&t=7', project.name);
  await page.getByRole('button', { name: 'num_expert_group: 8 groups' }).click();
  const slider = page.getByRole('slider', { name: 'num_expert_group', exact: true });
  await slider.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '16');
  await expect(page).toHaveURL(/g=16/);
  await painted(page);
});
