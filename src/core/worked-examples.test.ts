import { describe, expect, it } from 'vitest';
import { mapToPhysical } from './after-selection/eplb';
import { takeOutZeroExperts } from './after-selection/zero-experts';
import { roundTo } from './half';
import { route } from './route';
import type { SemanticsId } from './semantics';
import type { LogitsDtype, RouterParams } from './types';

// Numbers worked out by hand, in float32, for the cases in which implementations differ.

interface Example extends Partial<Omit<RouterParams, 'globalNumExperts'>> {
  readonly L: readonly number[];
  readonly b?: readonly number[];
  readonly dtype?: LogitsDtype;
}

/** One token through a record: ids by weight rank are not assumed, pairs come in the returned order. */
function routed(semantics: SemanticsId, { L, b, dtype = 'f32', ...params }: Example) {
  const outcome = route({
    semantics,
    dtype,
    tokens: 1,
    logits: Float32Array.from(L, (z) => roundTo(dtype, Math.fround(z))),
    eScoreCorrectionBias: b ? Float32Array.from(b) : null,
    params: {
      globalNumExperts: L.length,
      numExpertGroup: 1,
      topkGroup: 1,
      topK: 2,
      renormalize: true,
      scoringFunc: 'sigmoid',
      routedScalingFactor: 1,
      numFusedSharedExperts: 0,
      ...params,
    },
  });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.result;
}

/** The weight of each picked expert, by id. */
function weights(semantics: SemanticsId, example: Example): Record<number, number> {
  const { ids, weights: w } = routed(semantics, example);
  return Object.fromEntries(Array.from(ids, (id, slot) => [id, w[slot]!]));
}

function expectWeights(actual: Record<number, number>, expected: Record<number, number>, digits = 5) {
  expect(Object.keys(actual)).toEqual(Object.keys(expected));
  for (const [id, w] of Object.entries(expected)) expect(actual[Number(id)]).toBeCloseTo(w, digits);
}

const E1: Example = {
  L: [0.2, 1.5, -0.3, 2, 1, 0.9, -1, 3],
  b: [0.1, -0.2, 0.3, 0, 0.05, 0, 0.4, -0.5],
  numExpertGroup: 4,
  topkGroup: 2,
  topK: 3,
  routedScalingFactor: 2.5,
};
const { b: _, ...E1_WITHOUT_BIAS } = E1;

describe('E1 baseline', () => {
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

describe('E2 mask 0 or −∞', () => {
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

describe('E3 the seed’s fallback', () => {
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

describe('E4 too few survivors', () => {
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
      params: { ...routerParams(E1), topkGroup: 1 },
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

function routerParams({ L, b: bias, dtype, ...params }: Example): RouterParams {
  return {
    globalNumExperts: L.length,
    numExpertGroup: 1,
    topkGroup: 1,
    topK: 2,
    renormalize: true,
    scoringFunc: 'sigmoid',
    routedScalingFactor: 1,
    numFusedSharedExperts: 0,
    ...params,
  };
}

describe('E5 tiny sums', () => {
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

  it('E5b: takes steps of 2.98e-8 with the tanh form, and is 0 from about −18 on', () => {
    // The worked numbers come from a tanh that is a step off at −17 and −16.5; CUDA's, as recorded, is not.
    const STEP = 2 ** -25;
    const { scores } = routed('vllm_fused_small', { L: [-14, -16, -17, -18, -20], b: [0, 0, 0, 0, 0] });
    const worked = [8.34e-7, 1.19e-7, 5.96e-8, 2.98e-8, 0];
    worked.forEach((s, e) => {
      expect(scores[e]! % STEP).toBe(0);
      expect(Math.abs(scores[e]! - s)).toBeLessThan(e === 2 ? 1.01 * STEP : 5e-10);
    });
    // Worked: 3, 3, 4, 5, 6, 8, 10 and 13 of 52 steps; the first is one less.
    const actual = weights('vllm_fused_small', eight);
    [2, 3, 4, 5, 6, 8, 10, 13].forEach((steps, e) => {
      expect(actual[e]).toBeCloseTo(steps / 51, 6);
    });
  });
});

describe('E6 Megatron’s group score', () => {
  it('adds one score of a group where k / kept groups is 1', () => {
    const example: Example = {
      L: [3, -3, -3, -3, 1.2, 1.1, -3, -3],
      b: Array(8).fill(0),
      numExpertGroup: 2,
      topK: 1,
    };
    expect([...routed('megatron_sigmoid', example).ids]).toEqual([0]);
    expect([...routed('vllm_native', example).ids]).toEqual([4]);
  });

  it('adds four where it is 4', () => {
    const example: Example = {
      L: [2, 1.8, -4, -4, 1.4, 1.3, 1.2, 1.1],
      b: Array(8).fill(0),
      numExpertGroup: 2,
      topK: 4,
    };
    const megatron = routed('megatron_sigmoid', example);
    expect([...megatron.ids]).toEqual([4, 5, 6, 7]);
    expect([...megatron.groupBest.slice(4, 8)]).toEqual([4, 5, 6, 7]);
    expect(megatron.groupScores[0]).toBeCloseTo(1.774918, 5);
    expect(megatron.groupScores[1]).toBeCloseTo(3.106804, 5);
    const top2 = routed('vllm_native', example);
    expect(top2.groupScores[0]).toBeCloseTo(1.738946, 5);
    expect(top2.groupScores[1]).toBeCloseTo(1.588019, 5);
    expectWeights(weights('vllm_native', example), { 0: 0.496247, 1: 0.483486, 2: 0.010134, 3: 0.010134 });
  });
});

describe('E7 LMDeploy masks logits', () => {
  const example: Example = {
    L: [-1, -1.5, -2, -3, -1.2, -1.4, -5, -6],
    numExpertGroup: 2,
    renormalize: false,
    scoringFunc: 'softmax',
  };

  it('lets masked logits of 0 win over negative ones', () => {
    expectWeights(weights('hf_deepseek_v2', example), { 0: 0.27595, 1: 0.167372 });
    expectWeights(weights('lmdeploy_group_limited_greedy', example), { 4: 0.209374, 5: 0.209374 });
  });

  it('keeps masked experts in the denominator', () => {
    const positive = { ...example, L: [3, 2, -2, -3, -1.2, -1.4, -5, -6] };
    expectWeights(weights('lmdeploy_group_limited_greedy', positive), { 0: 0.634419, 1: 0.23339 });
    expectWeights(weights('hf_deepseek_v2', positive), { 0: 0.711831, 1: 0.261868 });
  });
});

describe('E8 scale or renormalise', () => {
  const example: Example = { L: [2, 1, 0, -1], scoringFunc: 'softmax', routedScalingFactor: 16 };

  it('vLLM does both, the remote code of DeepSeek-V2 and LMDeploy one of them', () => {
    expectWeights(weights('vllm_native', example), { 0: 11.696938, 1: 4.303062 }, 4);
    for (const semantics of ['deepseek_v2_remote', 'lmdeploy_group_limited_greedy'] as const) {
      expectWeights(weights(semantics, example), { 0: 0.731059, 1: 0.268941 });
      expectWeights(weights(semantics, { ...example, renormalize: false }), { 0: 10.302629, 1: 3.790125 }, 4);
    }
  });
});

describe('E10 bf16', () => {
  it('ties where float32 does not: a large bias swallows the difference', () => {
    const example: Example = { L: [1, 1.01, 0.5, 0.4], b: [8, 8, 8, 8], topK: 1 };
    const f32 = routed('vllm_native', example);
    expect(f32.biased[0]).toBeCloseTo(8.731058, 5);
    expect(f32.biased[1]).toBeCloseTo(8.73302, 5);
    expect([...f32.ids]).toEqual([1]);
    const bf16 = routed('vllm_fused', { ...example, dtype: 'bf16' });
    expect([...bf16.biased.slice(0, 2)]).toEqual([8.75, 8.75]);
    expect([...bf16.ids]).toEqual([0]);
  });

  it('rounds every step of DeepSeek’s own code', () => {
    const { scores } = routed('deepseek_official', { L: [6, 6.5], dtype: 'bf16' });
    expect([...scores]).toEqual([0.99609375, 1]);
    const example: Example = { L: [2, 1, 0.5], topK: 3, routedScalingFactor: 2.5 };
    expectWeights(weights('deepseek_official', example), { 0: 0.985534, 1: 0.81799, 2: 0.696477 });
    expect(weights('deepseek_official', { ...example, dtype: 'bf16' })).toEqual({
      0: 0.98046875,
      1: 0.81640625,
      2: 0.6953125,
    });
  });
});

describe('E11 replicas of experts', () => {
  const chosen = (version: 'seed' | 'newest', replicas: number) => {
    const placement = {
      replicas: [0, 1].map((e) => Array.from({ length: replicas }, (__, r) => e * replicas + r)),
      numPhysicalExperts: 2 * replicas,
    };
    const { ids } = mapToPhysical(version, Int32Array.from([0, 1, 0, 1, 0, 1, 0, 1]), 2, placement);
    return Array.from({ length: 4 }, (__, t) => [0, 1].map((slot) => ids[2 * t + slot]! % replicas));
  };

  it('the seed’s rule ties a slot to a replica when replicas divide k', () => {
    expect(chosen('seed', 2)).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(chosen('seed', 3).slice(0, 3)).toEqual([
      [0, 1],
      [2, 0],
      [1, 2],
    ]);
  });

  it('the later hash gives all slots of a token one replica', () => {
    expect(chosen('newest', 2)).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
      [1, 1],
    ]);
  });
});

describe('E12 maximum or top-2 sum without bias', () => {
  const example: Example = {
    L: [3, -2, -2, -2, 2.5, 2.4, -2, -2],
    numExpertGroup: 2,
    scoringFunc: 'softmax',
    renormalize: false,
  };

  it('picks another group', () => {
    expectWeights(weights('vllm_native', example), { 0: 0.456823, 1: 0.003078 });
    for (const semantics of ['llama_cpp', 'mlx_bailing', 'megatron_softmax'] as const)
      expectWeights(weights(semantics, example), { 4: 0.277077, 5: 0.25071 });
  });
});

describe('E14 biased weights', () => {
  const example: Example = { L: [2, 1, 0, -1], b: [0, 0.1, 0.6, 0], routedScalingFactor: 2.446 };

  it('Kimi-Linear’s remote code weighs by biased scores', () => {
    expectWeights(weights('vllm_native', example), { 0: 1.56028, 2: 0.88572 });
    expectWeights(weights('kimi_linear_remote', example), { 0: 1.087658, 2: 1.358342 });
  });
});

describe('E15 one row, many families', () => {
  const example: Example = { L: [2, 1, 0, -1], scoringFunc: 'softmax' };

  it('has the softmax and sqrtsoftplus scores', () => {
    const softmax = [0.643914, 0.236883, 0.087144, 0.032059];
    const sqrtsoftplus = [1.458399, 1.145976, 0.832555, 0.559698];
    softmax.forEach((s, e) => {
      expect(routed('hf_mixtral', example).scores[e]).toBeCloseTo(s, 5);
    });
    sqrtsoftplus.forEach((s, e) => {
      expect(routed('vllm_sqrtsoftplus', example).scores[e]).toBeCloseTo(s, 5);
    });
  });

  it('weighs as each family does', () => {
    expectWeights(weights('hf_mixtral', example), { 0: 0.731059, 1: 0.268941 });
    expectWeights(weights('hf_qwen3_moe', { ...example, renormalize: false }), { 0: 0.643914, 1: 0.236883 });
    expectWeights(weights('hf_gpt_oss', example), { 0: 0.731059, 1: 0.268941 });
    expectWeights(weights('hf_llama4', { ...example, topK: 1 }), { 0: 0.880797 });
    expectWeights(weights('vllm_sqrtsoftplus', { ...example, routedScalingFactor: 1.5 }), {
      0: 0.83997,
      1: 0.66003,
    });
  });
});

describe('E16 zero experts', () => {
  it('turns the weight of an identity expert into a factor of the token', () => {
    const { ids, weights: w } = routed('vllm_zero_experts', {
      L: [2, 1, 0, -1, 1.5, 0.5],
      b: Array(6).fill(0),
      topK: 3,
      scoringFunc: 'softmax',
      renormalize: false,
    });
    expect([...ids]).toEqual([0, 4, 1]);
    const real = takeOutZeroExperts(ids, w, 4);
    expect(real.identityWeight).toBeCloseTo(0.25456, 5);
    expect([...real.ids]).toEqual([0, 0, 1]);
    expect(real.weights[0]).toBeCloseTo(0.419698, 5);
    expect(real.weights[1]).toBe(0);
    expect(real.weights[2]).toBeCloseTo(0.154398, 5);
  });
});
