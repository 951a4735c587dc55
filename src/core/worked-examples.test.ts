import { describe, expect, it } from 'vitest';
import { type Example, expectWeights, paramsOf, routed, weights } from '../testing/example';
import { route } from './route';
import type { SemanticsId } from './semantics';

// Numbers computed by hand, in float32, for cases in which implementations differ.

const E1: Example = {
  L: [0.2, 1.5, -0.3, 2, 1, 0.9, -1, 3],
  b: [0.1, -0.2, 0.3, 0, 0.05, 0, 0.4, -0.5],
  numExpertGroup: 4,
  topkGroup: 2,
  topK: 3,
  routedScalingFactor: 2.5,
};
const { b: _, ...E1_WITHOUT_BIAS } = E1;

describe('baseline', () => {
  it('keeps groups 1 and 2 by top-2 sums, and picks 3, 4 and 2', () => {
    const result = routed('vllm_native', E1);
    const groups = [1.267409, 1.606354, 1.492008, 1.121516];
    groups.forEach((g, i) => {
      expect(result.groupScores[i]).toBeCloseTo(g, 5);
    });
    expect([...result.groupOrder.slice(0, 2)]).toEqual([1, 2]);
    expect([...result.expertOrder.slice(0, 3)]).toEqual([3, 4, 2]);
    expectWeights(weights('vllm_native', E1), { 2: 0.522179, 3: 1.08078, 4: 0.897043 });
    expectWeights(weights('vllm_native', { ...E1, renormalize: false }), {
      2: 1.063894,
      3: 2.201993,
      4: 1.827646,
    });
  });

  it('takes group maxima without bias', () => {
    const result = routed('vllm_native', E1_WITHOUT_BIAS);
    expect([...result.groupOrder.slice(0, 2)]).toEqual([3, 1]);
    expectWeights(weights('vllm_native', E1_WITHOUT_BIAS), { 2: 0.470973, 3: 0.974795, 7: 1.054232 });
    expectWeights(weights('vllm_native', { ...E1_WITHOUT_BIAS, scoringFunc: 'softmax' }), {
      2: 0.06564,
      3: 0.6547,
      7: 1.77966,
    });
  });
});

describe('mask 0 or −∞', () => {
  const L = [2, 1, 0, -1, 1.5, 0.5, -0.5, -1.5];
  const at = (bias: number): Example => ({ L, b: L.map(() => bias), numExpertGroup: 2, topK: 2 });

  it('picks the losing group when masked experts get 0.0 and all biased scores are negative', () => {
    expectWeights(weights('hf_deepseek_v3', at(-1)), { 0: 0.546449, 1: 0.453551 });
    expectWeights(weights('hf_deepseek_v3_zero_mask', at(-1)), { 4: 0.567747, 5: 0.432253 });
    expect(routed('hf_deepseek_v3', at(-1)).groupScores[0]).toBeCloseTo(-0.388144, 5);
    expect(routed('hf_deepseek_v3', at(-1)).groupScores[1]).toBeCloseTo(-0.559966, 5);
  });

  it('picks one expert of each when one biased score is positive', () => {
    expect(Object.keys(weights('hf_deepseek_v3', at(-0.75)))).toEqual(['0', '1']);
    expectWeights(weights('hf_deepseek_v3_zero_mask', at(-0.75)), { 0: 0.518613, 4: 0.481387 });
  });
});

describe('the fallback of 0.15', () => {
  const example: Example = { L: [3, 1, 0.5, -2], b: [0, 0, 0.35, 0.6], routedScalingFactor: 2.5 };
  const { b, ...withoutBias } = example;

  it('scores by softmax although sigmoid is configured', () => {
    expectWeights(weights('vllm_bias_router', example), { 0: 1.51199, 2: 0.98801 });
    expectWeights(weights('vllm_fallback_bias', example), { 0: 2.483268, 3: 0.016732 });
  });

  it('does not scale without a bias', () => {
    expectWeights(weights('vllm_native', withoutBias), { 0: 1.414462, 1: 1.085538 });
    expectWeights(weights('vllm_fallback', withoutBias), { 0: 0.880797, 1: 0.119203 });
  });
});

describe('too few survivors', () => {
  const example = { ...E1, topkGroup: 1, routedScalingFactor: 1 };
  const { b, ...withoutBias } = example;

  it('fills up with a masked expert and its real score', () => {
    expectWeights(weights('vllm_native', example), { 0: 0.296217, 2: 0.229264, 3: 0.474519 });
  });

  it('makes the good weights −0 and the masked one NaN without bias', () => {
    const softmax = { ...withoutBias, scoringFunc: 'softmax' as const };
    expectWeights(weights('vllm_native', { ...softmax, renormalize: false }), {
      0: -Infinity,
      6: 0.009322,
      7: 0.508955,
    });
    expect(weights('vllm_native', softmax)).toEqual({ 0: Number.NaN, 6: -0, 7: -0 });
  });

  it('is refused by the fused kernel, in its words', () => {
    const outcome = route({
      semantics: 'vllm_fused',
      dtype: 'f32',
      tokens: 1,
      logits: Float32Array.from(E1.L),
      eScoreCorrectionBias: Float32Array.from(E1.b ?? []),
      params: { ...paramsOf(E1), topkGroup: 1 },
    });
    expect(outcome).toMatchObject({
      ok: false,
      error: {
        field: 'topK',
        code: 'topKAboveSurvivors',
        raised: 'topk must be <= topk_group * (num_experts / n_group)',
      },
    });
  });
});

describe('tiny sums', () => {
  const at = (z: number): Example => ({ L: [z, z, 0, 0], b: [12, 12, 0, 0] });

  it.each([
    [-12, 0.5, 0.5, 0.100666],
    [-16, 0.5, 0.5, 0.001844],
    [-50, 0.5, 0.018571, 0],
    [-120, Number.NaN, 0, 0],
  ])('logit %f: no guard %f, + 1e-20 %f, clamp %f', (z, none, added, clamped) => {
    const first = (semantics: SemanticsId) => weights(semantics, at(z))[0];
    if (Number.isNaN(none)) expect(first('vllm_native')).toBeNaN();
    else expect(first('vllm_native')).toBeCloseTo(none, 6);
    expect(first('hf_deepseek_v3')).toBeCloseTo(added, 6);
    expect(first('llama_cpp')).toBeCloseTo(clamped, 6);
  });

  const eight: Example = {
    L: [...Array.from({ length: 8 }, (__, i) => -16.5 + i / 4), 0, 0],
    b: [...Array(8).fill(12), 0, 0],
    topK: 8,
  };

  it('keeps a sum of 1 without a guard, and loses nearly all of it to the clamp', () => {
    const native = Object.values(weights('vllm_native', eight));
    expect(native[0]).toBeCloseTo(0.0445, 4);
    expect(native[7]).toBeCloseTo(0.2558, 4);
    expect(native.reduce((a, w) => a + w)).toBeCloseTo(1, 6);
    expect(Object.values(weights('llama_cpp', eight)).reduce((a, w) => a + w)).toBeCloseTo(0.025, 3);
  });

  it('takes steps of 2.98e-8 with the tanh form, and is 0 from about −18 on', () => {
    // The numbers by hand come from a tanh that is a step off at −17 and −16.5; CUDA's recorded one is not.
    const STEP = 2 ** -25;
    const { scores } = routed('vllm_fused_small', { L: [-14, -16, -17, -18, -20], b: [0, 0, 0, 0, 0] });
    const worked = [8.34e-7, 1.19e-7, 5.96e-8, 2.98e-8, 0];
    worked.forEach((s, e) => {
      expect(scores[e]! % STEP).toBe(0);
      expect(Math.abs(scores[e]! - s)).toBeLessThan(e === 2 ? 1.01 * STEP : 5e-10);
    });
    // By hand: 3, 3, 4, 5, 6, 8, 10 and 13 of 52 steps; the first is one less.
    const actual = weights('vllm_fused_small', eight);
    [2, 3, 4, 5, 6, 8, 10, 13].forEach((steps, e) => {
      expect(actual[e]).toBeCloseTo(steps / 51, 6);
    });
  });
});
