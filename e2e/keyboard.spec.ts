import { expect, type Page, test } from '@playwright/test';
import { numberOf, open, painted, poll, readOutput } from './app';

/** Does something by its name in the palette, as a person without a mouse does. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'What do you want to do?' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'What do you want to do?' })).toHaveCount(0);
}

test('the main story by keys and palette alone', async ({ page, context }, { project }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '', project.name);
  await command(page, 'load deepseek-v3');
  await expect(page).toHaveURL(/p=dsv3/);
  await painted(page);
  const before = await readOutput(page);
  expect(before.ids.length).toBe(8);

  // Focus a group by its number, go to its third expert, and raise its logit until it is in.
  await page.keyboard.press('g');
  await page.keyboard.press('4');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await poll(focused).toMatch(/^Group 4/);
  await page.keyboard.press('ArrowRight');
  await poll(focused).toMatch(/^Expert 128, group 4/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await poll(focused).toMatch(/^Expert 130, group 4/);
  await page.keyboard.press('9');
  await expect(page.getByRole('textbox', { name: 'logit of E130' })).toBeFocused();
  await poll(async () => (await readOutput(page)).ids).toContain(130);
  // Enter ends the typing on the cell it began on: the next key is a cell's again.
  await page.keyboard.press('Enter');
  await poll(focused).toMatch(/^Expert 130, group 4/);

  // Play, with a pause after each stage. Away from the cell: on a cell a point would begin a number.
  await page.keyboard.press('Tab');
  await command(page, 'pause after each stage');
  await command(page, 'to the start');
  await command(page, 'play or pause');
  const canvas = page.locator('canvas');
  await expect(canvas).toHaveAttribute('data-t', '1', { timeout: 10_000 });
  await page.keyboard.press('.');
  await expect(canvas).toHaveAttribute('data-t', '1.3');
  await page.keyboard.press('Shift+Period');
  await expect(canvas).toHaveAttribute('data-t', '2');
  await command(page, 'stage 6');
  await expect(canvas).toHaveAttribute('data-t', '7');

  // The typed expert is pinned and says why it is in.
  await expect(page.getByTestId('sentence')).toContainText('E130 takes place 1.');
  await page.keyboard.press('Control+z');
  await poll(async () => (await readOutput(page)).ids).toEqual(before.ids);
  await page.keyboard.press('Control+Shift+z');
  await poll(async () => (await readOutput(page)).ids).toContain(130);

  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Share this scenario' });
  await expect(dialog).toBeVisible();
  const link = await dialog.getByRole('textbox', { name: 'Share this scenario' }).inputValue();
  expect(link).toMatch(/#v1\.p=dsv3.*t=7.*pin=e130/);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await command(page, 'copy the link');
  await poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('pin=e130');
});

test('a lecturer steps by Page Down, arrows and digits, and the space bar plays after a press on a stage', async ({
  page,
}, { project }) => {
  await open(page, '#v1.p=dsv3&t=0.5', project.name);
  const shown = page.getByRole('region', { name: 'Timeline' }).locator('[aria-current="step"]');
  await page.keyboard.press('6');
  await expect(shown).toContainText('Pick experts');
  await page.keyboard.press('PageDown');
  await expect(shown).toContainText('Gather');
  await page.keyboard.press('ArrowLeft');
  await expect(shown).toContainText('Pick experts');

  // A cell keeps arrows; the keys of a presenter's remote control step all the same.
  await page.locator('[role="grid"] [data-expert="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[role="grid"] [data-expert="1"]')).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(shown).toContainText('Mask');

  await page.getByText('+ Bias', { exact: true }).click();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('F shows the picture alone, enlarged, and the pointer still meets its cells', async ({ page }, {
  project,
}) => {
  await open(page, '#v1.p=tiny&x=normal:3&t=10', project.name);
  const cell = page.locator('[role="grid"] [data-expert="12"]');
  const before = await cell.boundingBox();
  await page.keyboard.press('f');
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await painted(page);
  const box = (await cell.boundingBox())!;
  expect(box.height).toBeGreaterThan(before!.height);
  await page.mouse.click(box.x + box.width - 3, box.y + box.height - 3);
  await expect(page).toHaveURL(/pin=e12&/);

  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/pin=/);
  await page.keyboard.press('f');
  await expect(page.getByRole('banner')).toBeVisible();
});

test('every command is found by name, with its key, and the list of keys holds them all', async ({ page }, {
  project,
}) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  await page.keyboard.press('Control+k');
  const options = page.getByRole('option');
  expect(await options.count()).toBeGreaterThan(100);
  await page.keyboard.type('no such thing');
  await expect(page.getByText('No matching command.')).toBeVisible();
  await page.keyboard.press('Escape');
  // Keys are off as long as its field has the focus.
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys and gestures' });
  await expect(keys.getByText('Next beat')).toBeVisible();
  await expect(keys.locator('kbd', { hasText: 'Ctrl+Shift+Z' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('/');
  await page.keyboard.type('dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('/');
  await page.keyboard.type('decision tree');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('tree')).toBeVisible();
});

test('a group opens large by its label and closes by Escape; a cell takes steps, both values, and a reset', async ({
  page,
}, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  const size = async (id: number) => (await page.locator(`[data-expert="${id}"]`).boundingBox())?.height;
  const plain = await size(64);
  await page.keyboard.press('g');
  await page.keyboard.press('2');
  await page.keyboard.press('ArrowLeft');
  const label = page.getByRole('rowheader', { name: /^Group 2, score/ });
  await expect(label).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(label).toHaveAttribute('aria-expanded', 'true');
  await poll(() => size(64)).toBeGreaterThanOrEqual(36);
  expect(await size(0)).toBe(6);
  await page.keyboard.press('Escape');
  await poll(() => size(64)).toBe(plain);

  await page.keyboard.press('ArrowRight');
  const value = async (column: number) =>
    numberOf(
      await page
        .getByTestId('expert-table')
        .locator('tbody tr')
        .nth(64)
        .locator('td')
        .nth(column)
        .textContent(),
    );
  const [logit, bias] = [await value(1), await value(3)];
  await page.keyboard.press('BracketRight');
  await poll(() => value(1)).toBeCloseTo(logit + 0.01, 6);
  await page.keyboard.press('Alt+Shift+BracketLeft');
  await poll(() => value(3)).toBeCloseTo(bias - 0.1, 6);
  await page.keyboard.press('Backspace');
  await poll(() => value(1)).toBe(logit);
  expect(await value(3)).toBe(bias);
});
