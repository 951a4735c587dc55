import fc from 'fast-check';
import { roundTo } from '../core/half';
import { SEMANTICS, type SemanticsId } from '../core/semantics';
import type { LogitsDtype, RouteInput } from '../core/types';

const IDS = Object.keys(SEMANTICS) as SemanticsId[];

/** Logits of every kind that decides differently: noise, coarse values with ties, saturated and non-finite ones. */
const logit = fc.oneof(
  { weight: 6, arbitrary: fc.float({ min: -6, max: 6, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -8, max: 8 }).map((n) => n / 4) },
  { weight: 1, arbitrary: fc.float({ min: -120, max: 120, noNaN: true }) },
);
const oddLogit = fc.oneof(
  logit,
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 1e-40, 3e38),
);
const biasValue = fc.oneof(
  fc.float({ min: -1, max: 1, noNaN: true }),
  fc.integer({ min: -12, max: 12 }).map((n) => n / 4),
);

/** Any input for tests: every record, every type, valid sizes and a few that are refused. */
export function anyInput(
  semantics: fc.Arbitrary<SemanticsId> = fc.constantFrom(...IDS),
  onlyFinite = false,
): fc.Arbitrary<RouteInput> {
  return fc
    .record({
      semantics,
      dtype: fc.constantFrom<LogitsDtype>('f32', 'f32', 'bf16', 'f16'),
      G: fc.constantFrom(1, 1, 2, 2, 4, 8, 3, 16),
      size: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 1, max: 12 }) },
        { weight: 1, arbitrary: fc.integer({ min: 13, max: 40 }) },
      ),
      tokens: fc.integer({ min: 1, max: 2 }),
      keptShare: fc.integer({ min: 0, max: 16 }),
      k: fc.integer({ min: 0, max: 10 }),
      hasBias: fc.boolean(),
      renormalize: fc.boolean(),
      scoringFunc: fc.constantFrom('softmax' as const, 'sigmoid' as const),
      scale: fc.constantFrom(1, 2.5, 16, 0, -1.7, 2.446),
      shared: fc.constantFrom(0, 0, 1, 3),
      isOdd: fc.integer({ min: 0, max: 3 }),
    })
    .chain((c) => {
      const E = c.G * c.size;
      const values = (arbitrary: fc.Arbitrary<number>, length: number) =>
        fc.array(arbitrary, { minLength: length, maxLength: length });
      return fc
        .record({
          logits: values(c.isOdd === 0 && !onlyFinite ? oddLogit : logit, c.tokens * E),
          bias: values(biasValue, E),
          factors: values(fc.constantFrom(1, 0.5, 1.25), E),
        })
        .map(
          ({ logits, bias, factors }): RouteInput => ({
            semantics: c.semantics,
            dtype: c.dtype,
            tokens: c.tokens,
            logits: Float32Array.from(logits, (z) => roundTo(c.dtype, Math.fround(z))),
            eScoreCorrectionBias: c.hasBias ? Float32Array.from(bias) : null,
            perExpertScale: Float32Array.from(factors),
            params: {
              globalNumExperts: E,
              numExpertGroup: c.G,
              topkGroup: Math.min(c.G, c.keptShare === 0 ? 0 : 1 + (c.keptShare % c.G)),
              topK: c.k > E ? E : c.k,
              renormalize: c.renormalize,
              scoringFunc: c.scoringFunc,
              routedScalingFactor: c.scale,
              numFusedSharedExperts: c.shared,
            },
          }),
        );
    });
}
