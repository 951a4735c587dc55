import { describe, expect, it } from 'vitest';
import { tokenOfRows } from '../../testing/token-of-rows';
import { irregularOf } from './irregular';

const HF = { implementation: 'hf_deepseek_v3' } as const;

describe('a score that the addition of its bias loses', () => {
  it('is marked, and nothing else is', () => {
    const facts = irregularOf(tokenOfRows([-50, -16, 2, -120], [12, 12, 12, 12], {}, HF));
    // At −16 the score is a fraction of the step of 12, at −120 it is 0 before anything is added.
    expect([...facts.lostScores]).toEqual([0, 1]);
    expect([...irregularOf(tokenOfRows([2, 1, 0, -1], [0.1, 0, 0.2, 0], {}, HF)).lostScores]).toEqual([]);
  });

  it('is none without a bias', () => {
    expect([...irregularOf(tokenOfRows([-50, -16, 2, -120], null, {}, HF)).lostScores]).toEqual([]);
  });

  it('makes a tie at the cut, which exact sums would not have', () => {
    const tied = irregularOf(tokenOfRows([-50, -40, -45, -120], [12, 12, 12, 0], {}, HF));
    expect(tied.expertCut?.closeness).toBe('tie');
    expect(tied.isTieOfRounding).toBe(true);
    const exact = irregularOf(tokenOfRows([1, 0, 0, -1], [0, 0, 0, 0], {}, HF));
    expect(exact.expertCut?.closeness).toBe('tie');
    expect(exact.isTieOfRounding).toBe(false);
  });
});

describe('biases that rounding makes equal', () => {
  const logits = [0.36, -0.25, 0.19, -0.38, 0.13, 0.09, -0.12, -0.1];
  const bias = [7.022, 6.89, 6.891, 6.834, 6.921, 6.872, 6.926, 6.93];

  it('are counted as they are stored', () => {
    const of = (biasDtype: 'f32' | 'bf16') =>
      irregularOf(tokenOfRows(logits, bias, {}, { ...HF, biasDtype })).distinctBiases;
    expect(of('f32')).toBeNull();
    expect(of('bf16')).toEqual({ given: 8, added: 5, dtype: 'bf16' });
  });

  it('are counted as a record rounds them', () => {
    const token = tokenOfRows(logits, bias, {}, { implementation: 'vllm_aiter_bias', dtype: 'bf16' });
    expect(irregularOf(token).distinctBiases).toEqual({ given: 8, added: 5, dtype: 'bf16' });
  });
});
