import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../scenario/routed-token';
import { madeToken } from '../testing/made-token';
import { pulseBetween } from './pulse';

const SMALL = { globalNumExperts: 64 };
const before = madeToken(SMALL);

/** The token as an edit of the one before leaves it: of the same source. */
const edited = (logits: Record<number, number>, change = {}): RoutedToken => {
  const token = madeToken({ ...SMALL, ...change }, { logits });
  return { ...token, scenario: { ...token.scenario, source: before.scenario.source } };
};

describe('what an edit changed', () => {
  it('is never the cell that was edited', () => {
    const id = before.result.expertOrder[20]!;
    const pulse = pulseBetween(before, edited({ [id]: 9 }))!;
    expect(pulse.experts.has(id)).toBe(false);
    expect(pulse.groups).toContain(Math.floor(id / 8));
  });

  it('holds the experts that came in or went out', () => {
    const out = before.result.ids.at(-1)!;
    const after = edited({ [out]: -9 });
    const pulse = pulseBetween(before, after)!;
    for (const id of after.result.ids)
      if (!before.result.ids.includes(id)) expect(pulse.experts).toContain(id);
    for (const id of before.result.ids)
      if (id !== out && !after.result.ids.includes(id)) expect(pulse.experts).toContain(id);
  });

  it('holds every weight that changed', () => {
    const first = before.result.expertOrder[0]!;
    const after = edited({ [first]: before.logits[first]! + 0.5 });
    const pulse = pulseBetween(before, after)!;
    // All weights share one sum.
    expect(pulse.weights.size).toBe(8);
  });

  it('leaves out values if nearly all have changed, so that outcomes stay visible', () => {
    const change = { scoringFunc: 'softmax' as const };
    const a = madeToken({ ...SMALL, ...change });
    const token = madeToken({ ...SMALL, ...change }, { logits: { 5: 9 } });
    const b = { ...token, scenario: { ...token.scenario, source: a.scenario.source } };
    const pulse = pulseBetween(a, b)!;
    for (const id of pulse.experts) expect(a.result.ids.includes(id)).not.toBe(b.result.ids.includes(id));
  });

  it('is nothing if nothing changed, or if it was no edit', () => {
    expect(pulseBetween(before, before)).toBeNull();
    expect(pulseBetween(before, edited({}))).toBeNull();
    const other = madeToken({ globalNumExperts: 128 });
    expect(pulseBetween(before, other)).toBeNull();
    const token = edited({ 3: 5 });
    const source = { kind: 'generator', generator: 'wide', seed: 1 } as const;
    expect(pulseBetween(before, { ...token, scenario: { ...token.scenario, source } })).toBeNull();
  });
});
