import { expect, test } from '@playwright/test';
import { numberOf, open, painted, poll, readOutput } from './app';

test('the first screen shows a real token, routed as it was recorded', async ({ page, baseURL }, {
  project,
}) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('data:'))
      foreign.push(request.url());
  });
  await open(page, '', project.name);
  await expect(page.locator('canvas')).toHaveAttribute('data-t', '10');
  await expect(
    page.getByRole('heading', { name: 'Which 8 of 64 experts get the word “every”?' }),
  ).toBeVisible();
  const text = page.getByRole('listbox', { name: 'The text; choose a word to route it' });
  await expect(text.getByRole('option', { selected: true })).toHaveText(' every');
  const recorded = await page.evaluate(async () => {
    const bytes = new Uint8Array(await (await fetch('./traces/english.bin')).arrayBuffer());
    const tokens = bytes.length / (4 * (64 * 4 + 8));
    const start = 4 * tokens * 64 * 4 + 13 * 8;
    return [...bytes.slice(start, start + 8)];
  });
  const { ids, weights } = await readOutput(page);
  expect([...ids].sort((a, b) => a - b)).toEqual(recorded.sort((a, b) => a - b));
  expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(2.5, 5);
  expect(foreign).toEqual([]);

  // What this is about, for somebody who does not know.
  await page.getByText('Logits', { exact: true }).first().click();
  await expect(page.getByTestId('explanation')).toContainText('holds 64 small networks, its experts');

  // The very first thing that a visitor does: a press on another word, then its keys.
  await text.getByRole('option').nth(9).click();
  await expect(page.getByRole('heading', { name: /get the word “the”\?$/ })).toBeVisible();
  await poll(async () => (await readOutput(page)).ids).not.toEqual(ids);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('heading', { name: /get the token “ed”\?$/ })).toBeVisible();
  await expect(page).toHaveURL(/x=english@[0-9a-f]{12}:0:8/);
});

test('settings stand beside the picture once they are opened, and stay so on the next visit', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ storageState: { cookies: [], origins: [] } })).newPage();
  await page.goto('/');
  await painted(page);
  await expect(page.getByRole('complementary', { name: 'Parameters' })).toHaveCount(0);
  // A chip opens one of them without the others.
  await page.getByRole('button', { name: 'top_k: pick 8' }).click();
  await expect(
    page
      .getByRole('spinbutton', { name: 'top_k' })
      .or(page.getByLabel('top_k', { exact: true }))
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('complementary', { name: 'Parameters' })).toBeVisible();
  await page.reload();
  await painted(page);
  await expect(page.getByRole('complementary', { name: 'Parameters' })).toBeVisible();
  await page.context().close();
});

test('another token, text and layer can be chosen', async ({ page }, { project }) => {
  await open(page, '#v1.p=tiny', project.name);
  const before = await readOutput(page);
  await page
    .getByRole('listbox', { name: /Tokens of the text/ })
    .getByRole('option')
    .nth(5)
    .click();
  await poll(async () => (await readOutput(page)).ids).not.toEqual(before.ids);
  await page.getByRole('combobox', { name: 'text', exact: true }).selectOption('japanese');
  await expect(page).toHaveURL(/japanese@[0-9a-f]{12}:2:0/);
  await page.getByRole('combobox', { name: 'layer', exact: true }).selectOption('3');
  await expect(page).toHaveURL(/japanese@[0-9a-f]{12}:3:0/);
});

test(
  'dragging, typing and keys change a logit; one drag is one undo step',
  { tag: '@gpu' },
  async ({ page }, { project }) => {
    await open(page, '#v1.p=dsv3&t=7', project.name);
    const logit = async (id: number) =>
      numberOf(
        await page.getByTestId('expert-table').locator('tbody tr').nth(id).locator('td').nth(1).textContent(),
      );
    const start = await logit(37);
    const cell = (await page.locator('[data-expert="37"]').boundingBox())!;
    const [x, y] = [cell.x + cell.width / 2, cell.y + cell.height * 0.8];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 1; i <= 6; i++) await page.mouse.move(x, y - 4 * i);
    await page.mouse.up();
    await painted(page);
    const dragged = await logit(37);
    expect(dragged).not.toBe(start);
    await page.keyboard.press('Control+z');
    await poll(() => logit(37)).toBe(start);
    await page.keyboard.press('Control+Shift+z');
    await poll(() => logit(37)).toBe(dragged);
    await page.keyboard.press('Control+z');

    await page.locator('[data-expert="37"]').focus();
    await page.keyboard.press('Shift+BracketRight');
    await poll(() => logit(37)).toBeCloseTo(start + 0.1, 5);
    await page.keyboard.press('5');
    const field = page.getByRole('textbox', { name: 'logit of E37' });
    await expect(field).toBeFocused();
    await field.pressSequentially('.25');
    await poll(() => logit(37)).toBe(5.25);
    await poll(async () => (await readOutput(page)).ids).toContain(37);
  },
);

test('a bad list is refused by position and a bad parameter keeps its text', async ({ page }, {
  project,
}) => {
  await open(page, '#v1.p=tiny&x=normal:3', project.name);
  const before = await readOutput(page);
  await page.getByRole('button', { name: 'Edit 64 logits…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('1, 2, x3');
  await expect(page.getByText('Value 3 (line 1, column 7): “x3” is not a number.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .fill(JSON.stringify(Array.from({ length: 64 }, (_, i) => i / 16)));
  await page.getByRole('button', { name: 'Apply' }).click();
  await poll(async () => (await readOutput(page)).ids).not.toEqual(before.ids);

  const topK = page.getByLabel('top_k', { exact: true });
  const shown = await readOutput(page);
  await topK.fill('80');
  await expect(page.getByRole('alert').filter({ hasText: 'Use a number from 1 to 64.' })).toBeVisible();
  await expect(topK).toHaveValue('80');
  expect(await readOutput(page)).toEqual(shown);
  await topK.fill('4');
  await poll(async () => (await readOutput(page)).ids.length).toBe(4);
});

test('a link opened elsewhere shows the same picture', async ({ page, browser, baseURL }, { project }) => {
  await open(page, '#v1.p=dsv3&t=7.4', project.name);
  await page.locator('[data-expert="72"]').focus();
  await page.keyboard.press('Shift+BracketLeft');
  await page.keyboard.press('Enter');
  await painted(page);
  await expect(page).toHaveURL(/pin=e72.*rows=/);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.mouse.move(5, 5);
  const output = await readOutput(page);
  const picture = await page.locator('canvas').screenshot();
  const url = page.url();

  const other = await (
    await browser.newContext({
      viewport: { width: 1440, height: 900 },
      storageState: await page.context().storageState(),
    })
  ).newPage();
  await other.goto(url);
  await painted(other);
  expect(await readOutput(other)).toEqual(output);
  expect((await other.locator('canvas').screenshot()).equals(picture)).toBe(true);
  expect(other.url()).toBe(url);
  expect(url.startsWith(baseURL ?? '')).toBe(true);
});

test('invalid grouping shows the fallback and what it ignores', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&g=7', project.name);
  await page.getByRole('button', { name: 'Path: ungrouped fallback' }).click();
  await expect(
    page.getByText('scoring_func sigmoid → softmax: this path does not pass it on.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Decision tree…' }).click();
  const tree = page.getByTestId('tree');
  await expect(tree.getByTestId('leaf-taken')).toHaveText('ungrouped fallback');
  await expect(tree.getByText('remainder = 4')).toBeVisible();
  await page.getByRole('radio', { name: 'fused_grouped_topk', exact: true }).check();
  await expect(page.getByTestId('path-result')).toContainText('num_experts should be divisible by n_group');
  await page.keyboard.press('Escape');
  const slider = page.getByRole('slider', { name: 'Time' });
  await slider.fill('7');
  await expect(page.getByRole('listitem').filter({ hasText: 'Pick groups' })).toContainText('not reached');
});

test('a phone says why a link cannot be routed', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/#v1.p=dsv3&im=sglang&g=7&t=7');
  const error = page.getByTestId('refused-on-stage');
  await expect(error).toContainText('num_expert_group is 7, which does not divide the 256 experts.');
  await expect(error).not.toContainText('last valid');
  await page.goto('/#v1.p=dsv3&im=sglang&t=7');
  await painted(page);
  await expect(error).toBeHidden();
});

test('an address with errors opens the app, which names them', async ({ page }, { project }) => {
  await open(page, '#v1.p=nobody&k=-3&x=english@000000000000:2:9999', project.name);
  const messages = page.getByRole('alert').filter({ hasText: 'preset' });
  await expect(messages).toContainText('There is no preset “nobody”');
  await expect(messages).toContainText('top_k: “-3”');
  expect((await readOutput(page)).ids.length).toBe(8);
});

test('the set-up decides the path, and the picture follows it', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=10', project.name);
  const path = page.getByRole('button', { name: /^Path:/ });
  await expect(path).toHaveText('fused kernel');
  const fused = await readOutput(page);
  await page.getByText('vLLM set-up').click();
  await page.getByRole('switch', { name: 'VLLM_USE_FUSED_MOE_GROUPED_TOPK' }).uncheck();
  await expect(path).toHaveText('native, compiled');
  await expect(page).toHaveURL(/fu=0/);
  // Eager torch returns the same experts in another order.
  await poll(async () => (await readOutput(page)).ids).not.toEqual(fused.ids);
  const native = await readOutput(page);
  expect([...native.ids].sort()).toEqual([...fused.ids].sort());
  await page.getByLabel('logits dtype').selectOption('bf16');
  await poll(async () => (await readOutput(page)).weights).not.toEqual(native.weights);
  await page.getByLabel('platform').selectOption('rocm');
  await page.getByRole('switch', { name: 'AITER fused MoE' }).check();
  await expect(path).toContainText('AITER');
  await page.keyboard.press('Control+z');
  await expect(path).toHaveText('native, compiled');
});

test('a title and a note travel in the link, which has a QR code while it is short', async ({
  page,
  browser,
}, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Share this scenario' });
  await dialog.getByLabel('Title').fill('Why E209 leads');
  await dialog.getByLabel('Note').fill('Look at G6.');
  const link = dialog.getByRole('textbox', { name: 'Share this scenario' });
  await expect(link).toHaveValue(/&ti=\w+&no=\w+/);
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();

  // A profile that has never seen the page.
  const fresh = await (await browser.newContext()).newPage();
  await fresh.goto(await link.inputValue());
  const message = fresh.getByTestId('message');
  await expect(message.getByRole('heading', { name: 'Why E209 leads' })).toBeVisible();
  await expect(message).toContainText('Look at G6.');
  await message.getByRole('button', { name: 'Remove title and note' }).click();
  await expect(message).toBeHidden();
  await expect(fresh).not.toHaveURL(/&ti=|&no=/);
  await fresh.context().close();
});
