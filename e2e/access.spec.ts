import { expect, test } from '@playwright/test';
import { open, openMore, painted, poll } from './app';
import { expectAccessible, findings } from './axe';

const SIZES = [
  ['desktop', 1440, 900],
  ['tablet', 1024, 768],
  ['phone', 390, 844],
] as const;

for (const [form, width, height] of SIZES)
  test(`axe finds nothing in either theme on a ${form}`, async ({ page }, { project }) => {
    await page.setViewportSize({ width, height });
    await open(page, '#v1.p=tiny&t=7&pin=e4', project.name);
    await expectAccessible(page);
    if (form !== 'desktop') {
      // The sheet of the pinned expert lies over what the next buttons need.
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Parameters', exact: true }).click();
      await expectAccessible(page);
    }
    if (form === 'phone') {
      await page.getByRole('tab', { name: 'Share' }).click();
      await expectAccessible(page);
      await page.getByRole('tab', { name: 'Token' }).click();
    }
    await page.getByRole('button', { name: 'Edit 64 logits…' }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    if (form !== 'desktop') await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Share' }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    // On a desktop engine and path stand with the settings, which are open.
    if (form !== 'desktop') await page.getByRole('button', { name: 'Parameters', exact: true }).click();
    await page.getByRole('button', { name: /^Engine/ }).click();
    await expectAccessible(page);
  });

for (const [form, width, height] of SIZES)
  test(`axe finds nothing in palette, keys, special cases, an opened group and a value card on a ${form}`, async ({
    page,
  }, { project }) => {
    await page.setViewportSize({ width, height });
    await open(page, '#v1.p=tiny&t=7&kg=1&k=12&sh=2&x=normal:3&fu=0', project.name);
    for (const key of ['/', '?']) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    for (const key of ['g', '2', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
    await expect(page.getByRole('rowheader', { expanded: true })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('value-card')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('take the tour');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('tour')).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });

test('the story works by keyboard alone', async ({ page, context }, { project }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#v1.p=dsv3&t=1', project.name);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 60 && !name.test(await focused()); i++) await page.keyboard.press('Tab');
    expect(await focused()).toMatch(name);
  };
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#stage')).toBeFocused();

  await tabTo(/^Expert 0,/);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await poll(focused).toMatch(/^Expert 65, group 2/);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('sentence')).toContainText('E65 starts with a logit of');
  await page.keyboard.press('End');
  await poll(focused).toMatch(/^Expert 95,/);

  await tabTo(/^Time$/);
  await page.keyboard.press('End');
  await expect(page.locator('canvas')).toHaveAttribute('data-t', '10');
  await expect(page.getByTestId('narration')).toContainText(
    'Stage 9, Scale: skipped: the model multiplies by 2.5 later.',
  );

  await page.keyboard.press('Escape');
  await tabTo(/^Copy ids and weights$/);
  await page.keyboard.press('Enter');
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(copied.ids).toHaveLength(8);
  const total = (values: number[]) => values.reduce((sum, w) => sum + w, 0);
  expect(total(copied.weights)).toBeCloseTo(1, 5);
  expect(total(copied.output)).toBeCloseTo(2.5, 5);
});

test('the tables hold every expert and group of the picture', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=10', project.name);
  await openMore(page);
  await page.getByRole('button', { name: /^Show the table/ }).click();
  await painted(page);
  await expect(page.getByTestId('expert-table').locator('tbody tr')).toHaveCount(256);
  await expect(page.getByTestId('group-table').locator('tbody tr')).toHaveCount(8);
  const kept = page.getByTestId('group-table').locator('tbody tr', { hasText: 'kept' });
  await expect(kept).toHaveCount(4);
  await expect(page.getByTestId('expert-table').locator('tr[data-picked="true"]')).toHaveCount(8);
});

test('without motion, Next replaces Play, and arrows and outlines replace what moves', async ({ page }, {
  project,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '#v1.p=dsv3&t=7', project.name);
  const canvas = page.locator('canvas');
  const before = await canvas.screenshot();
  await expect(page.getByRole('button', { name: 'Play' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(canvas).toHaveAttribute('data-t', '8');
  await page.keyboard.press('Escape');
  const still = await canvas.screenshot();
  expect(still.equals(before)).toBe(false);
  // The same stage with motion has no arrows.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await open(page, '#v1.p=dsv3&t=8', project.name);
  expect((await canvas.screenshot()).equals(still)).toBe(false);
});
