import { describe, expect, it } from 'vitest';
import { inputOf } from '../../../scenario/dispatch-scenario';
import { madeToken } from '../../../testing/made-token';
import { route } from '../../route';
import { ungrouped } from '../../routings';
import { picksOf } from './picks';
import { regretOf } from './regret';

describe('grouping regret', () => {
  it('is the part of the unmasked weights that the mask keeps out', () => {
    const token = madeToken({ globalNumExperts: 64, topK: 6, topkGroup: 2 });
    const outcome = route(ungrouped(inputOf(token.scenario)));
    if (!outcome.ok) throw new Error(outcome.error.code);
    const picks = picksOf(token.result, 6);
    const { excluded, share } = regretOf(picks, outcome.result, 6);
    // By hand: the six best of all, and the scores of those that were not picked.
    const best = Array.from(token.result.biased.keys())
      .sort((a, b) => token.result.biased[b]! - token.result.biased[a]!)
      .slice(0, 6);
    const lost = best.filter((id) => !picks.includes(id));
    const mass = (ids: number[]) => ids.reduce((sum, id) => sum + token.result.scores[id]!, 0);
    expect(lost.length).toBeGreaterThan(0);
    expect([...excluded].sort()).toEqual(lost.sort());
    expect(share).toBeCloseTo(mass(lost) / mass(best), 6);
  });

  it('is nothing when every group is kept', () => {
    const token = madeToken({ globalNumExperts: 64, topkGroup: 8 });
    const outcome = route(ungrouped(inputOf(token.scenario)));
    if (!outcome.ok) throw new Error(outcome.error.code);
    expect(regretOf(picksOf(token.result, 8), outcome.result, 8)).toEqual({ excluded: [], share: 0 });
  });
});
