import { expect, type Page, test } from '@playwright/test';
import { open, painted, poll, readOutput } from './app';

/** Waits until what-ifs, and with a pin its flip, belong to the picture shown. */
async function whatIfsShown(page: Page, hasPin = false): Promise<void> {
  await painted(page);
  await page.waitForFunction(
    (hasFlip) => {
      const epoch = document.querySelector<HTMLElement>('canvas[data-epoch]')?.dataset.epoch;
      const flip = document.querySelector<HTMLElement>('[data-testid=flip]');
      const strip = document.querySelector('[aria-busy]:has([data-testid=what-if-topK])');
      return strip?.ariaBusy === 'false' && (!hasFlip || flip?.dataset.epoch === epoch);
    },
    hasPin,
    { timeout: 20_000 },
  );
}

/** Opens DeepSeek-V3 at the pick with an expert pinned. Pinned by hand: choosing the engine ends with Escape, which unpins. */
async function openPinned(page: Page, id: number, engine: string): Promise<void> {
  await open(page, '#v1.p=dsv3&t=7', engine);
  await page.locator(`[data-expert="${id}"]`).focus();
  await page.keyboard.press('Enter');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await whatIfsShown(page, true);
}

/** Places at which two lists of picks differ, in whatever order they stand. */
function changed(before: readonly number[], after: readonly number[]): number {
  const stay = before.filter((id) => after.includes(id)).length;
  return Math.max(before.length, after.length) - stay;
}

test('the number of a what-if is what happens when it is clicked', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  await whatIfsShown(page);
  const { ids } = await readOutput(page);
  const strip = page.getByTestId('what-if-topK');
  const { width, height } = (await strip.boundingBox())!;
  const position = { x: (11.5 / 32) * width, y: height / 2 };
  await strip.hover({ position });
  await expect(strip).toHaveAttribute('aria-valuetext', 'top_k 12: 4 picks more');
  await expect(page.getByText('top_k 12: 4 picks more', { exact: true })).toBeVisible();
  await strip.click({ position });
  await expect(page.getByRole('textbox', { name: 'top_k' })).toHaveValue('12');
  await whatIfsShown(page);
  expect(changed(ids, (await readOutput(page)).ids)).toBe(4);
  await page.keyboard.press('Control+z');
  await poll(async () => (await readOutput(page)).ids).toEqual(ids);
});

test(
  'what-ifs work by keyboard: arrows preview in the rack, Enter sets',
  { tag: '@gpu' },
  async ({ page }, { project }) => {
    await open(page, '#v1.p=tiny&t=7', project.name);
    await whatIfsShown(page);
    const before = await readOutput(page);
    const picture = await page.locator('canvas').screenshot();
    const strip = page.getByRole('slider', { name: 'topk_group: what each value would change' });
    await strip.focus();
    await expect(strip).toHaveAttribute('aria-valuetext', 'topk_group 4: as it is now');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
    await expect(strip).toHaveAttribute('aria-valuetext', /^topk_group 1: \d+ of \d+ picks are replaced$/);
    expect((await readOutput(page)).ids).toEqual(before.ids);
    expect((await page.locator('canvas').screenshot()).equals(picture)).toBe(false);
    const number = Number(/(\d+) of/.exec((await strip.getAttribute('aria-valuetext'))!)![1]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'topk_group' })).toHaveValue('1');
    await whatIfsShown(page);
    expect(changed(before.ids, (await readOutput(page)).ids)).toBe(number);
  },
);

test('the tip of a value stays in its column and does not cover the picture', async ({ page }, {
  project,
}) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  await whatIfsShown(page);
  const strip = page.getByTestId('what-if-topkGroup');
  await strip.hover({ position: { x: 4, y: 5 } });
  const tip = (await page
    .getByText((await strip.getAttribute('aria-valuetext'))!, { exact: true })
    .boundingBox())!;
  const picture = (await page.locator('canvas').boundingBox())!;
  expect(tip.x + tip.width).toBeLessThanOrEqual(picture.x);
  expect(tip.y).toBeGreaterThan((await strip.boundingBox())!.y);
});

test('the keyboard shows what settings mean, and a setting’s meaning is always its description', async ({
  page,
}, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  const line = page.getByText('Groups that are kept', { exact: true });
  await expect(line).toBeHidden();
  const field = page.getByRole('textbox', { name: 'topk_group' });
  await expect(field).toHaveAccessibleDescription(/^Groups that are kept/);
  const toggle = page.getByRole('button', { name: 'What these settings mean' });
  await toggle.first().focus();
  await page.keyboard.press('Enter');
  await expect(line).toBeVisible();
  const eplb = page.getByRole('switch', { name: 'EPLB' });
  await page.getByText('vLLM set-up', { exact: true }).click();
  await expect(eplb).toHaveAccessibleDescription(/busy experts have copies/);
  await expect(page.getByText(/busy experts have copies/)).toBeVisible();
  await toggle.last().click();
  await expect(line).toBeHidden();
});

test('renormalize and the scale say that they leave the picks alone', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  await whatIfsShown(page);
  await expect(page.getByTestId('what-if-renormalize')).toHaveText('does not change who is picked');
  await expect(page.getByTestId('what-if-routedScalingFactor')).toHaveText('does not change who is picked');
});

test('the change in the flip sentence flips the expert when its logit is typed', async ({ page }, {
  project,
}) => {
  const id = 72;
  await openPinned(page, id, project.name);
  const { ids } = await readOutput(page);
  expect(ids).not.toContain(id);
  const sentence = (await page.getByTestId('flip').textContent())!;
  const change = Number(/\+([\d.]+) logit/.exec(sentence)![1]);
  const field = page.getByRole('textbox', { name: `logit of E${id}` });
  const z = Number(await field.inputValue());
  // A little less does not.
  await field.fill(String(z + change * 0.98));
  await whatIfsShown(page, true);
  expect((await readOutput(page)).ids).toEqual(ids);
  await field.fill(String(z + change));
  await poll(async () => (await readOutput(page)).ids).toContain(id);
});

test('the change that a pinned group needs is the change that keeps it', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=5', project.name);
  await page.locator('[data-expert="96"]').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('sentence').getByRole('button', { name: 'G3' }).click();
  await whatIfsShown(page, true);
  const sentence = (await page.getByTestId('flip').textContent())!;
  const [, change, expert, place] = /^G3 needs \+([\d.]+) logit of E(\d+) to take G(\d)’s place/.exec(
    sentence,
  )!;
  const isKept = async (group: number | string) =>
    (await page.getByTestId('group-table').locator('tbody tr').nth(Number(group)).textContent())?.endsWith(
      'kept',
    );
  expect([await isKept(3), await isKept(place!)]).toEqual([false, true]);

  await page.locator(`[data-expert="${expert}"]`).focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: `logit of E${expert}` });
  const z = Number(await field.inputValue());
  await field.fill(String(z + Number(change) * 0.98));
  await whatIfsShown(page, true);
  expect(await isKept(3)).toBe(false);
  await field.fill(String(z + Number(change)));
  await poll(() => isKept(3)).toBe(true);
  expect(await isKept(place!)).toBe(false);
});

test('the line of the landscape edits the logit, by pointer and by key, one drag one step', async ({ page }, {
  project,
}) => {
  await openPinned(page, 241, project.name);
  const field = page.getByRole('textbox', { name: 'logit of E241' });
  const z = Number(await field.inputValue());
  const line = page.getByRole('slider', { name: 'logit of E241: drag the line' });
  await line.scrollIntoViewIfNeeded();
  const box = (await line.boundingBox())!;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  for (let i = 1; i <= 5; i++) await page.mouse.move(box.x + box.width / 2 - 12 * i, y);
  await page.mouse.up();
  await poll(async () => Number(await field.inputValue())).toBeLessThan(z - 1);
  await poll(async () => (await readOutput(page)).ids).not.toContain(241);
  await page.keyboard.press('Control+z');
  await poll(async () => Number(await field.inputValue())).toBe(z);
  await whatIfsShown(page, true);
  await line.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await poll(async () => Number(await field.inputValue())).toBeCloseTo(z + 0.1, 5);
});

test('numbers of the formula and cells light each other up; a logit is dragged in the formula', async ({
  page,
}, { project }) => {
  await openPinned(page, 241, project.name);
  const numbers = page.getByTestId('explanation').locator('[data-cell="expert 130"]');
  await expect(numbers).toHaveCount(1);
  await page.locator('[data-expert="130"]').hover({ force: true });
  await expect(numbers).toHaveAttribute('data-lit', '');
  await page.mouse.move(5, 400);
  await expect(numbers).not.toHaveAttribute('data-lit', '');

  const field = page.getByRole('textbox', { name: 'logit of E241' });
  const z = Number(await field.inputValue());
  const logit = page.getByTestId('explanation').getByTitle('Drag to change').first();
  const { x, y, width, height } = (await logit.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 30, y + height / 2, { steps: 3 });
  await page.mouse.up();
  await poll(async () => Number(await field.inputValue())).toBeCloseTo(z + 0.3, 4);
});

test('the code names its file at a commit and marks the stage’s line', async ({ page }, { project }) => {
  await openPinned(page, 241, project.name);
  const code = page.getByTestId('code');
  await expect(code.locator('[aria-current="step"]')).toHaveText('ids = c.topk(8).indices');
  await expect(code.getByRole('link')).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/vllm-project\/vllm\/blob\/[0-9a-f]{40}\/csrc\/.*grouped_topk_kernels\.cu$/,
  );
});
