import { expect, test } from '@playwright/test';
import { open, openMore, painted, raise } from './app';

test('the language survives a reload and stays out of the link', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  await raise(page, 37);
  await expect(page).toHaveTitle('MoE Router Explorer');
  await expect(page.getByRole('heading', { name: '6 · Pick experts' })).toBeVisible();
  const link = page.url();

  await openMore(page);
  await page.getByRole('combobox', { name: '语言' }).selectOption('简体中文');
  const isChinese = async () => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect(page).toHaveTitle('MoE 路由探索器');
    await expect(page.getByRole('heading', { name: '6 · 选专家' })).toBeVisible();
    await expect(page.locator('#explanation')).toContainText(/E37 入选，排第 1。得分为 0\.9999/);
  };
  await isChinese();
  expect(page.url()).toBe(link);

  await page.reload();
  await painted(page);
  await isChinese();
  expect(page.url()).toBe(link);

  await openMore(page);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('English');
  await expect(page.getByRole('heading', { name: '6 · Pick experts' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test.describe('a browser set to Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('opens the page in Chinese', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByText('64 个专家中，哪 8 个得到“every”这个词？')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  });
});

test('if a language cannot be fetched, the page says so and stays as it was', async ({ page }, {
  project,
}) => {
  await open(page, '', project.name);
  await page.route(/\/assets\/zh-/, (route) => route.abort());
  await openMore(page);
  await page.getByRole('combobox', { name: '语言' }).selectOption('简体中文');
  await expect(page.getByRole('alert')).toContainText('“简体中文” could not be loaded');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
