import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Scope {
  /** Only these rules; all of them when absent. */
  rules?: string[];
  without?: string[];
}

/** What axe finds on the page as it is now: each finding with its rule and elements. */
export async function findings(page: Page, { rules, without = [] }: Scope = {}): Promise<string[]> {
  // The other mode opens a page of its own for each answer, for frames of other origins; there are none here.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    // What passes is not asked about; naming each such element takes three times as long as the checks.
    .options({ resultTypes: ['violations'] })
    .disableRules(without);
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`,
  );
}

/** Nothing is found in either theme. A theme changes colours alone, so that the second one is held to their rule. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findings(page, { rules: ['color-contrast'] })).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}
