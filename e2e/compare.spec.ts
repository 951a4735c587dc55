import { expect, type Page, test } from '@playwright/test';
import { NO_MESSAGE } from '../src/scenario/message';
import { linkTo, open, painted, poll, readOutput, swipe } from './app';
import { expectAccessible } from './axe';

/** The case of the routing specification in which the fill of the mask decides: every biased score is negative. */
const logits = [2, 1, 0, -1, 1.5, 0.5, -0.5, -1.5];
const E2 = linkTo(
  {
    params: {
      globalNumExperts: 8,
      numExpertGroup: 2,
      topkGroup: 1,
      topK: 2,
      renormalize: true,
      scoringFunc: 'sigmoid',
      routedScalingFactor: 1,
      numFusedSharedExperts: 0,
    },
    logits: Float32Array.from(logits),
    eScoreCorrectionBias: Float32Array.from(logits, () => -1),
  },
  { t: 7, pins: [], zoom: null, message: NO_MESSAGE },
);

const SENTENCE =
  'A masks with −∞, B with 0: E4 (masked) scores 0.000 in B and beats E0 at −0.1192; in A it is at −∞, and E0 stays in.';

const ids = async (page: Page, side: 'a' | 'b') =>
  JSON.parse((await page.getByTestId(`ids-${side}`).textContent()) ?? '') as number[];

/** Pins HF's own code as A and lets B follow the release before, in which masked experts got 0. */
async function compareMasks(page: Page, engine: string): Promise<void> {
  await open(page, E2, engine);
  await page.getByText('vLLM set-up').click();
  await page.getByLabel('implementation', { exact: true }).selectOption('hf_deepseek_v3');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByText('A and B are the same so far.')).toBeVisible();
  await page.getByLabel('B follows the implementation').selectOption('hf_deepseek_v3_zero_mask');
  await expect(page.getByTestId('divergence')).toHaveText(SENTENCE);
  await painted(page);
}

test(
  'two implementations part at the mask: sentence and picks say so, and a link shows the same',
  { tag: '@gpu' },
  async ({ page, browser }, { project }) => {
    await compareMasks(page, project.name);
    expect(await ids(page, 'a')).toEqual([0, 1]);
    expect(await ids(page, 'b')).toEqual([4, 5]);
    await expect(page.getByTestId('differences').getByRole('listitem')).toHaveText([
      'implementation: hf deepseek v3 → hf deepseek v3 zero mask',
    ]);
    await expect(page.getByTestId('consequences').getByRole('listitem')).toHaveText(['mask fill: −∞ → 0']);
    await expect(page.getByTestId('only-a')).toHaveText('E0E1');
    await expect(page.getByTestId('only-b')).toHaveText('E4E5');
    const weights = page.getByTestId('compare-output-table').locator('tbody tr');
    const cells = await weights.evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent)),
    );
    expect(cells.map(([id]) => Number(id))).toEqual([0, 1, 4, 5]);
    expect(Number(cells[0]?.[1])).toBeCloseTo(0.546449, 5);
    expect(Number(cells[2]?.[2])).toBeCloseTo(0.567747, 5);

    await page.getByRole('button', { name: 'Go there' }).click();
    await expect(page).toHaveURL(/t=6&pin=e4&a=1&a-im=hf_deepseek_v3&x=/);
    await painted(page);
    await page.mouse.move(5, 5);
    const url = page.url();
    const picture = await page.locator('canvas').screenshot();

    const other = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await other.goto(url);
    await painted(other);
    await expect(other.getByTestId('divergence')).toHaveText(SENTENCE);
    expect((await other.locator('canvas').screenshot()).equals(picture)).toBe(true);
    expect(await ids(other, 'a')).toEqual([0, 1]);
    expect(other.url()).toBe(url);
  },
);

test('by keyboard: pin as A, edit B, swap, leave, undo', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  const pinned = await readOutput(page);
  await page.keyboard.press('c');
  await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
  await page.locator('[data-expert="37"]').focus();
  await page.keyboard.press('9');
  await poll(async () => (await readOutput(page)).ids).toContain(37);
  await expect(page.getByTestId('divergence')).toContainText('The logits differ: the logit of E37 is');
  await expect(page.getByTestId('only-b')).toHaveText('E37');
  await expect(page.locator('[data-expert="37"]')).toHaveAccessibleName(/; in A logit|; in A .*not picked/);
  expect(await ids(page, 'a')).toEqual(pinned.ids);
  await expect(page.getByTestId('narration')).toContainText('only B picks E37.');

  await page.locator('[data-expert="37"]').focus();
  await page.keyboard.press('p');
  await expect(page.getByText('A and B are the same so far.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('only-b')).toHaveText('E37');
  await page.getByRole('button', { name: 'Swap A and B' }).press('Enter');
  await expect(page.getByTestId('only-a')).toHaveText('E37');
  await poll(async () => (await readOutput(page)).ids).toEqual(pinned.ids);
  await page.locator('[data-expert="37"]').focus();
  await page.keyboard.press('c');
  await expect(page.getByRole('region', { name: 'Comparison' })).toBeHidden();
  await expect(page).not.toHaveURL(/a=1/);
});

test('side by side: two pictures, one focus, one time', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&kg=3&t=7&a=1&a-kg=4&x=normal:7', project.name);
  await page.getByRole('radio', { name: 'Side by side' }).check({ force: true });
  await expect(page).toHaveURL(/cm=side/);
  const a = page.locator('canvas[data-side="a"]');
  await expect(a).toHaveAttribute('data-t', '7');
  const cell = (await page.locator('[data-expert="72"]').boundingBox())!;
  const b = (await page.locator('canvas[data-epoch]').boundingBox())!;
  const box = (await a.boundingBox())!;
  await a.click({ position: { x: cell.x - b.x + cell.width / 2, y: cell.y - b.y + cell.height / 2 } });
  await expect(page).toHaveURL(/pin=e72/);
  await expect(page.getByTestId('sentence-in-a')).toContainText('E72');
  expect(box.width).toBe(b.width);
  await page.getByRole('slider', { name: 'Time' }).fill('3');
  await expect(a).toHaveAttribute('data-t', '3');
  await expect(page.locator('canvas[data-epoch]')).toHaveAttribute('data-t', '3');
});

test('on a phone the comparison starts in the sheet, and a switch shows A or B', async ({ page }, {
  project,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '#v1.p=dsv3&t=7', project.name);
  await page.getByRole('button', { name: 'Parameters', exact: true }).click();
  await page.getByRole('dialog').getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('dialog').getByRole('tab', { name: 'Router' }).click();
  await page.getByRole('dialog').getByLabel('topk_group', { exact: true }).fill('2');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByTestId('divergence')).toContainText('A keeps 4 groups, B 2 groups.');
  await page.getByRole('radio', { name: 'Side by side' }).check({ force: true });
  await expect(page.locator('canvas[data-epoch]')).toBeVisible();
  await page.getByRole('radio', { name: 'A', exact: true }).check({ force: true });
  await expect(page.locator('canvas[data-side="a"]')).toBeVisible();
  await expect(page.locator('canvas[data-epoch]')).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  // No word of the switches is cut short.
  for (const fieldset of await page.getByRole('region', { name: 'Comparison' }).getByRole('group').all())
    expect(await fieldset.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 640 }, hasTouch: true, isMobile: true });

  test('a swipe turns to the other side and stays at its place; a slide over cells does not', async ({
    page,
  }, { project }) => {
    await open(page, '#v1.p=dsv3&kg=3&t=7&a=1&a-kg=4&cm=side&x=normal:7', project.name);
    const [a, b] = [page.locator('canvas[data-side="a"]'), page.locator('canvas[data-epoch]')];
    const scrolled = (to: number | null) =>
      page.evaluate((top) => {
        let node = document.querySelector('main canvas')?.parentElement;
        while (node && node.scrollHeight <= node.clientHeight) node = node.parentElement;
        if (node && top !== null) node.scrollTop = top;
        return node?.scrollTop;
      }, to);
    expect(await scrolled(60)).toBe(60);
    const bar = (await page.getByRole('region', { name: 'Comparison', exact: true }).boundingBox())!;
    const inBar = { x: 200, y: bar.y + bar.height / 2 };
    await swipe(page, inBar, 120);
    await expect(a).toBeVisible();
    await expect(b).toBeHidden();
    await expect(page.getByRole('radio', { name: 'A', exact: true })).toBeChecked();
    await expect(page).toHaveURL(/cm=side&cs=a/);
    expect(await scrolled(null)).toBe(60);

    // Under the cells: nothing else is slid there.
    await scrolled(200);
    const picture = (await a.boundingBox())!;
    await swipe(page, { x: 300, y: picture.y + 380 }, -120);
    await expect(b).toBeVisible();
    await expect(page).not.toHaveURL(/cs=a/);
    expect(await scrolled(0)).toBe(0);
    const cell = (await page.locator('[data-expert="4"]').boundingBox())!;
    await swipe(page, { x: cell.x + 4, y: cell.y + 4 }, 120);
    await expect(page).toHaveURL(/pin=e/);
    await expect(b).toBeVisible();
  });
});

test('what the overlay cannot show is said beside the switch, with a button to the other mode', async ({
  page,
}, { project }) => {
  const limit = page.getByTestId('overlay-limit');
  const overlay = page.getByRole('radio', { name: 'Overlay' });
  const side = page.getByRole('radio', { name: 'Side by side' });
  await open(page, '#v1.p=tiny&t=7&a=1&a-e=128&x=normal:7', project.name);
  await expect(limit).toHaveText(
    'A has 128 experts, B 64: they have no common picture, so they stand side by side.',
  );
  await expect(side).toBeChecked();
  await expect(overlay).toBeDisabled();
  await expect(page.getByRole('group', { name: 'Shown' })).toHaveAccessibleDescription(/no common picture/);

  await open(page, '#v1.p=tiny&g=4&kg=2&t=7&a=1&a-g=8&a-kg=4&x=normal:7', project.name);
  await expect(overlay).toBeChecked();
  await expect(limit).toContainText('A has 8 groups, B 4: the rows are B’s, A’s are not drawn.');
  await limit.getByRole('button').click();
  await expect(side).toBeChecked();
  await expect(limit).toBeHidden();
  await expect(page.locator('canvas[data-side="a"]')).toBeVisible();
});

test('the legend of a comparison singles out its members', async ({ page }, { project }) => {
  await open(page, '#v1.p=tiny&kg=3&t=7&a=1&a-kg=4&x=normal:7', project.name);
  const canvas = page.locator('canvas');
  const before = await canvas.screenshot();
  const item = page.getByRole('button', { name: 'only B picks it, or keeps the group' });
  await item.click();
  await expect(item).toHaveAttribute('aria-pressed', 'true');
  await poll(async () => (await canvas.screenshot()).equals(before)).toBe(false);
  await page.getByRole('radio', { name: 'Side by side' }).check({ force: true });
  await expect(page.getByRole('button', { name: 'picked, with its place' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});

test('a difference that changes nothing is marked', async ({ page }, { project }) => {
  const hf = '#v1.p=dsv3&im=hf_deepseek_v3&s=softmax&rn=0&a=1&a-s=sigmoid&a-rn=1&x=normal:7';
  await open(page, hf, project.name);
  await expect(page.getByTestId('differences').getByRole('listitem')).toHaveText([
    'renormalize: on → off',
    'scoring_func: sigmoid → softmax no effect here',
  ]);
});

test('one switch is listed as one change, apart from what follows from it', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=7&a=1&a-b=0', project.name);
  await expect(page.getByTestId('divergence')).toContainText('B alone adds a bias: the score with bias of E');
  await expect(page.getByTestId('bits')).toContainText(/^Bits differ from stage 1 on: E\d+ 0\.\d+ \/ 0\.\d+/);
  await expect(page.getByTestId('differences').getByRole('listitem')).toHaveText([
    'e_score_correction_bias: off → on',
  ]);
  await expect(page.getByTestId('paths')).toHaveText('Path: A native, compiled · B fused kernel');
  const follows = page.getByTestId('consequences');
  await expect(follows).toBeHidden();
  await page.getByText(/^What follows on the path taken/).click();
  await expect(follows).toContainText('form of the sigmoid');

  await page.getByLabel('counts as a difference').selectOption('any bit');
  await expect(page).toHaveURL(/&ct=0&/);
  await expect(page.getByTestId('divergence')).toContainText('A and B differ in the form of the sigmoid');
  await expect(page.getByTestId('bits')).toBeHidden();
  await page.getByRole('radio', { name: 'Side by side' }).check({ force: true });
  await expect(page.getByRole('heading', { name: 'A, pinned · native, compiled' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'B, edited · fused kernel' })).toBeVisible();
});

for (const [form, width, height] of [
  ['desktop', 1440, 900],
  ['tablet', 1024, 768],
  ['phone', 390, 844],
] as const)
  test(`axe finds nothing in a comparison in either theme on a ${form}`, async ({ page }, { project }) => {
    await page.setViewportSize({ width, height });
    await open(page, '#v1.p=tiny&kg=3&t=7&a=1&a-kg=4&pin=e4', project.name);
    await expectAccessible(page);
    if (form === 'tablet') {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Comparison: What differs' }).click();
      await expect(page.getByTestId('divergence')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('radio', { name: 'Side by side' }).check({ force: true });
    await expect(page.locator('canvas[data-t]').first()).toBeVisible();
    await expectAccessible(page);
  });

test('a comparison fits 320 px', async ({ page }, { project }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, '#v1.p=tiny&kg=3&t=7&a=1&a-kg=4', project.name);
  const bar = page.getByRole('region', { name: 'Comparison' });
  for (const control of await bar.locator('button, select, label').all()) {
    const box = (await control.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
