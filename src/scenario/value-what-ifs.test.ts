import { describe, expect, it } from 'vitest';
import { changedPlaces, type PickChange, picksOf } from '../core/facts/what-if/picks';
import { route } from '../core/route';
import type { RouterParams } from '../core/types';
import { madeToken } from '../testing/made-token';
import { dispatchOf, inputOf } from './dispatch-scenario';
import type { RoutedToken } from './routed-token';
import { readWhatIfs, type ValueWhatIfs, whatIfInputs, whatIfStrips } from './value-what-ifs';

function whatIfsOf({ scenario, result }: RoutedToken): ValueWhatIfs {
  const strips = whatIfStrips(scenario);
  const outcomes = whatIfInputs(strips, inputOf(scenario)).map(route);
  return readWhatIfs(strips, outcomes, scenario.params, picksOf(result, scenario.params.topK));
}

/** How routing with another value really changes the picks, place by place; null if it is refused. */
function bruteForce({ scenario, result }: RoutedToken, change: Partial<RouterParams>): PickChange | null {
  const params = { ...scenario.params, ...change };
  const changed = { ...scenario, params };
  const dispatch = dispatchOf(changed);
  if (scenario.setup.implementation === 'vllm' && dispatch.error) return null;
  const outcome = route(inputOf(changed, dispatch));
  if (!outcome.ok) return null;
  const before = new Set(result.ids.slice(0, scenario.params.topK));
  const after = new Set(outcome.result.ids.slice(0, params.topK));
  const stay = [...before].filter((id) => after.has(id)).length;
  const replaced = Math.min(before.size, after.size) - stay;
  return { of: before.size, replaced, more: after.size - before.size };
}

const TOKENS: Record<string, RoutedToken> = {
  'the fused kernel': madeToken({ globalNumExperts: 96 }),
  'no bias': madeToken({ globalNumExperts: 64 }, { hasBias: false }),
  'the plain fallback': madeToken({ globalNumExperts: 30, numExpertGroup: 7 }),
  'another implementation': madeToken(
    { globalNumExperts: 64 },
    { setup: { implementation: 'hf_deepseek_v3' } },
  ),
  'bfloat16 logits': madeToken({ globalNumExperts: 64 }, { setup: { dtype: 'bf16' } }),
};

describe.each(Object.entries(TOKENS))('what-ifs: %s', (_, token) => {
  const whatIfs = whatIfsOf(token);

  it('count what routing with each value does', () => {
    for (const [field, strip] of Object.entries(whatIfs))
      for (const { value, changed } of strip)
        expect([field, value, changed]).toEqual([field, value, bruteForce(token, { [field]: value })]);
  });

  it('say that the present value changes nothing', () => {
    const { params } = token.scenario;
    for (const [field, strip] of Object.entries(whatIfs)) {
      const own = strip.find(({ value }) => value === params[field as keyof RouterParams]);
      if (own?.changed) expect(changedPlaces(own.changed)).toBe(0);
    }
  });
});

describe('the values of a strip', () => {
  const { params } = TOKENS['the fused kernel']!.scenario;
  const whatIfs = whatIfsOf(TOKENS['the fused kernel']!);
  const values = (field: keyof ValueWhatIfs) => whatIfs[field].map(({ value }) => value);

  it('are the divisors of E, 1 to G, 1 to at most 32, and the other choices', () => {
    expect(values('numExpertGroup')).toEqual([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 96]);
    expect(values('topkGroup')).toEqual(Array.from({ length: params.numExpertGroup }, (_, i) => i + 1));
    expect(values('topK')).toEqual(Array.from({ length: 32 }, (_, i) => i + 1));
    expect(values('scoringFunc')).toEqual(['sigmoid', 'softmax', 'sqrtsoftplus']);
    expect(whatIfsOf(madeToken({ globalNumExperts: 16 })).topK).toHaveLength(16);
  });

  it('hold the present value even if it is above 32, and never more than 32 values', () => {
    const topK = (value: number) =>
      whatIfsOf(madeToken({ topK: value, topkGroup: 8 })).topK.map((whatIf) => whatIf.value);
    expect(topK(40)).toEqual(Array.from({ length: 32 }, (_, i) => i + 25));
    expect(topK(256).at(-1)).toBe(256);
    expect(topK(256)).toHaveLength(32);
  });

  it('are each routed on the path they take: E groups fall back, fewer groups than kept are refused', () => {
    const byGroups = new Map(whatIfs.numExpertGroup.map((whatIf) => [whatIf.value, whatIf]));
    expect(byGroups.get(96)!.changed).not.toBeNull();
    expect(byGroups.get(2)).toMatchObject({ changed: null, picks: [], error: { field: 'topkGroup' } });
  });

  it('of renormalize and the scale leave the picks alone', () => {
    for (const { changed } of [...whatIfs.renormalize, ...whatIfs.routedScalingFactor])
      expect(changed).toMatchObject({ replaced: 0, more: 0 });
  });
});
