import { expect, type Page, test } from '@playwright/test';
import { route } from '../src/core/route';
import { presetOf } from '../src/scenario/presets';
import { numberOf, painted, poll, readOutput } from './app';

// Nothing is kept from an earlier visit.
test.use({ storageState: { cookies: [], origins: [] } });

/** What the reference answers to the logits and biases that the page shows; its tables give every digit. */
async function reference(page: Page) {
  const columns = await page
    .getByTestId('expert-table')
    .evaluate((table) =>
      [3, 5].map((column) =>
        Array.from(table.querySelectorAll(`tbody tr > :nth-child(${column})`), (cell) => cell.textContent),
      ),
    );
  const [logits, eScoreCorrectionBias] = columns.map((column) => Float32Array.from(column, numberOf));
  const outcome = route({
    semantics: 'vllm_fused',
    dtype: 'f32',
    tokens: 1,
    logits: logits!,
    eScoreCorrectionBias: eScoreCorrectionBias!,
    params: presetOf('tiny').params,
  });
  if (!outcome.ok) throw new Error('the reference refuses the first visit');
  return { ids: [...outcome.result.ids], weights: [...outcome.result.weights] };
}

/** The page's own answer; float32 is read back from its shortest decimal. */
async function answer(page: Page) {
  const { ids, weights } = await readOutput(page);
  return { ids, weights: weights.map(Math.fround) };
}

/** Opens the page as somebody who has no link; returns the picks of " every". */
async function visit(page: Page): Promise<number[]> {
  await page.goto('/');
  await painted(page);
  const output = await answer(page);
  expect(output).toEqual(await reference(page));
  return output.ids;
}

test('the first press on a word shows its picks', async ({ page }) => {
  const before = await visit(page);
  const text = page.getByRole('listbox', { name: /text/i });
  const box = (await text.getByRole('option').nth(9).boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await poll(async () => (await readOutput(page)).ids).not.toEqual(before);
  await painted(page);
  expect(await answer(page)).toEqual(await reference(page));
  await expect(page.locator('canvas')).toHaveAttribute('data-t', '10');
});

test('the first drag of a bar by 40 px brings its expert among the picks', async ({ page }) => {
  const before = await visit(page);
  expect(before).not.toContain(44);
  const box = (await page.locator('[data-expert="44"]').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height - 4];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 5; i++) await page.mouse.move(x, y - 8 * i);
  // The picks follow the hand, before it lets go.
  await poll(async () => (await readOutput(page)).ids).toContain(44);
  await page.mouse.up();
  await painted(page);
  expect(await answer(page)).toEqual(await reference(page));
});

test('the first press on play shows the whole choice, to its weights', async ({ page }) => {
  const before = await visit(page);
  const canvas = page.locator('canvas');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(canvas).not.toHaveAttribute('data-t', '10');
  await expect(canvas).toHaveAttribute('data-t', '10', { timeout: 30_000 });
  const output = await answer(page);
  expect(output.ids).toEqual(before);
  expect(output).toEqual(await reference(page));
});

test('the first screen has few controls, and the rack has a quarter of the window', async ({ page }) => {
  await visit(page);
  for (const [width, height] of [
    [1440, 900],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await painted(page);
    const { controls, fields } = await page.evaluate(() => {
      const isShown = (node: Element) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return top !== null && node.contains(top);
      };
      // Cells of the rack and words of the text are what the controls act on.
      const isContent = (node: Element) => node.closest('[role="grid"], [role="listbox"]') !== null;
      const all = [...document.querySelectorAll('button, a[href], input, select, textarea, summary')];
      const controls = all.filter((node) => isShown(node) && !isContent(node));
      return {
        controls: controls.map((node) => node.textContent || node.getAttribute('aria-label')),
        fields: controls.filter((node) => node.matches('input, select, textarea')).length,
      };
    });
    expect(controls.length, controls.join(' | ')).toBeLessThanOrEqual(22);
    expect(fields).toBeLessThanOrEqual(7);
    const rows = await page.getByRole('rowheader').all();
    const boxes = await Promise.all(rows.map((row) => row.boundingBox()));
    const [top, bottom] = [boxes[0]!.y, boxes.at(-1)!.y + boxes.at(-1)!.height];
    const canvas = (await page.locator('canvas').boundingBox())!;
    // Rack and group bars stand left of the ladder, which has 28 % of the picture.
    expect(((bottom - top) * canvas.width * 0.7) / (width * height)).toBeGreaterThanOrEqual(0.27);
  }
});
