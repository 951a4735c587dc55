import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { linkTo, open, painted, readOutput } from './app';

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
  { t: 7, pins: [] },
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

test('two implementations part at the mask: the sentence, both sets, and a link that shows the same', async ({
  page,
  browser,
}, { project }) => {
  await compareMasks(page, project.name);
  expect(await ids(page, 'a')).toEqual([0, 1]);
  expect(await ids(page, 'b')).toEqual([4, 5]);
  await expect(page.getByTestId('differences').getByRole('listitem')).toHaveText([
    'implementation: hf deepseek v3 → hf deepseek v3 zero mask',
    'mask fill: −∞ → 0',
  ]);
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
});

test('by keyboard: pin as A, edit B, swap, leave, undo', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  const pinned = await readOutput(page);
  await page.keyboard.press('c');
  await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
  await page.locator('[data-expert="37"]').focus();
  await page.keyboard.press('9');
  await expect.poll(async () => (await readOutput(page)).ids).toContain(37);
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
  await expect.poll(async () => (await readOutput(page)).ids).toEqual(pinned.ids);
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
});

for (const [form, width, height] of [
  ['desktop', 1440, 900],
  ['tablet', 1024, 768],
  ['phone', 390, 844],
] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing in a comparison on a ${form}, ${colorScheme}`, async ({ page }, { project }) => {
      test.skip(project.name !== 'worker', 'the engine changes nothing on the page');
      test.slow();
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await open(page, '#v1.p=tiny&kg=3&t=7&a=1&a-kg=4&pin=e4', project.name);
      const findings = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
      expect(await findings()).toEqual([]);
      if (form === 'tablet') {
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Comparison: What differs' }).click();
        await expect(page.getByTestId('divergence')).toBeVisible();
        expect(await findings()).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await page.getByRole('radio', { name: 'Side by side' }).check({ force: true });
      await expect(page.locator('canvas[data-t]').first()).toBeVisible();
      expect(await findings()).toEqual([]);
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
