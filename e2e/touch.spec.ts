import { expect, type Page, test } from '@playwright/test';
import { open, painted, poll, swipe } from './app';

const card = (page: Page) => page.getByTestId('value-card');

/** Longer than a card needs to open or close, for what must not happen meanwhile. */
async function rested(page: Page): Promise<void> {
  const now = () => page.evaluate(() => performance.now());
  const from = await now();
  await poll(now).toBeGreaterThan(from + 500);
}

/** Where the picture is, and taps in it. */
async function picture(page: Page) {
  const box = (await page.locator('canvas[data-epoch]').boundingBox())!;
  const tap = (x: number, y: number) => page.touchscreen.tap(box.x + x, box.y + y);
  return { box, tap, strip: box.height - 27, sums: box.height - 50 };
}

/** Taps along a line of the picture, from left to right, until a card says what is looked for. */
async function tapUntil(page: Page, from: { x: number; y: number }, says: RegExp) {
  for (let dx = 0; dx < 80; dx += 8) {
    await page.touchscreen.tap(from.x + dx, from.y);
    if (says.test((await card(page).allTextContents()).join())) return;
  }
  throw new Error(`no card says ${says}`);
}

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

test.describe('a finger on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('opens the card of a weight and pins its expert; copies; a tap elsewhere closes, the next unpins', async ({
    page,
  }, { project }) => {
    await open(page, '#v1.p=dsv3&rho=2.5&t=10', project.name);
    const { tap, strip, box } = await picture(page);
    await tap(100, strip);
    await expect(card(page)).toContainText(/E\d+ · final weight/);
    const id = /E(\d+) ·/.exec((await card(page).textContent())!)![1]!;
    await expect(page.getByTestId('sentence')).toContainText(`E${id} ends with a weight of`);
    await expect(page).toHaveURL(new RegExp(`pin=e${id}`));

    // It stays although no pointer rests on it, and its button is as large as a finger.
    await rested(page);
    const button = card(page).getByRole('button', { name: 'Copy: final weight' });
    const target = (await button.boundingBox())!;
    expect(Math.min(target.width, target.height)).toBeGreaterThanOrEqual(44);
    const exact = await card(page).locator('code').textContent();
    await button.tap();
    await expect(page.getByTestId('copied')).toHaveText(`Copied ${exact}`);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(exact);
    await rested(page);
    await expect(card(page)).toBeVisible();

    await tap(box.width / 2, 16);
    await expect(card(page)).toHaveCount(0);
    await rested(page);
    await expect(page).toHaveURL(/pin=e/);
    await tap(box.width / 2, 16);
    await expect(page).not.toHaveURL(/pin=e/);
    await expect(card(page)).toHaveCount(0);
  });

  test('a second tap on a number closes its card and leaves the pin', async ({ page }, { project }) => {
    await open(page, '#v1.p=dsv3&rho=2.5&t=10', project.name);
    const { tap, strip } = await picture(page);
    await tap(100, strip);
    await expect(card(page)).toBeVisible();
    await tap(101, strip + 2);
    await expect(card(page)).toHaveCount(0);
    await rested(page);
    await expect(card(page)).toHaveCount(0);
    await expect(page).toHaveURL(/pin=e/);
    await tap(100, strip);
    await expect(card(page)).toBeVisible();
    await expect(page).toHaveURL(/pin=e/);
  });

  test('opens sums, cuts, group scores, rungs and the output; a cell and a label are only pinned', async ({
    page,
  }, { project }) => {
    await open(page, '#v1.p=dsv3&rho=2.5&t=10', project.name);
    const { box, tap, sums } = await picture(page);
    // Over the end of the bar, a little beside: a line of text is lower than a finger.
    await tap(112, sums - 2);
    await expect(card(page)).toContainText('final weights · sum');
    await expect(page).not.toHaveURL(/pin=/);

    const label = (await page.locator('[data-group="2"]').boundingBox())!;
    await tap(box.width - 6, label.y + label.height / 2 - box.y);
    await expect(card(page)).toContainText('G2 · group score');
    await expect(page).toHaveURL(/pin=g2/);

    await tap(30, sums - 30);
    await expect(card(page)).toContainText(/E\d+ · biased score/);
    await expect(page).toHaveURL(/pin=e/);

    const output = (await page.getByLabel('Output, in the order vLLM returns it').boundingBox())!;
    await page.touchscreen.tap(output.x + 78, output.y + output.height - 8);
    await expect(card(page)).toContainText(/E\d+ · final weight/);

    const cell = (await page.locator('[data-expert="20"]').boundingBox())!;
    await page.touchscreen.tap(cell.x + cell.width / 2, cell.y + cell.height / 2);
    await expect(card(page)).toHaveCount(0);
    await expect(page).toHaveURL(/pin=e20/);
    await page.touchscreen.tap(label.x + 4, label.y + label.height / 2);
    await expect(page).toHaveURL(/pin=g2/);
    await rested(page);
    await expect(card(page)).toHaveCount(0);
  });

  test('a press outside of the picture and another stage close the card; a slide opens none', async ({
    page,
  }, { project }) => {
    await open(page, '#v1.p=dsv3&rho=2.5&t=10', project.name);
    const { tap, strip, box } = await picture(page);
    await tap(100, strip);
    await expect(card(page)).toBeVisible();
    await page.locator('#explanation').tap();
    await expect(card(page)).toHaveCount(0);
    await tap(100, strip);
    await expect(card(page)).toBeVisible();
    await page.getByRole('button', { name: 'Previous stage' }).tap();
    await expect(page.locator('canvas')).toHaveAttribute('data-t', '9');
    await expect(card(page)).toHaveCount(0);
    await swipe(page, { x: box.x + 60, y: box.y + strip - 50 }, 80);
    await rested(page);
    await expect(card(page)).toHaveCount(0);
  });
});

test.describe('a finger on a tablet', () => {
  test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true });

  test('the card of a weight stands right over it, beside the explanation', async ({ page }, { project }) => {
    await open(page, '#v1.p=dsv3&rho=2.5&t=10', project.name);
    const { tap, strip } = await picture(page);
    await tap(150, strip);
    await expect(card(page)).toBeVisible();
    const title = await card(page).getByRole('heading').textContent();
    await painted(page);
    await rested(page);
    await expect(card(page).getByRole('heading')).toHaveText(title!);
    const [own, canvas] = await Promise.all(
      [card(page), page.locator('canvas[data-epoch]')].map(async (part) => (await part.boundingBox())!),
    );
    expect(own!.x + own!.width).toBeLessThanOrEqual(canvas!.x + canvas!.width + 1);
    // Right over the strip, where the weight is now.
    expect(own!.y + own!.height).toBeGreaterThan(canvas!.y + canvas!.height - 60);
    expect(own!.y + own!.height).toBeLessThan(canvas!.y + canvas!.height - 28);
    await card(page).getByRole('button').tap();
    await expect(page.getByTestId('copied')).toContainText('Copied 0.3');
  });

  test('beside the explanation a comparison shows one picture at a time, the one that was pressed', async ({
    page,
  }, { project }) => {
    await open(page, '#v1.p=dsv3&kg=3&t=7&a=1&a-kg=4&cm=side', project.name);
    const a = page.locator('[data-picture="a"]');
    const b = page.locator('[data-picture="b"]');
    await expect(a).toBeVisible();
    await expect(b).toBeVisible();
    await expect(page.getByRole('radio', { name: 'A', exact: true })).toHaveCount(0);
    const cell = (await page.locator('[data-expert="58"]').boundingBox())!;
    const [boxA, boxB] = [(await a.boundingBox())!, (await b.boundingBox())!];
    await page.touchscreen.tap(cell.x - boxB.x + boxA.x + 4, cell.y + 4);
    await expect(page).toHaveURL(/pin=e58/);
    await expect(b).toHaveCount(0);
    await expect(a).toBeVisible();

    await page.getByRole('radio', { name: 'B', exact: true }).check({ force: true });
    await expect(b).toBeVisible();
    await expect(a).toHaveCount(0);
    await painted(page);
    // Larger cells than in two pictures, and all of it in sight.
    const now = (await page.locator('[data-expert="58"]').boundingBox())!;
    expect(now.width * now.height).toBeGreaterThan(cell.width * cell.height);
    const frame = b.locator('xpath=ancestor::*[contains(@class, "frame")]');
    expect(await frame.evaluate((node) => node.scrollHeight - node.clientHeight)).toBeLessThanOrEqual(0);

    await page.locator('#explanation').getByRole('button', { name: 'Close' }).tap();
    await expect(a).toBeVisible();
    await expect(b).toBeVisible();
  });

  test('either picture of a comparison has cards', async ({ page }, { project }) => {
    await open(page, '#v1.p=tiny&kg=3&t=10&pin=e4&a=1&a-kg=4&cm=side', project.name);
    for (const side of ['a', 'b']) {
      const canvas = page.locator(`[data-picture="${side}"] canvas`);
      if (!(await canvas.isVisible()))
        await page.getByRole('radio', { name: side.toUpperCase(), exact: true }).check({ force: true });
      const box = (await canvas.boundingBox())!;
      // Over the end of the bar.
      await page.touchscreen.tap(box.x + 530, box.y + box.height - 52);
      await expect(page.locator(`[data-picture="${side}"]`).getByTestId('value-card')).toContainText(
        'final weights · sum',
      );
      await page.touchscreen.tap(box.x + 100, box.y + 2);
      await expect(card(page)).toHaveCount(0);
    }
  });
});

for (const [width, height] of [
  [667, 375],
  [844, 390],
  [932, 430],
] as const)
  test.describe(`a phone on its side, ${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: true, isMobile: true });

    test('shows rack, ladder, strip and output without scrolling', async ({ page }, { project }) => {
      await open(page, '#v1.p=dsv3&t=10', project.name);
      const frame = page.locator('canvas[data-epoch]').locator('../..');
      await poll(() => frame.evaluate((node) => node.scrollHeight - node.clientHeight)).toBeLessThanOrEqual(
        0,
      );
      // The whole last row of the rack, and both lines of the output, are in sight.
      const [last, shown, output, time] = await Promise.all(
        [
          page.locator('[data-expert="255"]'),
          frame,
          page.getByLabel('Output, in the order vLLM returns it'),
          page.getByRole('region', { name: 'Timeline' }),
        ].map(async (part) => (await part.boundingBox())!),
      );
      expect(last!.y + last!.height).toBeLessThanOrEqual(shown!.y + shown!.height);
      expect(output!.y + output!.height).toBeLessThanOrEqual(time!.y + 1);
      // A rung and the strip stand beside the rack, and a finger reaches them there.
      const { tap, box, strip } = await picture(page);
      await tap(box.width - 20, 60);
      await expect(card(page)).toContainText(/E\d+ · biased score/);
      const own = (await card(page).boundingBox())!;
      expect(own.y).toBeGreaterThanOrEqual(shown!.y - 1);
      expect(own.y + own.height).toBeLessThanOrEqual(shown!.y + shown!.height + 1);
      await tap(2, 2);
      const right = last!.x + last!.width;
      await tapUntil(page, { x: right + 66, y: box.y + strip }, /E\d+ · final weight/);
    });
  });
