import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../scenario/routed-token';
import { anyInput } from '../../testing/any-input';
import { madeToken } from '../../testing/made-token';
import { planOf } from '../plan';
import type { RouteResult } from '../result-arrays';
import { route, routeBy } from '../route';
import { SEMANTICS } from '../semantics';
import type { StageId } from '../stages';
import type { RouteInput } from '../types';
import { gotchasOf } from './gotchas';
import { aboveOne, belowZero, zeroScale } from './weight-remarks';

const at = (token: RoutedToken, stage: StageId) => gotchasOf(token, stage).map(({ code }) => code);
const implementation = (name: keyof typeof SEMANTICS) => ({ setup: { implementation: name } });

describe('a factor of 0', () => {
  it('is remarked if it makes every weight 0', () => {
    const token = madeToken({ routedScalingFactor: 0 });
    expect([...token.result.weights].every((w) => w === 0)).toBe(true);
    expect(zeroScale(token)).toEqual({ code: 'zeroScale' });
    expect(at(token, 'scale')).toContain('zeroScale');
    expect(zeroScale(madeToken({ routedScalingFactor: 1 }))).toBeNull();
  });

  it('stands for none in llama.cpp', () => {
    const token = madeToken({ routedScalingFactor: 0 }, implementation('llama_cpp'));
    expect([...token.result.weights].some((w) => w > 0)).toBe(true);
    expect(zeroScale(token)).toEqual({ code: 'zeroIsNoScale' });
  });
});

describe('a weight above 1 or below 0', () => {
  it('is named with what makes it so', () => {
    const scaled = madeToken({ routedScalingFactor: 16 });
    expect(aboveOne(scaled)).toMatchObject({ why: 'scale' });
    expect(at(scaled, 'scale')).toContain('aboveOne');
    const turned = madeToken({ routedScalingFactor: -1.7 });
    expect(belowZero(turned)).toMatchObject({ why: 'scale', ids: [...turned.result.ids] });
    const negative = madeToken(
      { renormalize: false, routedScalingFactor: 1 },
      {
        ...implementation('lmdeploy_router_n_groups'),
        bias: -3,
      },
    );
    expect(belowZero(negative)).toMatchObject({ why: 'gathered' });
    const open = madeToken(
      { renormalize: false, routedScalingFactor: 1 },
      {
        ...implementation('lmdeploy_router_n_groups'),
        bias: 3,
      },
    );
    expect(aboveOne(open)).toMatchObject({ why: 'undivided' });
  });

  it('is not remarked in an ordinary answer', () => {
    expect(aboveOne(madeToken({ routedScalingFactor: 1 }))).toBeNull();
    expect(belowZero(madeToken())).toBeNull();
  });
});

describe('every remark on weights', () => {
  /** The facts of the first row, as the page has them. */
  const tokenOf = (input: RouteInput, result: RouteResult) => {
    const plan = planOf(input);
    return { ...madeToken(), params: input.params, plan, result };
  };
  const first = (result: RouteResult, input: RouteInput) => [
    ...result.weights.subarray(0, input.params.topK),
  ];

  it('is true of what was computed, and names its experts', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(anyInput(), (drawn) => {
        const E = drawn.params.globalNumExperts;
        const input = { ...drawn, tokens: 1, logits: drawn.logits.slice(0, E), tableIds: null };
        const outcome = route(input);
        if (!outcome.ok) return;
        const { result } = outcome;
        const token = tokenOf(input, result);
        const weights = first(result, input);
        const without = (change: Partial<RouteInput['params']>, factors?: Float32Array) => {
          const other = { ...input, params: { ...input.params, ...change } };
          const routed = route(factors ? { ...other, perExpertScale: factors } : other);
          return routed.ok ? first(routed.result, input) : [];
        };
        for (const remark of [zeroScale(token), aboveOne(token), belowZero(token)]) {
          if (!remark) continue;
          const name = 'why' in remark ? `${remark.code} ${remark.why}` : remark.code;
          seen.set(name, (seen.get(name) ?? 0) + 1);
          if (!('why' in remark)) {
            if (remark.code === 'zeroIsNoScale') expect(weights).toEqual(without({ routedScalingFactor: 1 }));
            else for (const w of weights) expect(w === 0 || Number.isNaN(w)).toBe(true);
            continue;
          }
          const isSo = (w: number) => (remark.code === 'aboveOne' ? w > 1 : w < 0);
          for (const id of remark.ids) expect(isSo(weights[result.ids.indexOf(id)]!)).toBe(true);
          if (remark.why === 'scale') {
            const isStill = (w: number) => (remark.code === 'aboveOne' ? w > 1.02 : w < 0);
            expect(without({ routedScalingFactor: 1 }).some(isStill)).toBe(false);
          }
          if (remark.why === 'factors')
            expect(without({}, new Float32Array(E).fill(1)).some((w) => w > 1.02)).toBe(false);
          if (remark.why === 'gathered' || remark.why === 'negative')
            expect(result.gathered.some((w) => w < 0)).toBe(true);
          if (remark.why === 'undivided') {
            const rules = { ...SEMANTICS[input.semantics], renormalize: 'never' as const };
            const undivided = routeBy(rules, input);
            expect(undivided.ok && first(undivided.result, input)).toEqual(weights);
          }
        }
      }),
      { numRuns: 4000, seed: 21 },
    );
    for (const kind of [
      'zeroScale',
      'zeroIsNoScale',
      'aboveOne scale',
      'aboveOne undivided',
      'belowZero scale',
      'belowZero gathered',
    ])
      expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(0);
  });
});
