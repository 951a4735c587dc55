import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInput } from '../../../testing/any-input';
import { type Example, explained } from '../../../testing/example';
import { route } from '../../route';
import type { SemanticsId } from '../../semantics';
import { bitsBefore } from './bits';
import { differs, TOLERANCES } from './differs';
import { firstDivergence } from './divergence';
import { summaryOf } from './summary';

const between = (a: SemanticsId, b: SemanticsId, example: Example, other: Example = example) =>
  ({ a: explained(a, example), b: explained(b, other) }) as const;

describe('−∞ or 0 outside of the kept groups', () => {
  const L = [2, 1, 0, -1, 1.5, 0.5, -0.5, -1.5];
  const { a, b } = between('hf_deepseek_v3', 'hf_deepseek_v3_zero_mask', {
    L,
    b: L.map(() => -1),
    numExpertGroup: 2,
  });

  it('begins at the mask, at the masked expert that wins', () => {
    const found = firstDivergence(a, b, 0);
    expect(found).toMatchObject({
      stage: 'mask',
      kind: 'value',
      of: { kind: 'expert', id: 4 },
      a: -Infinity,
      b: 0,
      count: 4,
      kept: null,
    });
    expect(found?.picks?.onlyB).toEqual({ id: 4, inA: -Infinity, inB: 0 });
    expect(found?.picks?.onlyA?.id).toBe(0);
    expect(found?.picks?.onlyA?.inB).toBeCloseTo(-0.119203, 5);
  });

  it('changes both experts and both weights', () => {
    expect(summaryOf(a, b)).toMatchObject({ both: [], onlyA: [0, 1], onlyB: [4, 5], jaccard: 0 });
    const { l1, largest } = summaryOf(a, b);
    expect(l1).toBeCloseTo(2, 5);
    expect(largest?.id).toBe(4);
    expect(largest?.change).toBeCloseTo(0.567747, 5);
  });
});

describe('Megatron adds k / kept groups scores of a group', () => {
  const { a, b } = between('megatron_sigmoid', 'vllm_native', {
    L: [3, -3, -3, -3, 1.2, 1.1, -3, -3],
    b: Array(8).fill(0),
    numExpertGroup: 2,
    topK: 1,
  });

  it('begins at the group scores, because another group is kept', () => {
    const found = firstDivergence(a, b, 0);
    expect(found).toMatchObject({ stage: 'group', kind: 'value', of: { kind: 'group', id: 1 }, count: 2 });
    expect(found?.a).toBeCloseTo(0.768525, 5);
    expect(found?.b).toBeCloseTo(1.518786, 5);
    expect(found?.kept).toMatchObject({ onlyA: { id: 0 }, onlyB: { id: 1 } });
    expect(found?.picks).toMatchObject({ onlyA: { id: 0 }, onlyB: { id: 4 } });
  });
});

describe('the best score of a group or the sum of its two best, without bias', () => {
  const { a, b } = between('vllm_native', 'llama_cpp', {
    L: [3, -2, -2, -2, 2.5, 2.4, -2, -2],
    numExpertGroup: 2,
    scoringFunc: 'softmax',
    renormalize: false,
  });

  it('begins at the group scores', () => {
    const found = firstDivergence(a, b, 1e-6);
    expect(found).toMatchObject({ stage: 'group', of: { kind: 'group', id: 1 } });
    expect(found?.a).toBeCloseTo(0.277077, 5);
    expect(found?.b).toBeCloseTo(0.527787, 5);
    expect(summaryOf(a, b)).toMatchObject({ onlyA: [0, 1], onlyB: [4, 5] });
  });
});

describe('weights with or without bias', () => {
  const { a, b } = between('vllm_native', 'kimi_linear_remote', {
    L: [2, 1, 0, -1],
    b: [0, 0.1, 0.6, 0],
    routedScalingFactor: 2.446,
  });

  it('begins at the gathered weights, with the same picks', () => {
    const found = firstDivergence(a, b, 0);
    expect(found).toMatchObject({
      stage: 'gather',
      of: { kind: 'expert', id: 2 },
      kept: null,
      picks: null,
      count: 1,
    });
    expect(found?.a).toBeCloseTo(0.5, 6);
    expect(found?.b).toBeCloseTo(1.1, 6);
  });

  it('gives the changes of the weights', () => {
    const { both, largest, l1, jaccard } = summaryOf(a, b);
    expect([...both].sort()).toEqual([0, 2]);
    expect(jaccard).toBe(1);
    expect(largest?.change).toBeCloseTo(0.472622, 5);
    expect(l1).toBeCloseTo(0.945244, 5);
  });
});

describe('a divergence', () => {
  const example: Example = {
    L: [2, 1, 0, -1, 1.5, 0.5, -0.5, -1.5],
    b: Array(8).fill(0.1),
    numExpertGroup: 2,
  };

  it('is one of logits if those differ', () => {
    const { a, b } = between('vllm_native', 'vllm_native', example, {
      ...example,
      L: [2, 1, 0.25, -1, 1.5, 0.5, -0.5, -1.5],
    });
    expect(firstDivergence(a, b, 0)).toMatchObject({
      stage: 'logits',
      of: { kind: 'expert', id: 2 },
      a: 0,
      b: 0.25,
    });
  });

  it('is one of the kept groups if scores agree and the number of kept groups does not', () => {
    const { a, b } = between('vllm_native', 'vllm_native', example, { ...example, topkGroup: 2 });
    expect(firstDivergence(a, b, 0)).toMatchObject({
      stage: 'keep',
      kind: 'kept',
      of: { kind: 'group', id: 1 },
      count: 1,
    });
  });

  it('is one of the picks if only their number differs', () => {
    const { a, b } = between('vllm_native', 'vllm_native', example, { ...example, topK: 3 });
    const found = firstDivergence(a, b, 0);
    expect(found).toMatchObject({ stage: 'pick', kind: 'picked', of: { kind: 'expert', id: 2 }, count: 1 });
    expect(found?.picks?.onlyA).toBeNull();
  });

  it('is one of the structure if one has no groups', () => {
    const { a, b } = between('vllm_native', 'torch_topk', { ...example, b: Array(8).fill(0) });
    expect(firstDivergence(a, b, 0)).toMatchObject({ stage: 'group', kind: 'groups', of: null, a: 2, b: 1 });
    const more = between('vllm_native', 'vllm_native', example, {
      L: [...example.L, 0, 0],
      b: Array(10).fill(0),
    });
    expect(firstDivergence(more.a, more.b, 0)).toMatchObject({
      stage: 'logits',
      kind: 'experts',
      a: 8,
      b: 10,
    });
  });

  it('disappears in the tolerance', () => {
    // ½·tanh(½z) + ½ and 1 / (1 + e^−z) differ in the last place.
    const { a, b } = between('vllm_native', 'vllm_fused', { ...example, L: example.L.map((z) => z * 1.37) });
    expect(firstDivergence(a, b, 0)?.stage).toBe('score');
    expect(firstDivergence(a, b, 1e-6)).toBeNull();
  });

  it('that a bias makes comes before the rounding of another kernel, which is told apart', () => {
    const scores = { ...example, L: example.L.map((z) => z * 1.37) };
    const { a, b } = between('vllm_native', 'vllm_fused', { ...scores, b: Array(8).fill(0) }, scores);
    const found = firstDivergence(a, b, 1e-6);
    expect(found).toMatchObject({ stage: 'bias', kind: 'value' });
    const bits = bitsBefore(a, b, found)!;
    expect(bits).toMatchObject({ stage: 'score', of: { kind: 'expert' } });
    expect(Math.abs(bits.a - bits.b)).toBeLessThan(1e-6);
    // Nor is it told twice, or of a routing and itself.
    expect(bitsBefore(a, b, firstDivergence(a, b, 0))).toBeNull();
    expect(bitsBefore(a, a, null)).toBeNull();
  });

  it('is none between a routing and itself, at any tolerance', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const outcome = route(input);
        if (!outcome.ok || input.tokens > 1) return;
        const token = explained(input.semantics, input);
        for (const tolerance of TOLERANCES) expect(firstDivergence(token, token, tolerance)).toBeNull();
        expect(summaryOf(token, token)).toMatchObject({
          onlyA: [],
          onlyB: [],
          l1: 0,
          largest: null,
          jaccard: 1,
        });
      }),
    );
  });
});

describe('two values', () => {
  it('differ by their bits at tolerance 0, and by size above', () => {
    expect(differs(0, -0, 0)).toBe(true);
    expect(differs(Number.NaN, Number.NaN, 0)).toBe(false);
    expect(differs(1, 1 + 2e-7, 1e-7)).toBe(true);
    expect(differs(1, 1 + 2e-7, 1e-6)).toBe(false);
    expect(differs(0, -0, 1e-7)).toBe(false);
    expect(differs(-Infinity, 0, 1e-3)).toBe(true);
    expect(differs(-Infinity, -Infinity, 1e-3)).toBe(false);
    expect(differs(Number.NaN, 1, 1e-3)).toBe(true);
  });
});
