import { expect, type Page, test } from '@playwright/test';
import { numberOf, open, painted, poll } from './app';

/** A column of a table of the page, by row. */
async function column(page: Page, table: 'expert' | 'group', nth: number): Promise<string[]> {
  return page.getByTestId(`${table}-table`).locator(`tbody td:nth-child(${nth})`).allTextContents();
}

const indexOfLargest = (values: readonly number[]) => values.indexOf(Math.max(...values));

async function press(page: Page, kind: 'expert' | 'group', id: number): Promise<void> {
  const box = await page.locator(`[data-${kind}="${id}"]`).boundingBox();
  await page.mouse.click(box!.x + box!.width / 2, box!.y + box!.height / 2);
}

test('a tour asks, takes presses in the picture for guesses and shows what the router did', async ({ page }, {
  project,
}) => {
  await open(page, '#v1.p=tiny', project.name);
  await page.getByRole('button', { name: 'Guess along' }).click();
  const card = page.getByTestId('tour');
  const canvas = page.locator('canvas[data-epoch]');
  const step = (name: string) => card.getByRole('listitem').getByRole('button', { name });
  const answer = card.getByTestId('tour-answer');

  // The largest logit has the largest score.
  await expect(card).toContainText('Which expert will score highest?');
  await expect(canvas).toHaveAttribute('data-t', '1');
  await expect(page.getByLabel('Output, in the order vLLM returns it')).toHaveCount(0);
  const best = indexOfLargest((await column(page, 'expert', 3)).map(numberOf));
  await press(page, 'expert', best);
  await expect(card).toContainText(`Your guess: E${best}`);
  await expect(page.locator(`[data-expert="${best}"]`)).toHaveAttribute('aria-selected', 'true');
  expect(page.url()).not.toContain('pin=');
  await card.getByRole('button', { name: 'Show the answer' }).click();
  const scores = (await column(page, 'expert', 4)).map(numberOf);
  await expect(answer).toHaveText(
    new RegExp(`^Right\\. E${best} scores highest with ${scores[best]!.toPrecision(4)}\\.`),
    { timeout: 10_000 },
  );
  await expect(canvas).toHaveAttribute('data-t', '2');

  // Any cell of a row stands for its group; three of four are right.
  await step('Pick groups').click();
  await expect(card).toContainText('Which 4 groups will be dropped?');
  const fates = await column(page, 'group', 4);
  const dropped = fates.flatMap((fate, group) => (fate === 'dropped' ? [group] : []));
  const kept = fates.indexOf('kept');
  for (const group of dropped.slice(1)) await press(page, 'group', group);
  await press(page, 'expert', 8 * kept + 3);
  await card.getByRole('button', { name: 'Show the answer' }).click();
  await expect(answer).toContainText(`3 of 4 right. G${dropped[0]}, G${dropped[1]}`, { timeout: 10_000 });
  await expect(canvas).toHaveAttribute('data-t', '5');

  // An amount is pressed on the card.
  await step('Renormalise').click();
  await card.getByRole('button', { name: '1.000', exact: true }).click();
  await card.getByRole('button', { name: 'Show the answer' }).click();
  await expect(answer).toContainText('Right. Each is divided by', { timeout: 10_000 });
  await card.getByRole('button', { name: 'Next card' }).click();
  await card.getByRole('button', { name: 'Show without a guess' }).click();
  await expect(answer).toContainText('The answer:', { timeout: 10_000 });
  await card.getByRole('button', { name: 'To the result' }).click();
  await expect(card).toContainText('2 of 8 predicted');
  await card.getByRole('button', { name: 'End the tour' }).first().click();
  await expect(card).toHaveCount(0);
});

test('a tour goes by keyboard alone, without motion, and begins on the first example where stages are skipped', async ({
  page,
}, { project }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '#v1.p=mixtral-8x7b', project.name);
  const command = async (words: string) => {
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  };
  await command('take the tour');
  const card = page.getByTestId('tour');
  await expect(card.getByRole('heading')).toBeFocused();
  await expect(card).toContainText('With this router, 4 of the 9 stages have something to predict.');
  await card.getByRole('button', { name: 'Take the first example instead' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/^(?!.*p=mixtral)/);
  await painted(page);
  await expect(card.getByRole('listitem')).toHaveCount(8);

  for (const key of ['g', '0']) await page.keyboard.press(key);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await poll(focused).toMatch(/^Group 0/);
  await page.keyboard.press('ArrowRight');
  await poll(focused).toMatch(/^Expert 0,/);
  await page.keyboard.press('Enter');
  await expect(card).toContainText('Your guess: E0');
  await command('show the answer');
  await expect(card.getByTestId('tour-answer')).toContainText('Not this time.');
  await expect(page.locator('canvas[data-epoch]')).toHaveAttribute('data-t', '2');
  // E4 leads with the bias too: that card would repeat this one.
  await command('next card');
  await expect(card).toContainText('Which group will score highest?');
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/p=mixtral/);
});
