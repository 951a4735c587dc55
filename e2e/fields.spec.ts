import { expect, test } from '@playwright/test';
import { open, readOutput } from './app';

const undoButton = { name: /^(Undo|Nothing to undo)/ };

test('typing in a field is one undo step, and Ctrl+Z there is the app’s undo', async ({ page }, {
  project,
}) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  const before = await readOutput(page);
  const field = page.getByRole('textbox', { name: 'top_k', exact: true });
  await field.fill('6');
  await expect.poll(async () => (await readOutput(page)).ids).toHaveLength(6);
  await field.fill('abc');
  await field.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'top_k: “abc” is not a number.' })).toBeVisible();
  await field.fill('12');
  await field.press('Enter');
  await expect.poll(async () => (await readOutput(page)).ids).toHaveLength(12);
  await expect(page.getByRole('button', undoButton)).toHaveAccessibleName('Undo: top_k 8 → 12');
  await field.press('Control+z');
  await expect(field).toHaveValue('8');
  await expect.poll(() => readOutput(page)).toEqual(before);
  await field.press('Control+y');
  await expect(field).toHaveValue('12');
  await field.press('Control+z');
  await field.press('Control+z');
  await expect(field).toHaveValue('8');
  await expect(page.getByRole('button', undoButton)).toHaveAccessibleName('Nothing to undo');
});

test('a number typed slowly over a row that was given destroys nothing of it', async ({ page }, {
  project,
}) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  await page.getByRole('button', { name: 'Edit 256 logits…' }).click();
  const given = Array.from({ length: 256 }, (_, id) => (id % 97) / 8).join(', ');
  await page.keyboard.insertText(given);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('listed-logits')).toHaveText('256 logits as you gave them.');
  const before = await readOutput(page);
  const field = page.getByRole('textbox', { name: 'global_num_experts' });
  await field.fill('8');
  await expect(page.getByTestId('kept-values')).toContainText('248 logits');
  await field.fill('256');
  await field.press('Enter');
  await expect.poll(() => readOutput(page)).toEqual(before);
  await page.getByLabel('Preset', { exact: true }).selectOption('deepseek-r1');
  await expect(page.getByTestId('listed-logits')).toBeVisible();
});

test('holding a key is one undo step, on a cell and in a field', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  await page.locator('[data-expert="38"]').focus();
  for (let i = 0; i < 20; i++) await page.keyboard.down(']');
  await page.keyboard.up(']');
  const undo = page.getByRole('button', undoButton);
  await expect(undo).toHaveAccessibleName(/^Undo: logit of E38/);
  const field = page.getByRole('textbox', { name: 'routed_scaling_factor' });
  await field.focus();
  for (let i = 0; i < 12; i++) await page.keyboard.down('ArrowUp');
  await page.keyboard.up('ArrowUp');
  await expect(undo).toHaveAccessibleName('Undo: routed_scaling_factor 2.5 → 3.7');
  await field.press('Control+z');
  await expect(undo).toHaveAccessibleName(/^Undo: logit of E38/);
  await field.press('Control+z');
  await expect(undo).toHaveAccessibleName('Nothing to undo');
});

test('a preset replaces unreadable text, and Escape restores what was there', async ({ page }, {
  project,
}) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  const field = page.getByRole('textbox', { name: 'top_k', exact: true });
  await field.fill('3,5');
  await page.getByLabel('Preset', { exact: true }).focus();
  await expect(page.getByRole('alert').filter({ hasText: '“3,5” is not a whole number.' })).toBeVisible();
  await expect(field).toHaveValue('3,5');
  await page.getByLabel('Preset', { exact: true }).selectOption('deepseek-r1');
  await expect(field).toHaveValue('8');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await field.fill('6');
  await expect.poll(async () => (await readOutput(page)).ids).toHaveLength(6);
  await field.press('Escape');
  await expect(field).toHaveValue('8');
  await expect.poll(async () => (await readOutput(page)).ids).toHaveLength(8);
});

test('closing asks before it drops a row that was not applied; a button applies it with its experts', async ({
  page,
}, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  const button = page.getByRole('button', { name: 'Edit 256 logits…' });
  const area = page.getByRole('dialog').getByRole('textbox');
  await button.click();
  await expect(area).toBeFocused();
  await page.keyboard.insertText('1 2 x3');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('line 1, column 5');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(area).toHaveValue('1 2 x3');
  await area.fill(`[${Array.from({ length: 384 }, (_, id) => (id % 97) / 8)}]`);
  await page.getByRole('button', { name: 'Apply with 384 experts' }).click();
  await expect(page.getByTestId('listed-logits')).toHaveText('384 logits as you gave them.');
  await expect(page.getByRole('button', undoButton)).toHaveAccessibleName('Undo: new logits');
});
