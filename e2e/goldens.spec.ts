import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ulpDistance } from '../src/core/arithmetic/float';
import { readGoldens } from '../src/golden/read-goldens';
import { linkTo, open, painted, poll, readOutput } from './app';

// Every seventh case, its first token: the page as a whole against the recorded implementation. All rows of all cases
// are held to the recorded ones where the engines are called directly, WebGPU in a browser among them
// (src/compute/engines.browser.test.ts).
const cases = readGoldens(readFileSync('goldens/public.jsonl.gz')).filter(({ input, outcomes }, i) => {
  const { globalNumExperts: E, numExpertGroup: G } = input.params;
  const isNative = outcomes.get('native_cuda')?.kind === 'rows' && E > G && E % G === 0;
  return i % 7 === 0 && input.dtype === 'f32' && isNative;
});

test('ids and weights on the page are those of the real router', async ({ page }, { project }) => {
  expect(cases.length).toBeGreaterThan(20);
  let isFirst = true;
  for (const { id, input, outcomes } of cases) {
    const expected = outcomes.get('native_cuda');
    if (expected?.kind !== 'rows') continue;
    const { globalNumExperts: E, topK: k } = input.params;
    const link = linkTo({ ...input, logits: input.logits.slice(0, E) });
    if (isFirst) await open(page, link, project.name);
    else {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, link);
      await expect(page.getByTestId('expert-table').locator('tbody tr')).toHaveCount(E);
      await poll(() => page.locator('canvas').getAttribute('data-epoch')).not.toBeNull();
    }
    isFirst = false;
    await expect(async () => {
      await painted(page);
      const { ids, weights } = await readOutput(page);
      const actual = new Map(ids.map((expert, slot) => [expert, weights[slot]!]));
      expect(
        [...actual.keys()].sort((a, b) => a - b),
        id,
      ).toEqual([...expected.ids.slice(0, k)].sort((a, b) => a - b));
      expected.ids.slice(0, k).forEach((expert, slot) => {
        expect(
          ulpDistance(actual.get(expert)!, expected.weights[slot]!),
          `${id} E${expert}`,
        ).toBeLessThanOrEqual(8);
      });
    }).toPass({ timeout: 10_000 });
  }
});
