import { describe, expect, it } from 'vitest';
import { inputOf } from '../../scenario/dispatch-scenario';
import { madeToken } from '../../testing/made-token';
import { routeBatch } from './route-batch';
import { trim } from './trim';

describe('a trimmed outcome', () => {
  const outcome = routeBatch(inputOf(madeToken().scenario));
  if (!outcome.ok) throw new Error(outcome.error.code);

  it('keeps what is asked for, and every number that is no array', () => {
    const trimmed = trim(outcome, ['ids', 'gathered']);
    if (!trimmed.ok) throw new Error(trimmed.error.code);
    const { ids, gathered, slots, numGroups, biased, expertOrder } = trimmed.result;
    expect(ids).toBe(outcome.result.ids);
    expect(gathered).toBe(outcome.result.gathered);
    expect([slots, numGroups]).toEqual([outcome.result.slots, outcome.result.numGroups]);
    expect([biased.length, expertOrder.length]).toEqual([0, 0]);
    expect(outcome.result.biased.length).toBeGreaterThan(0);
  });

  it('is the error itself where there is one', () => {
    const refused = routeBatch({ ...inputOf(madeToken().scenario), tokens: 0 });
    expect(trim(refused, ['ids'])).toBe(refused);
  });
});
