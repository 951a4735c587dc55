import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstBitDifference } from '../../core/first-bit-difference';
import { route } from '../../core/route';
import type { RouteInput } from '../../core/types';
import { anyInput } from '../../testing/any-input';
import { doubleInputs } from '../../testing/double-inputs';
import { routeBatch, routeBatches } from './route-batch';

describe('the worker’s code', () => {
  it('gives the reference’s bits on 10 000 configurations of every record and type', () => {
    let routed = 0;
    fc.assert(
      fc.property(anyInput(), (input) => {
        const expected = route(input);
        routed += Number(expected.ok);
        expect(firstBitDifference(expected, routeBatch(input))).toBeNull();
      }),
      { numRuns: 10_000, seed: 1 },
    );
    // The test means nothing unless most configurations reach a result.
    expect(routed).toBeGreaterThan(6000);
  }, 120_000);

  it('gives the reference’s bits if weights are computed in double precision', () => {
    const inputs = doubleInputs(3000);
    for (const input of inputs) expect(firstBitDifference(route(input), routeBatch(input))).toBeNull();
    expect(inputs.filter((input) => route(input).ok).length).toBeGreaterThan(2000);
  });

  it('gives the reference’s bits on the longest rows', () => {
    const E = 1024;
    const logits = Float32Array.from({ length: 2 * E }, (_, i) => Math.round(Math.sin(i * 12.9898) * 40) / 8);
    for (const semantics of ['vllm_native', 'vllm_fused', 'megatron_sigmoid', 'vllm_fallback'] as const) {
      const input = {
        semantics,
        dtype: 'bf16' as const,
        tokens: 2,
        logits,
        eScoreCorrectionBias: logits.slice(0, E),
        params: {
          globalNumExperts: E,
          numExpertGroup: 16,
          topkGroup: 4,
          topK: 32,
          renormalize: true,
          scoringFunc: 'sigmoid' as const,
          routedScalingFactor: 2.5,
          numFusedSharedExperts: 0,
        },
      };
      const expected = route(input);
      expect(expected.ok).toBe(true);
      expect(firstBitDifference(expected, routeBatch(input)), semantics).toBeNull();
    }
  });

  it('gives each of several inputs of one row the same result as alone', () => {
    let shared = 0;
    fc.assert(
      fc.property(anyInput(), anyInput(), (input, other) => {
        const { params } = input;
        const changes: Partial<RouteInput>[] = [
          {},
          { params: { ...params, topkGroup: params.numExpertGroup } },
          { params: { ...params, topK: 1, renormalize: !params.renormalize } },
          { params: { ...params, scoringFunc: params.scoringFunc === 'sigmoid' ? 'softmax' : 'sigmoid' } },
          { semantics: other.semantics },
          { dtype: other.dtype },
          { eScoreCorrectionBias: null },
          {},
        ];
        const inputs = changes.map((change) => ({ ...input, ...change }));
        for (const [i, outcome] of routeBatches(inputs).entries()) {
          shared += Number(outcome.ok);
          expect(firstBitDifference(routeBatch(inputs[i]!), outcome), JSON.stringify(changes[i])).toBeNull();
        }
      }),
      { numRuns: 2000, seed: 2 },
    );
    expect(shared).toBeGreaterThan(8000);
  }, 120_000);
});
