import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('without JavaScript the page shows the routed token as a picture, a table and words', async ({
  page,
}) => {
  await page.goto('/');
  const picture = page.getByRole('img', { name: 'Picture of the routing' });
  await expect(picture).toBeVisible();
  const drawn = await page.request.get((await picture.getAttribute('src')) ?? '');
  expect(drawn.headers()['content-type']).toBe('image/svg+xml');
  expect(await drawn.text()).toContain('>1 · E21<');
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(9);
  await expect(rows.nth(1)).toContainText('21');
  const weights = await rows.locator('td:nth-child(3)').allTextContents();
  expect(weights.reduce((sum, weight) => sum + Number(weight), 0)).toBeCloseTo(2.5, 5);
  // Nothing is said to be loading.
  await expect(page.locator('.boot').filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole('main').locator('p').nth(1)).toContainText(
    'holds 64 small networks, its experts',
  );
  await expect(page.locator('dd').nth(4)).toContainText('Only the best groups are kept.');
});
