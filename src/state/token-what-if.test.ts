import { expect, it } from 'vitest';
import { route } from '../core/route';
import { ungrouped } from '../core/routings';
import { inputOf } from '../scenario/dispatch-scenario';
import type { RoutedToken } from '../scenario/routed-token';
import { madeToken } from '../testing/made-token';
import { type TokenWhatIf, tokenWhatIfOf } from './token-what-if';

const masked = (topkGroup: number, logits: Record<number, number> = {}): RoutedToken => ({
  ...madeToken({ globalNumExperts: 32, numExpertGroup: 8, topkGroup, topK: 8 }, { logits }),
  idsWithoutMask: new Set(),
});
const regretOf = (token: RoutedToken, before: TokenWhatIf | null = null) =>
  tokenWhatIfOf(token, [], [], route(ungrouped(inputOf(token.scenario, token.dispatch!))), before);

it('what the mask costs stays the same object while it does not change, even in a drag of another expert', () => {
  const token = masked(2);
  const last = token.result.expertOrder.at(-1)!;
  const first = regretOf(token);
  expect(first.regret!.excluded.length).toBeGreaterThan(0);
  expect(regretOf(masked(2, { [last]: -9 }), first).regret).toBe(first.regret);
  expect(regretOf(masked(3), first).regret).not.toEqual(first.regret);
});
