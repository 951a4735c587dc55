import { expect, type Page, test } from '@playwright/test';
import { open, painted, poll } from './app';

/** A column of the table of experts, by expert. */
const column = (page: Page, expert: number, nth: number) =>
  page.getByTestId('expert-table').locator('tbody tr').nth(expert).locator('td').nth(nth);
const BIASED = 4;
const WEIGHT = 7;

async function pointAt(page: Page, expert: number): Promise<void> {
  const box = (await page.locator(`[data-expert="${expert}"]`).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.7);
}

/** Longer than a card needs to open or close, for what must not happen meanwhile. */
async function rested(page: Page): Promise<void> {
  const now = () => page.evaluate(() => performance.now());
  const from = await now();
  await poll(now).toBeGreaterThan(from + 400);
}

const card = (page: Page) => page.getByTestId('value-card');
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

test('resting on a cell opens its number beside it: exact, explained, hoverable, dismissible', async ({
  page,
}, { project }) => {
  await open(page, '#v1.p=tiny&t=7', project.name);
  const exact = await column(page, 5, BIASED).textContent();
  await pointAt(page, 5);
  await expect(card(page)).toContainText('E5 · biased score');
  await expect(card(page).locator('code')).toHaveText(exact!);
  await expect(card(page).getByRole('math').last()).toHaveAttribute('aria-label', /^c 5 = .* = 0\.3014$/);

  // It covers no part of its cell and stays in the stage.
  const [own, cell, stage] = await Promise.all(
    [card(page), page.locator('[data-expert="5"]'), page.locator('#stage')].map(
      async (part) => (await part.boundingBox())!,
    ),
  );
  expect(own!.y >= cell!.y + cell!.height || own!.y + own!.height <= cell!.y).toBe(true);
  expect(own!.x).toBeGreaterThanOrEqual(stage!.x);
  expect(own!.x + own!.width).toBeLessThanOrEqual(stage!.x + stage!.width);

  // The pointer may go to it, and it stays.
  await page.mouse.move(own!.x + 40, own!.y + own!.height / 2);
  await card(page).getByRole('button', { name: 'Copy: biased score' }).click();
  expect(await clipboard(page)).toBe(exact);
  await expect(page.getByTestId('copied')).toHaveText(`Copied ${exact}`);
  await rested(page);
  await expect(card(page)).toContainText('E5');
  await expect(page.getByTestId('copied')).toHaveText(`Copied ${exact}`);

  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await pointAt(page, 16);
  await expect(card(page)).toContainText('E16');
  await page.mouse.move(2, 2);
  await expect(card(page)).toHaveCount(0);
});

test('the focused cell has its card, which follows the stage, and a key copies', async ({ page }, {
  project,
}) => {
  await open(page, '#v1.p=tiny&t=7', project.name);
  await page.locator('[data-expert="4"]').focus();
  await expect(card(page)).toContainText('E4 · biased score');
  await page.keyboard.press('Shift+Period');
  await page.keyboard.press('Shift+Period');
  await page.keyboard.press('Shift+Period');
  await expect(page.locator('canvas')).toHaveAttribute('data-t', '10');
  await expect(card(page)).toContainText('E4 · final weight');
  await page.keyboard.press('y');
  const weight = await column(page, 4, WEIGHT).textContent();
  await expect(page.getByTestId('copied')).toHaveText(`Copied ${weight}`);
  expect(await clipboard(page)).toBe(weight);
  // A name is spoken once: the card does not describe the cell.
  await expect(page.locator('[data-expert="4"]')).not.toHaveAttribute('aria-describedby');
  await page.keyboard.press('ArrowRight');
  await expect(card(page)).toContainText('E5');
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await expect(page.locator('[data-expert="5"]')).toBeFocused();
});

test('segment, sum, cut, group and output each name their number', async ({ page }, { project }) => {
  // Too low for a row for each step of the weights.
  await page.setViewportSize({ width: 1440, height: 640 });
  await open(page, '#v1.p=tiny&t=10', project.name);
  const canvas = (await page.locator('canvas').boundingBox())!;
  const at = (x: number, y: number) => page.mouse.move(canvas.x + x, canvas.y + y);
  await at(30, canvas.height - 27);
  await expect(card(page)).toContainText('E4 · final weight');
  // Over the end of the bar.
  await at(626, canvas.height - 50);
  await expect(card(page)).toContainText('final weights · sum');
  await at(100, canvas.height - 50);
  await expect(card(page)).toContainText('divided by');
  await expect(card(page)).toContainText('multiplied by');
  const label = (await page.locator('[data-group="2"]').boundingBox())!;
  await page.mouse.move(label.x + label.width - 6, label.y + label.height / 2);
  await expect(card(page)).toContainText('G2 · group score');
  const group = await page.getByTestId('group-table').locator('tbody tr').nth(2).locator('td').first();
  await expect(card(page).locator('code')).toHaveText((await group.textContent())!);
  const output = (await page.getByLabel('Output, in the order vLLM returns it').boundingBox())!;
  await page.mouse.move(output.x + 90, output.y + output.height - 8);
  await expect(card(page)).toContainText('E4 · final weight');
});

test('there is no card during a drag, nor while playing', async ({ page }, { project }) => {
  await open(page, '#v1.p=tiny&t=7', project.name);
  await pointAt(page, 16);
  await expect(card(page)).toBeVisible();
  await page.mouse.down();
  await expect(card(page)).toHaveCount(0);
  const { x, y } = (await page.locator('[data-expert="16"]').boundingBox())!;
  const before = await column(page, 16, BIASED).textContent();
  await page.mouse.move(x + 10, y + 20, { steps: 4 });
  await expect(column(page, 16, BIASED)).not.toHaveText(before!);
  await rested(page);
  await expect(card(page)).toHaveCount(0);
  await page.mouse.up();
  await painted(page);

  await pointAt(page, 5);
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Home');
  await expect(card(page)).toHaveCount(0);
  await page.keyboard.press('Space');
  await pointAt(page, 4);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(card(page)).toHaveCount(0);
});
