import fc from 'fast-check';
import { MAX_EXPERTS } from '../core/validate';
import { baseRows } from '../scenario/base-rows';
import { PRESETS } from '../scenario/presets';
import type { Pin, Scenario, Setup, Source } from '../scenario/scenario';

const rowBits = (length: number) =>
  fc.array(fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 0xffffffff })), {
    minLength: length,
    maxLength: length,
  });

const source: fc.Arbitrary<Source> = fc.oneof(
  fc.record({
    kind: fc.constant('generator' as const),
    generator: fc.constantFrom(
      'normal' as const,
      'wide' as const,
      'ties' as const,
      'hotGroup' as const,
      'outliers' as const,
    ),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
  }),
  fc.record({
    kind: fc.constant('trace' as const),
    text: fc.constantFrom('english', 'japanese'),
    layer: fc.integer({ min: 0, max: 3 }),
    token: fc.integer({ min: 0, max: 126 }),
  }),
);

const setup: fc.Arbitrary<Setup> = fc.record({
  environment: fc.constantFrom('seed' as const, 'newest' as const).chain((version) =>
    fc.record({
      version: fc.constant(version),
      kernels: fc.constant(version),
      platform: fc.constantFrom('cuda' as const, 'rocm' as const, 'cpu' as const),
      useFusedGroupedTopk: fc.boolean(),
      aiterFusedMoe: fc.boolean(),
      aiterSharedExperts: fc.boolean(),
      batchInvariant: fc.boolean(),
      compiled: fc.boolean(),
      eplb: fc.boolean(),
    }),
  ),
  dtype: fc.constantFrom('f32' as const, 'bf16' as const, 'f16' as const),
  useGroupedTopk: fc.boolean(),
  implementation: fc.constantFrom('vllm' as const, 'hf_deepseek_v3' as const, 'llama_cpp' as const),
  numRedundantExperts: fc.integer({ min: 0, max: 64 }),
});

/** Any state: some values of the rows replaced by any bits, NaN payloads and −0 among them. */
export const anyState = fc
  .record({
    preset: fc.constantFrom(...PRESETS.map(({ id }) => id)),
    source,
    params: fc.record({
      globalNumExperts: fc.oneof(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: MAX_EXPERTS })),
      numExpertGroup: fc.integer({ min: 0, max: 64 }),
      topkGroup: fc.integer({ min: 0, max: 64 }),
      topK: fc.integer({ min: 0, max: 64 }),
      renormalize: fc.boolean(),
      scoringFunc: fc.constantFrom('softmax' as const, 'sigmoid' as const),
      routedScalingFactor: fc.double({ noNaN: true, min: -3e38, max: 3e38 }),
      numFusedSharedExperts: fc.integer({ min: 0, max: 8 }),
    }),
    hasBias: fc.boolean(),
    setup,
    opens: fc.boolean(),
    t: fc.integer({ min: 0, max: 1000 }).map((value) => value / 100),
  })
  .chain(({ hasBias, opens, t, ...rest }) =>
    fc
      .tuple(
        rowBits(rest.params.globalNumExperts),
        rowBits(rest.params.globalNumExperts),
        fc.array(fc.integer({ min: 0, max: rest.params.globalNumExperts - 1 }), { maxLength: 4 }),
      )
      .map(([logitBits, biasBits, pinned]) => {
        const base = baseRows(rest.source, rest.params, null, null);
        const scenario: Scenario = {
          ...rest,
          logits: patched(base.logits, logitBits),
          eScoreCorrectionBias: hasBias ? patched(base.bias, biasBits) : null,
        };
        const pins: Pin[] = pinned.map((id) => ({ kind: 'expert', id }));
        const { numExpertGroup } = scenario.params;
        const zoom = opens && numExpertGroup > 1 ? numExpertGroup - 1 : null;
        return { scenario, base, view: { t, pins, zoom } };
      }),
  );

function patched(row: Float32Array, bits: readonly (number | null)[]): Float32Array {
  const view = new Uint32Array(row.slice().buffer);
  bits.forEach((value, i) => {
    if (value !== null) view[i] = value;
  });
  return new Float32Array(view.buffer);
}
