import { describe, expect, it } from 'vitest';
import { gotchasOf } from '../core/facts/gotchas';
import { pseudoCode } from '../core/facts/pseudo-code';
import { STAGES, skipReason } from '../core/stages';
import { madeToken } from '../testing/made-token';
import { linesAround, shownGotchas, shownTerms } from './excerpts';

const token = madeToken();

it('at most two gotchas are shown, the gravest', () => {
  const grave = madeToken({ globalNumExperts: 64, topkGroup: 1, topK: 12 }, { logits: { 3: Number.NaN } });
  for (const one of [token, grave])
    for (const stage of STAGES) {
      expect(shownGotchas(one, stage).length).toBeLessThanOrEqual(2);
      expect(shownGotchas(one, stage)).toEqual(gotchasOf(one, stage).slice(0, 2));
    }
});

describe('the lines of code shown', () => {
  const lines = pseudoCode(token.plan, token.params, token.ledger);

  it('are three to six and hold those of the stage', () => {
    for (const stage of STAGES) {
      const shown = linesAround(lines, stage);
      expect(shown.length).toBeGreaterThanOrEqual(3);
      expect(shown.length).toBeLessThanOrEqual(6);
      if (skipReason(stage, token) === null)
        expect(shown.some(({ stages }) => stages.includes(stage))).toBe(true);
    }
  });
});

it('a long sum is shown by its first, largest and last terms', () => {
  const terms = [3, 1, 9, 2, 4].map((value, id) => ({ id, value }));
  expect(shownTerms({ total: 19, terms }).map(({ id }) => id)).toEqual([0, 2, 4]);
  expect(shownTerms({ total: 13, terms: terms.slice(0, 3) })).toHaveLength(3);
  const rising = [1, 2, 3, 4, 5].map((value, id) => ({ id, value }));
  expect(shownTerms({ total: 15, terms: rising }).map(({ id }) => id)).toEqual([0, 3, 4]);
});
