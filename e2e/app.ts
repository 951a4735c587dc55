import { expect, type Page } from '@playwright/test';
import { V0_15_ON_CUDA } from '../src/core/dispatch/environment';
import { encodeLink } from '../src/scenario/link/encode';
import { NO_MESSAGE } from '../src/scenario/message';
import { presetOf } from '../src/scenario/presets';
import { PLAIN_TOKEN, type Scenario, type SharedView } from '../src/scenario/scenario';
import { setupOf } from '../src/scenario/setup';
import { NOTHING_LOADED, sourceRows } from '../src/sources/sources';

/** Opens a link and waits for its picture. In the project `webgpu` the WebGPU engine is chosen, as a user would. */
export async function open(page: Page, fragment: string, engine: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/${fragment}`);
  await painted(page);
  if (engine === 'webgpu') await chooseWebGpu(page);
}

async function chooseWebGpu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Engine/ }).click();
  await page.getByRole('radio', { name: 'WebGPU' }).check();
  await expect(page.getByRole('button', { name: /^Engine: GPU/ })).toBeVisible({ timeout: 90_000 });
  await page.keyboard.press('Escape');
  await painted(page);
}

/** Opens what is needed now and then: table, keys, playing, language and theme. */
export async function openMore(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(More|更多)$/ }).click();
}

/** Waits until every edit is answered, the canvas shows the answer, the tables have followed it, and no outline of an edit is left. */
export async function painted(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const canvas = document.querySelector<HTMLElement>('canvas[data-epoch]');
      const table = document.querySelector<HTMLElement>('#table');
      return (
        canvas !== null &&
        table?.dataset.epoch === canvas.dataset.epoch &&
        canvas.dataset.pulsing === undefined &&
        canvas.dataset.behind === undefined
      );
    },
    undefined,
    { timeout: 20_000 },
  );
}

/** `expect.poll`, asking at once and often: its own intervals grow to a second, in which nothing happens. */
export function poll<Value>(read: () => Value | Promise<Value>, options: { timeout?: number } = {}) {
  return expect.poll(read, { intervals: [20, 50, 100], ...options });
}

/** Slides a finger sideways, in a few steps. */
export async function swipe(page: Page, from: { x: number; y: number }, dx: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const at = (by: number) => ({ touchPoints: [{ x: from.x + by, y: from.y }] });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(0) });
  for (let i = 1; i <= 4; i++)
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at((dx * i) / 4) });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

export interface Output {
  ids: number[];
  weights: number[];
}

/** What the page says the router returned, from its accessible table. */
export async function readOutput(page: Page): Promise<Output> {
  const { ids, weights } = await page.getByTestId('output-table').evaluate((table) => {
    const rows = [...table.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    );
    return { ids: rows.map(([id]) => id), weights: rows.map(([, weight]) => weight) };
  });
  return { ids: ids.map(numberOf), weights: weights.map(numberOf) };
}

/** A number of the tables, which are set for reading. */
export function numberOf(text: string | null | undefined): number {
  return Number(text?.replaceAll('\u2212', '-').replace('∞', 'Infinity') ?? Number.NaN);
}

/** Raises one logit by keyboard and waits until the page shows what follows from it. */
export async function raise(page: Page, expert: number): Promise<void> {
  await page.locator(`[data-expert="${expert}"]`).focus();
  await page.keyboard.press('9');
  await expect(page.getByRole('textbox', { name: `logit of E${expert}` })).toHaveValue('9');
  await expect.poll(async () => (await readOutput(page)).ids).toContain(expert);
  await painted(page);
}

/** A link to a scenario made by hand: these parameters and rows, over generated ones. */
export function linkTo(
  scenario: Pick<Scenario, 'params' | 'logits' | 'eScoreCorrectionBias'>,
  view: SharedView = { t: 1, pins: [], zoom: null, message: NO_MESSAGE },
): string {
  const source = presetOf('dsv3').source;
  // The recorded outputs are those of eager torch.
  const setup = { ...setupOf('dsv3'), environment: V0_15_ON_CUDA, scaleHandling: 'router' as const };
  const whole: Scenario = { ...scenario, preset: 'dsv3', source, setup, token: PLAIN_TOKEN };
  return encodeLink(whole, sourceRows(source, scenario.params, NOTHING_LOADED), view, '');
}
