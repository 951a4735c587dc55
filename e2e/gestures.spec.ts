import { expect, type Page, test } from '@playwright/test';
import { numberOf, open, painted, poll, swipe } from './app';

const logits = async (page: Page) =>
  (await page.getByTestId('expert-table').locator('tbody tr td:nth-child(3)').allTextContents()).map(
    numberOf,
  );

async function centre(page: Page, expert: number, height = 0.5): Promise<[number, number]> {
  const box = (await page.locator(`[data-expert="${expert}"]`).boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height * height];
}

test('holding E paints one value over cells, as one undo step', async ({ page }, { project }) => {
  await open(page, '#v1.p=tiny&x=normal:3&t=1', project.name);
  const before = await logits(page);
  const from = await centre(page, 8, 0.25);
  const to = await centre(page, 12, 0.25);
  await page.keyboard.down('e');
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.up('e');
  await painted(page);
  const painted5 = await logits(page);
  const value = painted5[8]!;
  expect(painted5.slice(8, 13)).toEqual([value, value, value, value, value]);
  // A quarter from the top of a cell is half of the way up from the zero line.
  const reach = Math.max(4, ...before.map(Math.abs));
  expect(value).toBeCloseTo(reach / 2, 1);
  expect(painted5.filter((z, id) => z !== before[id]).length).toBe(5);
  await page.keyboard.press('Control+z');
  await poll(() => logits(page)).toEqual(before);
});

test('dragging a weight says why it cannot move, and offers its logit', async ({ page }, { project }) => {
  await open(page, '#v1.p=tiny&t=10', project.name);
  const before = await logits(page);
  const canvas = (await page.locator('canvas').boundingBox())!;
  const strip = canvas.y + canvas.height - 27;
  await page.mouse.move(canvas.x + 110, strip);
  await page.mouse.down();
  await page.mouse.move(canvas.x + 140, strip, { steps: 4 });
  await page.mouse.up();
  const note = page.getByTestId('derived');
  await expect(note).toContainText('A weight cannot be dragged.');
  const expert = /weight of E(\d+)/.exec((await note.textContent()) ?? '')?.[1];
  await note.getByRole('button', { name: 'Change its logit instead' }).click();
  await expect(page.getByRole('textbox', { name: `logit of E${expert}` })).toBeFocused();
  await expect(note).toHaveCount(0);
  expect(await logits(page)).toEqual(before);
});

test('pointing at a rung or a segment lights its cell, pressing pins it', async ({ page }, { project }) => {
  await open(page, '#v1.p=tiny&t=10', project.name);
  const canvas = (await page.locator('canvas').boundingBox())!;
  await page.mouse.move(2, 2);
  await painted(page);
  const before = await page.locator('canvas').screenshot();
  await page.mouse.move(canvas.x + 110, canvas.y + canvas.height - 27);
  await painted(page);
  await poll(async () => (await page.locator('canvas').screenshot()).equals(before)).toBe(false);
  await page.mouse.click(canvas.x + 110, canvas.y + canvas.height - 27);
  await expect(page.getByTestId('sentence')).toContainText('ends with a weight of');
});

test('the legend singles out its members', async ({ page }, { project }) => {
  await open(page, '#v1.p=tiny&t=7', project.name);
  const canvas = page.locator('canvas');
  const before = await canvas.screenshot();
  const item = page.getByRole('button', { name: 'picked, with its place' });
  await item.click();
  await expect(item).toHaveAttribute('aria-pressed', 'true');
  await page.mouse.move(2, 2);
  await poll(async () => (await canvas.screenshot()).equals(before)).toBe(false);
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Escape');
  await expect(item).toHaveAttribute('aria-pressed', 'false');
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('pressing and sliding shows cell after cell in the loupe; the release pins', async ({ page }, {
    project,
  }) => {
    await open(page, '#v1.p=dsv3&t=7', project.name);
    const cdp = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: [number, number]) =>
      cdp.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: point ? [{ x: point[0], y: point[1] }] : [],
      });
    await touch('touchStart', await centre(page, 100));
    await expect(page.getByTestId('loupe')).toBeVisible();
    await touch('touchMove', await centre(page, 103));
    await touch('touchMove', await centre(page, 105));
    await touch('touchEnd');
    await expect(page.getByTestId('loupe')).toHaveCount(0);
    await expect(page.getByTestId('sentence')).toContainText('E105');
    await expect(page).toHaveURL(/pin=e105/);
  });

  test('the sheet is dragged between its heights, and a swipe turns the stage', async ({ page }, {
    project,
  }) => {
    await open(page, '#v1.p=dsv3&t=7', project.name);
    const sheet = page.locator('#explanation');
    const height = async () => (await sheet.boundingBox())?.height ?? 0;
    expect(await height()).toBe(96);
    const handle = (await page.getByRole('button', { name: 'Explanation', exact: true }).boundingBox())!;
    const [x, y] = [handle.x + handle.width / 2, handle.y + 9];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 250, { steps: 5 });
    await page.mouse.up();
    await poll(height).toBeCloseTo(0.45 * 844, 0);

    const body = (await sheet.boundingBox())!;
    await swipe(page, { x: 300, y: body.y + 120 }, -180);
    await expect(page.locator('canvas')).toHaveAttribute('data-t', '8');
    await swipe(page, { x: 120, y: body.y + 120 }, 180);
    await expect(page.locator('canvas')).toHaveAttribute('data-t', '7');
  });

  test('a swipe over a number of a formula drags it: the stage stays', async ({ page }, { project }) => {
    await open(page, '#v1.p=dsv3&t=7&pin=e72', project.name);
    await page.getByRole('button', { name: 'Explanation', exact: true }).click();
    const canvas = page.locator('canvas');
    const cdp = await page.context().newCDPSession(page);
    const swipe = async (x: number, y: number, by: number) => {
      const at = (step: number) => ({ touchPoints: [{ x: x + (by * step) / 8, y }] });
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(0) });
      for (let i = 1; i <= 8; i++)
        await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(i) });
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };

    const field = page.getByRole('textbox', { name: 'logit of E72' });
    const logit = Number(await field.inputValue());
    const number = page.getByTestId('explanation').getByTitle('Drag').first();
    await number.scrollIntoViewIfNeeded();
    const from = (await number.boundingBox())!;
    await swipe(from.x + from.width / 2, from.y + from.height / 2, 100);
    await poll(async () => Number(await field.inputValue())).toBeCloseTo(logit + 1, 1);
    await expect(canvas).toHaveAttribute('data-t', '7');
  });
});
