import { describe, expect, it } from 'vitest';
import { type Example, expectWeights, routed, weights } from '../testing/example';
import { mapToPhysical } from './after-selection/eplb';
import { takeOutZeroExperts } from './after-selection/zero-experts';
import type { VllmVersion } from './dispatch/types';

// More numbers computed by hand: other engines, half types, replicas and model families.

describe('Megatron’s group score', () => {
  it('adds one score of a group if k / kept groups is 1', () => {
    const example: Example = {
      L: [3, -3, -3, -3, 1.2, 1.1, -3, -3],
      b: Array(8).fill(0),
      numExpertGroup: 2,
      topK: 1,
    };
    expect([...routed('megatron_sigmoid', example).ids]).toEqual([0]);
    expect([...routed('vllm_native', example).ids]).toEqual([4]);
  });

  it('adds four if it is 4', () => {
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

describe('LMDeploy masks logits', () => {
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

describe('scale or renormalise', () => {
  const example: Example = { L: [2, 1, 0, -1], scoringFunc: 'softmax', routedScalingFactor: 16 };

  it('vLLM does both, the remote code of DeepSeek-V2 and LMDeploy one of them', () => {
    expectWeights(weights('vllm_native', example), { 0: 11.696938, 1: 4.303062 }, 4);
    for (const semantics of ['deepseek_v2_remote', 'lmdeploy_group_limited_greedy'] as const) {
      expectWeights(weights(semantics, example), { 0: 0.731059, 1: 0.268941 });
      expectWeights(weights(semantics, { ...example, renormalize: false }), { 0: 10.302629, 1: 3.790125 }, 4);
    }
  });
});

describe('DeepSeek-V2 in transformers', () => {
  it('never renormalises, whatever is configured', () => {
    const example: Example = { L: [2, 1, 0, -1], scoringFunc: 'softmax', numExpertGroup: 2, topkGroup: 2 };
    expectWeights(weights('hf_deepseek_v2', { ...example, renormalize: true }), { 0: 0.643914, 1: 0.236883 });
  });
});

describe('bf16', () => {
  it('ties although float32 does not: a large bias swallows the difference', () => {
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

describe('replicas of experts', () => {
  const chosen = (version: VllmVersion, replicas: number) => {
    const placement = {
      replicas: [0, 1].map((e) => Array.from({ length: replicas }, (__, r) => e * replicas + r)),
      numPhysicalExperts: 2 * replicas,
    };
    const { ids } = mapToPhysical(version, Int32Array.from([0, 1, 0, 1, 0, 1, 0, 1]), 2, placement);
    return Array.from({ length: 4 }, (__, t) => [0, 1].map((slot) => ids[2 * t + slot]! % replicas));
  };

  it('0.15’s rule ties a slot to a replica if replicas divide k', () => {
    expect(chosen('0.15', 2)).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(chosen('0.15', 3).slice(0, 3)).toEqual([
      [0, 1],
      [2, 0],
      [1, 2],
    ]);
  });

  it('the later hash gives all slots of a token one replica', () => {
    expect(chosen('2026-09', 2)).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
      [1, 1],
    ]);
  });
});

describe('maximum or top-2 sum without bias', () => {
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

describe('biased weights', () => {
  const example: Example = { L: [2, 1, 0, -1], b: [0, 0.1, 0.6, 0], routedScalingFactor: 2.446 };

  it('Kimi-Linear’s remote code weighs by biased scores', () => {
    expectWeights(weights('vllm_native', example), { 0: 1.56028, 2: 0.88572 });
    expectWeights(weights('kimi_linear_remote', example), { 0: 1.087658, 2: 1.358342 });
  });
});

describe('one row, many families', () => {
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

describe('zero experts', () => {
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
