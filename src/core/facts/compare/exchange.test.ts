import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInput } from '../../../testing/any-input';
import { type Example, paramsOf } from '../../../testing/example';
import { sideOfInput, survives } from '../../../testing/survives';
import { SEMANTICS, type SemanticsId } from '../../semantics';
import type { RouteInput } from '../../types';
import type { Tolerance } from './differs';
import { type Findings, findingsOf } from './exchange';
import type { Factor, Side } from './side';

function sideOf(semantics: SemanticsId, example: Example, types: Partial<Side['inputs']> = {}): Side {
  const { L, b, dtype = 'f32' } = example;
  return {
    rules: SEMANTICS[semantics],
    params: paramsOf(example),
    inputs: {
      semantics,
      dtype,
      logits: Float32Array.from(L),
      logitsDtype: dtype,
      bias: b ? Float32Array.from(b) : null,
      biasDtype: 'f32',
      ...types,
    },
  };
}

const found = (a: Side, b: Side, tolerance: Tolerance = 1e-6): Findings => {
  const findings = findingsOf(a, b, tolerance);
  if (!findings) throw new Error('refused');
  return findings;
};
const names = (factors: readonly Factor[]) => factors.map(({ field }) => field);

describe('a cause removes the difference once it is made equal', () => {
  it('is the form of the sigmoid, not the order of the sum, if tiny scores are divided by their sum', () => {
    const example = { L: [-16, -17] };
    const { first, causes, trials } = found(sideOf('hf_deepseek_v3', example), sideOf('flashinfer', example));
    expect(first?.stage).toBe('norm');
    expect(names(causes.alone)).toEqual(['sigmoidForm']);
    const sum = trials.find(({ factor }) => factor.field === 'sumOrder');
    expect(sum).toMatchObject({ removesFirst: false, removesEnd: false });
  });

  it('is named for the results and, separately, for the first difference of the routings', () => {
    // The biases differ, but by too little to change a pick; the scale changes the weights.
    const example = { L: [2, 1, 0, -1], b: [0.1, 0, 0, 0] };
    const other = { ...example, b: [0.11, 0, 0, 0], routedScalingFactor: 2.5 };
    const { causes, endCauses } = found(sideOf('hf_deepseek_v3', example), sideOf('hf_deepseek_v3', other));
    expect(names(causes.alone)).toEqual(['bias']);
    expect(names(endCauses.alone)).toEqual(['routedScalingFactor']);
  });

  it('is the precision of the weights, if that alone changes a last digit', () => {
    const example = { L: [2.0625, 0.8125, 0.09375, -2.0625], topK: 4, routedScalingFactor: 2.446 };
    const double = sideOf('vllm_fused_small', example);
    const single: Side = { ...double, rules: { ...double.rules, weighedIn: 'float32' } };
    const { first, endCauses } = found(double, single, 0);
    expect(first?.stage).toBe('scale');
    expect(names(endCauses.alone)).toEqual(['weighedIn']);
  });

  it('is the mask if masked experts win, and the group score if other groups are kept', () => {
    const L = [2, 1, 0, -1, 1.5, 0.5, -0.5, -1.5];
    const masked = { L, b: L.map(() => -1), numExpertGroup: 2 };
    const mask = found(sideOf('hf_deepseek_v3', masked), sideOf('hf_deepseek_v3_zero_mask', masked));
    expect(names(mask.causes.alone)).toEqual(['mask']);
    const grouped = { L: [3, -3, -3, -3, 1.2, 1.1, -3, -3], b: Array(8).fill(0), numExpertGroup: 2, topK: 1 };
    const group = found(sideOf('megatron_sigmoid', grouped), sideOf('vllm_native', grouped));
    expect(names(group.causes.alone)).toEqual(['groupScore']);
  });

  it('may be several things, each of which removes it', () => {
    // With one group kept or one bias less, the same groups are kept.
    const example = { L: [2, 1, 1.5, 1.2], b: [0, 0, 0, 0], numExpertGroup: 2, topkGroup: 1 };
    const a = sideOf('hf_deepseek_v3', { ...example, routedScalingFactor: 2 });
    const b = sideOf('hf_deepseek_v3', { ...example, routedScalingFactor: 3, topkGroup: 2 });
    const { causes, endCauses } = found(a, b);
    expect(names(causes.alone)).toEqual(['topkGroup']);
    expect(endCauses.alone).toEqual([]);
    expect(names(endCauses.together).sort()).toEqual(['routedScalingFactor', 'topkGroup']);
  });

  it('is the smallest combination if nothing alone removes it', () => {
    const example = { L: [2, 1, 0, -1], b: [0, 0, 0.5, 0] };
    const other = { ...example, L: [2, 1, 0.5, -1], routedScalingFactor: 2 };
    const { causes, endCauses } = found(
      sideOf('hf_deepseek_v3', example),
      sideOf('hf_deepseek_v3', { ...other, renormalize: false }),
    );
    expect(names(causes.alone)).toEqual(['logits']);
    expect(endCauses.alone).toEqual([]);
    expect(names(endCauses.together).sort()).toEqual(['logits', 'renormalize', 'routedScalingFactor']);
  });

  it('may be the type of the logits, of the bias or of the arithmetic', () => {
    const close = { L: [2, 1.001953, 1, -1], b: [0, 0, 0.0001220703, 0] };
    const stored = found(
      sideOf('hf_minimax_m2', close),
      sideOf('hf_minimax_m2', close, { logitsDtype: 'bf16' }),
    );
    expect(names(stored.causes.alone)).toEqual(['logitsDtype']);
    expect(names(stored.endCauses.alone)).toEqual(['logitsDtype']);
    const sevens = {
      L: [0.36, -0.25, 0.19, -0.38, 0.13, 0.09, -0.12, -0.1],
      b: [7.022, 6.89, 6.891, 6.834, 6.921, 6.872, 6.926, 6.93],
    };
    const bias = found(
      sideOf('hf_deepseek_v3', sevens),
      sideOf('hf_deepseek_v3', sevens, { biasDtype: 'bf16' }),
    );
    expect(names(bias.causes.alone)).toEqual(['biasDtype']);
    const half = { L: [2, 1.5, 0.3, -1] };
    const [own, other] = [sideOf('vllm_native', half), sideOf('vllm_native', half, { dtype: 'bf16' })];
    expect(names(found(own, other).causes.alone)).toEqual(['dtype']);
  });

  it('is never a row that holds the same bits in another array', () => {
    const example = { L: [2, 1, 0, -1], b: [0, 0.1, 0.6, 0] };
    const { causes, trials } = found(sideOf('vllm_native', example), sideOf('kimi_linear_remote', example));
    expect(names(causes.alone)).toEqual(['gather']);
    expect(trials.map(({ factor }) => factor.kind)).not.toContain('input');
  });
});

describe('the results of two routings', () => {
  it('are the same bits, of a routing and itself', () => {
    const side = sideOf('vllm_native', { L: [2, 1.37, 0.3, -1] });
    expect(found(side, side)).toMatchObject({ isIdentical: true, agreement: 'same', trials: [] });
  });

  it('agree although the order of two steps differs', () => {
    const example = { L: [2, 1, 0, -1], scoringFunc: 'softmax' as const };
    const { agreement, first, causes } = found(sideOf('hf_gpt_oss', example), sideOf('hf_mixtral', example));
    expect(agreement).toBe('same');
    expect(first?.stage).toBe('score');
    expect(names(causes.alone)).toEqual(['scored']);
  });

  it('agree except for an expert with weight 0', () => {
    const example = { L: [0, -120, -130, -110], scoringFunc: 'softmax' as const };
    const { agreement, endCauses } = found(sideOf('hf_gpt_oss', example), sideOf('hf_mixtral', example));
    expect(agreement).toBe('zeroWeight');
    expect(names(endCauses.alone)).toEqual(['scored']);
  });

  it('agree except for the order of the slots', () => {
    const example = { L: [0, 1, 2, -1], b: [0, 0, 0, 0], topK: 3 };
    const { agreement, first, endCauses } = found(
      sideOf('vllm_native', example),
      sideOf('vllm_native_sorted', example),
    );
    expect(agreement).toBe('order');
    expect(first).toBeNull();
    expect(names(endCauses.alone)).toEqual(['order']);
  });
});

describe('of any two records and any row', () => {
  it('every cause that is named survives its exchange, whatever the types', () => {
    fc.assert(
      fc.property(
        anyInput(),
        fc.constantFrom(...(Object.keys(SEMANTICS) as SemanticsId[])),
        (input, other) => {
          const row: RouteInput = {
            ...input,
            tokens: 1,
            logits: input.logits.subarray(0, input.params.globalNumExperts),
          };
          const [a, b] = [sideOfInput(row), sideOfInput({ ...row, semantics: other })];
          const findings = findingsOf(a, b, 1e-6);
          if (!findings?.first || findings.first.kind === 'experts') return;
          const { causes, first } = findings;
          expect(causes.alone.length + causes.together.length).toBeGreaterThan(0);
          for (const factors of causes.alone.length > 0
            ? causes.alone.map((factor) => [factor])
            : [causes.together])
            expect(survives(a, b, factors, first.stage)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
