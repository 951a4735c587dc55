import { describe, expect, it } from 'vitest';
import { routed } from '../../testing/example';

describe('the order of the slots', () => {
  const L = [2, 3, 1, 0, 1];

  it('of eager torch: experts above the k-th value by index, then experts equal to it by index', () => {
    expect([...routed('vllm_native', { L, topK: 3 }).ids]).toEqual([0, 1, 2]);
    // Expert 0 has the k-th value here, so it comes last.
    expect([...routed('vllm_native', { L, topK: 2 }).ids]).toEqual([1, 0]);
  });

  it('of the fused kernel: best first', () => {
    expect([...routed('vllm_fused', { L, b: L.map(() => 0), topK: 3 }).ids]).toEqual([1, 0, 2]);
  });
});

describe('the plain top-k kernel, every biased score below −1', () => {
  /** Expert 7 scores highest, then 5, then 9. */
  const picksAmong = (E: number) => {
    const L = Array.from({ length: E }, (_, e) => ({ 7: 3, 5: 2, 9: 1 })[e] ?? 0);
    return [...routed('vllm_fused_topk_bias', { L, b: L.map(() => -5), topK: 3 }).ids];
  };

  it.each([16, 32, 64, 128, 192, 256, 320, 384, 448, 512, 576])('finds the best of %i: one warp', (E) => {
    expect(picksAmong(E)).toEqual([7, 5, 9]);
  });

  it.each([12, 48, 96, 160, 224, 288, 640, 768, 1024])(
    'returns expert 0 of %i again and again: none is above the start value',
    (E) => {
      expect(picksAmong(E)).toEqual([0, 0, 0]);
    },
  );

  it('returns the lowest pick of one warp again, where all others are below −10000', () => {
    const L = Array.from({ length: 16 }, (_, e) => (e === 7 ? 3 : 0));
    const at = (bias: number) => [
      ...routed('vllm_fused_topk_bias', { L, b: L.map(() => bias), topK: 3 }).ids,
    ];
    expect(at(-9000)).toEqual([7, 0, 1]);
    expect(at(-20000)).toEqual([7, 7, 7]);
  });
});
