import { expect, test } from '@playwright/test';
import { open, openMore, painted, poll, readOutput } from './app';
import { findings } from './axe';

const SIZES = [
  ['desktop', 1440, 900],
  ['tablet', 1024, 768],
  ['phone', 390, 844],
] as const;

for (const [size, width, height] of SIZES)
  test(`a link that cannot be routed says so on a ${size}, and leads to the field`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/#v1.p=dsv3&t=7&k=300');
    const note = page.getByTestId('refused-on-stage');
    await expect(note).toContainText('top_k is 300: use a number from 1 to 256.');
    await expect(note).toContainText('There is no picture yet');
    // What is known already is shown: the logits, without any outcome.
    const logits = page.getByTestId('waiting-logits');
    await expect(logits).toContainText(/256 logits, −\d\.\d+ … \d\.\d+: nothing is decided/);
    const bars = (await logits.locator('path').boundingBox())!;
    expect(bars.height).toBeGreaterThan(60);
    const stage = (await page.locator('#stage').boundingBox())!;
    expect(bars.y + bars.height).toBeLessThanOrEqual(stage.y + stage.height);
    const play = page.getByRole('button', { name: 'Play', exact: true });
    await expect(play).toBeDisabled();
    await expect(play).toHaveAccessibleDescription(/nothing to play/);
    // Nor does it move what stands beside it.
    const [from, to] = await Promise.all([
      play.boundingBox(),
      (size === 'phone'
        ? page.getByRole('button', { name: 'Next stage' })
        : page.getByRole('slider', { name: 'Time' })
      ).boundingBox(),
    ]);
    expect(to!.x - from!.x - from!.width).toBeLessThan(20);
    expect(await findings(page)).toEqual([]);

    await note.getByRole('button', { name: 'Go to top_k' }).click();
    const field = page.getByRole('textbox', { name: 'top_k', exact: true });
    await expect(field).toBeFocused();
    await field.fill('6');
    await poll(async () => (await readOutput(page)).ids).toHaveLength(6);
    await expect(note).toHaveCount(0);
    await expect(logits).toHaveCount(0);
  });

test('a refused value leaves the last picture, and one press sets the preset’s value', async ({ page }, {
  project,
}) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  const before = await readOutput(page);
  await page.getByLabel('top_k', { exact: true }).fill('300');
  await expect(page.getByTestId('refused-on-stage')).toContainText('The picture shows the last valid state.');
  // Said whole once: over the picture.
  await expect(
    page.getByText('top_k is 300: use a number from 1 to 256.').filter({ visible: true }),
  ).toHaveCount(1);
  await expect(page.getByTestId('refused')).toContainText(
    'See the message above the picture. The picture shows',
  );
  await expect(page.getByRole('alert').filter({ hasText: 'Use a number from 1 to 256.' })).toBeVisible();
  expect(await readOutput(page)).toEqual(before);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
  await page.getByTestId('refused-on-stage').getByTestId('preset-topK').click();
  await expect(page.getByLabel('top_k', { exact: true })).toHaveValue('8');
  await expect(page.getByTestId('refused-on-stage')).toHaveCount(0);
});

test('a preset that was edited says so, field by field, and goes back', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&e=512&g=32&kg=8', project.name);
  const chosen = page.getByLabel('Preset').locator('option:checked');
  await expect(chosen).toHaveText('● DeepSeek-V3, edited · 512·32·8·8');
  await expect(page.getByTestId('preset-topK')).toHaveCount(0);
  await page.getByRole('button', { name: 'Set num_expert_group back to the preset’s 8' }).click();
  await page.getByRole('button', { name: 'Set topk_group back to the preset’s 4' }).click();
  await page.getByTestId('preset-globalNumExperts').click();
  await expect(chosen).toHaveText('DeepSeek-V3 · 256·8·4·8');
});

test('on a tablet the picture makes room for the explanation of a pinned cell', async ({ page }, {
  project,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open(page, '#v1.p=dsv3&t=7&pin=e31', project.name);
  const right = async (part: string) => {
    const box = await page.locator(part).boundingBox();
    return box ? box.x + box.width : Number.NaN;
  };
  const left = (await page.locator('#explanation').boundingBox())?.x ?? 0;
  await poll(() => right('[data-expert="31"]')).toBeLessThan(left);
  await poll(() => right('canvas')).toBeLessThanOrEqual(left);
  await painted(page);
  // All parameters are in sight at once.
  for (const chip of await page.locator('header section').getByRole('button').all())
    await expect(chip).toBeInViewport({ ratio: 1 });
});

test('typing on a cell ends on the cell: Enter keeps, Escape takes back', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=7', project.name);
  const cell = page.locator('[data-expert="38"]');
  const field = page.getByRole('textbox', { name: 'logit of E38' });
  await cell.focus();
  await page.keyboard.type('3.5');
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(cell).toBeFocused();
  await expect(field).toHaveValue('3.5');
  await page.keyboard.type('-2');
  await expect(field).toHaveValue('-2');
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
  await expect(field).toHaveValue('3.5');
  await page.keyboard.type('g3');
  await expect(page.locator('[data-group="3"]')).toBeFocused();
});

test('what a link says wrongly is named above the picture, without covering it', async ({ page }, {
  project,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '#v1.p=nosuch&t=77&pin=e999', project.name);
  const notices = page.getByRole('alert').filter({ hasText: 'nosuch' });
  await expect(notices).toContainText('t = 1 is shown');
  await expect(notices).toContainText('they are left out');
  const box = await notices.boundingBox();
  const canvas = await page.locator('canvas').boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(canvas?.y ?? 0);
});

test('the skip link to the explanation opens it if it is a sheet', async ({ page }, { project }) => {
  for (const [, width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await open(page, '#v1.p=dsv3&t=7', project.name);
    await page.getByRole('button', { name: 'Skip to the explanation' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('#explanation')).toBeFocused();
  }
});

test('playing begins again at the end only if loop is on', async ({ page }, { project }) => {
  await open(page, '#v1.p=dsv3&t=10', project.name);
  const loop = page.getByRole('checkbox', { name: 'loop' });
  await openMore(page);
  await expect(loop).not.toBeChecked();
  await page.getByRole('checkbox', { name: 'pause after each stage' }).uncheck();
  await loop.check();
  await page.reload();
  await painted(page);
  await openMore(page);
  await expect(loop).toBeChecked();
});
