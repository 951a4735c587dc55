import { describe, expect, it } from 'vitest';
import { type Example, routed } from '../testing/example';
import type { SemanticsId } from './semantics';

/** The weights of four experts, all of them picked, largest first. */
function weights(semantics: SemanticsId, example: Example): number[] {
  const groups = semantics === 'flashinfer' ? { numExpertGroup: 2, topkGroup: 2 } : {};
  return [...routed(semantics, { topK: 4, ...groups, ...example }).weights];
}

// Computed in Python: scores, sum and float32 steps with numpy's float32, doubles with Python's float, the half types
// from exact fractions. Float32 throughout gives other weights for each row: `float32` holds them.
describe('weights in double precision', () => {
  it.each([
    {
      to: 'f32',
      rho: 2.446,
      L: [1.53125, -0.96875, -1.9375, -2.5],
      double: [1.5480523109436035, 0.5180258750915527, 0.23709270358085632, 0.14282897114753723],
      float32: [1.548052430152893, 0.5180259346961975, 0.2370927333831787, 0.14282898604869843],
    },
    {
      // As float32 it is subnormal and keeps few of its digits.
      to: 'f32',
      rho: 1e-40,
      L: [-1.59375, -2.40625, -2.75, -2.90625],
      double: [4.645444539083201e-41, 2.275148186677773e-41, 1.6531117983639867e-41, 1.4263817068362313e-41],
      float32: [4.645444539083201e-41, 2.274867926984908e-41, 1.6531117983639867e-41, 1.4263817068362313e-41],
    },
    {
      // The quotient lies just above the middle of two numbers; rounded to float32 it lies on the middle.
      to: 'bf16',
      rho: 2.5,
      L: [2.875, 0.84375, -2.71875, -3],
      double: [1.3515625, 0.99609375, 0.08837890625, 0.0673828125],
      float32: [1.3515625, 0.99609375, 0.087890625, 0.0673828125],
    },
    {
      to: 'bf16',
      rho: 2.446,
      L: [-0.8125, -1.84375, -2.4375, -2.96875],
      double: [1.3125, 0.58203125, 0.34375, 0.2080078125],
      float32: [1.3125, 0.58203125, 0.34375, 0.208984375],
    },
    {
      to: 'f16',
      rho: 2.446,
      L: [2.3125, 2.125, -0.34375, -2.0625],
      double: [0.95458984375, 0.9375, 0.435302734375, 0.11834716796875],
      float32: [0.955078125, 0.9375, 0.435302734375, 0.11834716796875],
    },
  ] as const)('FlashInfer rounds once, to $to: factor $rho', ({ to, rho, L, double, float32 }) => {
    const found = weights('flashinfer', { L, dtype: to, routedScalingFactor: rho });
    expect(found).toEqual(double);
    expect(found).not.toEqual(float32);
  });

  it.each([
    {
      rho: 2.446,
      L: [2.0625, 0.8125, 0.09375, -2.0625],
      steps: [0.9792605042457581, 0.7645102143287659, 0.5777302384376526, 0.12449902296066284],
      once: [0.9792605638504028, 0.7645102143287659, 0.5777301788330078, 0.12449901551008224],
      float32: [0.9792606234550476, 0.7645102143287659, 0.5777302384376526, 0.12449902296066284],
    },
    {
      rho: 0.1,
      L: [1.375, 1.28125, -0.71875, -2.5],
      steps: [0.04022357240319252, 0.039441242814064026, 0.016512412577867508, 0.003822772763669491],
      once: [0.04022357240319252, 0.039441246539354324, 0.016512412577867508, 0.003822772763669491],
      float32: [0.04022357240319252, 0.03944125026464462, 0.016512412577867508, 0.003822772763669491],
    },
  ])(
    'vLLM’s newer fused kernel keeps the product as float32: factor $rho',
    ({ rho, L, steps, once, float32 }) => {
      const found = weights('vllm_fused_small', { L, routedScalingFactor: rho });
      expect(found).toEqual(steps);
      expect(found).not.toEqual(once);
      expect(found).not.toEqual(float32);
      expect(weights('flashinfer', { L, routedScalingFactor: rho })).toEqual(once);
    },
  );

  it.each([
    {
      // A sum of 1.6e-19.
      top: 44,
      rest: [1.28125, 0.875, 0.3125, 0.0625],
      double: [1.006420612335205, 0.67042076587677, 0.3819941580295563, 0.29749739170074463],
      float32: [1.0064207315444946, 0.67042076587677, 0.38199418783187866, 0.29749739170074463],
    },
    {
      // A sum of 1.7e-26: as float32 it does not change 1e-20.
      top: 60,
      rest: [1.21875, 0.75, 0.5625, 0.03125],
      double: [1.8514275552661275e-6, 1.1585937045310857e-6, 9.605080322216963e-7, 5.646534759762289e-7],
      float32: [1.851427782639803e-6, 1.1585938182179234e-6, 9.605080322216963e-7, 5.646535328196478e-7],
    },
    {
      // Subnormal scores.
      top: 100,
      rest: [1.84375, 1.15625, 0.96875, 0.1875],
      double: [1.4713633233512386e-23, 7.286752357737178e-24, 6.305843265140111e-24, 2.8025969848161354e-24],
      float32: [1.4713634811234196e-23, 7.286752357737178e-24, 6.305843265140111e-24, 2.8025969848161354e-24],
    },
  ])('vLLM’s newer fused kernel adds a double 1e-20: scores of e^−$top', ({ top, rest, double, float32 }) => {
    const found = weights('vllm_fused_small', {
      L: [top, top, top, top, ...rest],
      // The picks are experts with tiny scores.
      b: [0, 0, 0, 0, 4, 3, 2, 1],
      scoringFunc: 'softmax',
      routedScalingFactor: 2.5,
    });
    expect(found).toEqual(double);
    expect(found).not.toEqual(float32);
  });

  it('a factor beyond float32 counts as a double; a product kept as float32 is infinite', () => {
    const eight = { L: Array<number>(8).fill(0), topK: 8, routedScalingFactor: 1e39 };
    const weight = Math.fround(1.25e38);
    expect(weights('flashinfer', { ...eight, numExpertGroup: 4, topkGroup: 4 })).toEqual(
      Array(8).fill(weight),
    );
    expect(weights('vllm_fused_small', eight)).toEqual(Array(8).fill(Infinity));
  });

  it.each(['flashinfer', 'vllm_fused_small'] as const)(
    '%s: sums of 0, and factors that are not finite',
    (semantics) => {
      const of = (z: number, routedScalingFactor: number) =>
        weights(semantics, { L: Array<number>(4).fill(z), routedScalingFactor })[0];
      // 0 · ρ / 1e-20
      expect([of(-50, 2.5), of(-50, -2.5), of(-50, Infinity)]).toEqual([0, -0, Number.NaN]);
      expect([of(0, Infinity), of(0, -Infinity), of(0, Number.NaN)]).toEqual([
        Infinity,
        -Infinity,
        Number.NaN,
      ]);
      expect([of(0, 0), of(0, -0), of(0, 5e-324)]).toEqual([0, -0, 0]);
      expect(of(Number.NaN, 2.5)).toBeNaN();
    },
  );
});
