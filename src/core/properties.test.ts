import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInput } from '../testing/any-input';
import { ulpDistance } from './arithmetic/float';
import { planOf } from './plan';
import type { RouteResult } from './result-arrays';
import { route } from './route';
import { SEMANTICS, type SemanticsId } from './semantics';
import type { RouteInput } from './types';

const IDS = Object.keys(SEMANTICS) as SemanticsId[];
const withRules = (keep: (id: SemanticsId) => boolean) => fc.constantFrom(...IDS.filter(keep));

function resultOf(input: RouteInput): RouteResult | null {
  const outcome = route(input);
  return outcome.ok ? outcome.result : null;
}

/** Whether two deciding values of a row are equal, so that the result may depend on the order of ties. */
function hasTies({ masked, groupScores, numGroups, tokens }: RouteResult): boolean {
  const repeats = (values: Float32Array, width: number) =>
    Array.from({ length: tokens }, (_, t) => values.subarray(t * width, (t + 1) * width)).some((row) => {
      const finite = [...row].filter((v) => v !== -Infinity && v !== 0);
      return new Set(finite).size < finite.length;
    });
  return repeats(masked, masked.length / tokens) || (numGroups > 1 && repeats(groupScores, numGroups));
}

/** Reads an input's expert `e` from place `move(e)`. */
function permuted(input: RouteInput, move: readonly number[]): RouteInput {
  const E = input.params.globalNumExperts;
  const row = (values: Float32Array) => values.map((_, i) => values[Math.floor(i / E) * E + move[i % E]!]!);
  return {
    ...input,
    logits: row(input.logits),
    eScoreCorrectionBias: input.eScoreCorrectionBias && row(input.eScoreCorrectionBias),
    ...(input.perExpertScale && { perExpertScale: row(input.perExpertScale) }),
  };
}

describe('any implementation', () => {
  it('returns more picks than experts only if it takes the best in rounds', () => {
    for (const semantics of IDS) {
      const params = {
        globalNumExperts: 4,
        numExpertGroup: 2,
        topkGroup: 2,
        topK: 6,
        renormalize: true,
        scoringFunc: 'sigmoid',
        routedScalingFactor: 1,
        numFusedSharedExperts: 0,
      } as const;
      const logits = Float32Array.of(1, 2, 3, 4);
      const input = { semantics, params, tokens: 1, dtype: 'f32', eScoreCorrectionBias: null } as const;
      const { ok } = route({ ...input, logits });
      if (ok) expect(SEMANTICS[semantics].pick, semantics).toBe('rounds');
    }
  });

  it('permutes ids when experts are permuted inside their groups and nothing ties', () => {
    let checked = 0;
    fc.assert(
      fc.property(
        anyInput(
          withRules((id) => SEMANTICS[id].pick === 'best'),
          true,
        ),
        fc.integer(),
        (input, seed) => {
          const { globalNumExperts: E, topK: k } = input.params;
          const plan = planOf(input);
          const first = resultOf(input);
          if (!first || hasTies(first) || plan.order === 'byWeight') return;
          const size = plan.groupSize;
          const turn = Math.abs(seed) % size;
          const move = Array.from({ length: E }, (_, e) => e - (e % size) + ((e + turn) % size));
          const second = resultOf(permuted(input, move));
          if (!second || picksFill(first, k)) return;
          checked++;
          for (let t = 0; t < input.tokens; t++) {
            const pairs = (result: RouteResult, at: (id: number) => number) =>
              new Map(
                Array.from({ length: k }, (_, j) => {
                  const slot = t * result.slots + j;
                  return [at(result.ids[slot]!), result.weights[slot]!] as const;
                }),
              );
            const expected = pairs(first, (id) => id);
            const actual = pairs(second, (id) => move[id]!);
            expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
            // The slots may be in another order, and so may the terms of their sum.
            for (const [id, w] of expected)
              if (!plan.renormalizes && plan.scoring === 'sigmoid') expect(actual.get(id)).toBe(w);
              else if (input.dtype === 'f32') expect(ulpDistance(actual.get(id)!, w)).toBeLessThanOrEqual(8);
          }
        },
      ),
      { numRuns: 6000, seed: 2 },
    );
    expect(checked).toBeGreaterThan(500);
  });

  it('does not change if a constant is added to all logits under softmax, if every sum is exact', () => {
    fc.assert(
      fc.property(
        anyInput(fc.constantFrom<SemanticsId>('vllm_native', 'hf_mixtral', 'hf_deepseek_v2', 'vllm_fused')),
        fc.integer({ min: -8, max: 8 }),
        fc.array(fc.integer({ min: -32 * 1024, max: 32 * 1024 }), { minLength: 1, maxLength: 40 }),
        (input, constant, numerators) => {
          const at = (shift: number): RouteInput => ({
            ...input,
            dtype: 'f32',
            params: { ...input.params, scoringFunc: 'softmax' },
            logits: input.logits.map((_, i) => numerators[i % numerators.length]! / 1024 + shift),
          });
          const [a, b] = [resultOf(at(0)), resultOf(at(constant))];
          expect(b?.scores).toEqual(a?.scores);
          expect(b?.ids).toEqual(a?.ids);
          expect(b?.weights).toEqual(a?.weights);
        },
      ),
      { numRuns: 1000, seed: 3 },
    );
  });

  it('picks inside the kept groups if it masks with −∞ and enough experts survive', () => {
    let checked = 0;
    fc.assert(
      fc.property(
        anyInput(
          withRules((id) => SEMANTICS[id].mask === 'minusInfinity' && SEMANTICS[id].pick === 'best'),
          true,
        ),
        (input) => {
          const plan = planOf(input);
          const result = resultOf(input);
          const { topK: k } = input.params;
          const isLost = plan.rules.noUsableGroup === 'firstExpert' && plan.groupSize < 2;
          if (!result || !plan.isGrouped || isLost || k > plan.keptGroups * plan.groupSize) return;
          checked++;
          for (let t = 0; t < input.tokens; t++) {
            const order = result.groupOrder.subarray(t * plan.numGroups);
            const kept = new Set(order.subarray(0, plan.keptGroups));
            for (const id of result.ids.subarray(t * result.slots, t * result.slots + k))
              expect(kept.has(Math.floor(id / plan.groupSize))).toBe(true);
          }
        },
      ),
      { numRuns: 2600, seed: 4 },
    );
    expect(checked).toBeGreaterThan(500);
  });

  it('never drops a picked expert whose logit rises, with sigmoid', () => {
    let checked = 0;
    fc.assert(
      fc.property(
        anyInput(
          withRules((id) => SEMANTICS[id].mask !== 'zero' && SEMANTICS[id].mask !== 'zeroLogit'),
          true,
        ),
        fc.nat(),
        fc.float({ min: 0, max: 8, noNaN: true }),
        (input, which, rise) => {
          const plan = planOf(input);
          const before = resultOf(input);
          const { globalNumExperts: E, topK: k } = input.params;
          if (!before || plan.scoring !== 'sigmoid' || k === 0 || before.uniform.some(Boolean)) return;
          if (input.dtype !== 'f32' || repeats(before.ids.subarray(0, k))) return;
          const id = before.ids[which % k]!;
          if (before.masked[id] === -Infinity) return;
          const logits = input.logits.slice(0, E);
          logits[id] = logits[id]! + rise;
          const after = resultOf({ ...input, tokens: 1, logits });
          checked++;
          expect([...(after?.ids ?? [])]).toContain(id);
        },
      ),
      { numRuns: 3000, seed: 5 },
    );
    expect(checked).toBeGreaterThan(300);
  });

  it('gives renormalised weights that sum to the scale', () => {
    let checked = 0;
    fc.assert(
      fc.property(
        anyInput(
          withRules((id) => {
            const { divisorGuard, perExpertScale, gather } = SEMANTICS[id];
            return (
              divisorGuard.kind !== 'clamp' &&
              divisorGuard.value < 1e-10 &&
              !perExpertScale &&
              gather !== 'biased'
            );
          }),
          true,
        ),
        (input) => {
          const plan = planOf(input);
          const result = resultOf(input);
          const k = input.params.topK;
          if (!result || !plan.renormalizes || input.dtype !== 'f32' || k === 0) return;
          for (let t = 0; t < input.tokens; t++) {
            if (!(result.weightSum[t]! > 1e-18) || result.uniform[t] || result.weightSum[t]! === Infinity)
              continue;
            checked++;
            const sum = result.weights
              .subarray(t * result.slots, t * result.slots + k)
              .reduce((a, w) => a + w, 0);
            const scale = plan.scales ? plan.scale : 1;
            expect(Math.abs(sum - scale)).toBeLessThanOrEqual(k * 2 ** -22 * Math.abs(scale));
          }
        },
      ),
      { numRuns: 2000, seed: 6 },
    );
    expect(checked).toBeGreaterThan(300);
  });
});

function repeats(ids: Int32Array): boolean {
  return new Set(ids).size < ids.length;
}

/** Whether an expert outside the kept groups is picked: equal fills are then taken by index. */
function picksFill({ masked, ids, slots, tokens }: RouteResult, k: number): boolean {
  const E = masked.length / tokens;
  return Array.from({ length: tokens * k }, (_, i) => {
    const t = Math.floor(i / k);
    return masked[t * E + ids[t * slots + (i % k)]!]!;
  }).some((v) => v === -Infinity || v === 0);
}
