import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_EXPERTS } from '../../core/validate';
import { baseRows } from '../base-rows';
import { PRESETS } from '../presets';
import type { Pin, Scenario, Setup, Source } from '../scenario';
import { setupOf } from '../setup';
import { parseLink, resolveLink } from './decode';
import { encodeLink } from './encode';

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
const state = fc
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
    t: fc.integer({ min: 0, max: 1000 }).map((value) => value / 100),
  })
  .chain(({ hasBias, t, ...rest }) =>
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
        return { scenario, base, view: { t, pins } };
      }),
  );

function patched(row: Float32Array, bits: readonly (number | null)[]): Float32Array {
  const view = new Uint32Array(row.slice().buffer);
  bits.forEach((value, i) => {
    if (value !== null) view[i] = value;
  });
  return new Float32Array(view.buffer);
}

const bits = (row: Float32Array | null) =>
  row && [...new Uint32Array(row.buffer, row.byteOffset, row.length)];

describe('links', () => {
  it('give back the same state, bit for bit', () => {
    fc.assert(
      fc.property(state, ({ scenario, base, view }) => {
        const { head, notices } = parseLink(encodeLink(scenario, base, view, '0123456789ab'));
        const resolved = resolveLink(head, base);
        expect([...notices, ...resolved.notices]).toEqual([]);
        expect(head.view).toEqual(view);
        expect({ ...resolved.scenario, logits: null, eScoreCorrectionBias: null }).toEqual({
          ...scenario,
          logits: null,
          eScoreCorrectionBias: null,
        });
        expect(bits(resolved.scenario.logits)).toEqual(bits(scenario.logits));
        expect(bits(resolved.scenario.eScoreCorrectionBias)).toEqual(bits(scenario.eScoreCorrectionBias));
      }),
      { numRuns: 300 },
    );
  });

  it('open from any text, with rows of the right length', () => {
    const damaged = fc
      .tuple(state, fc.nat(), fc.string({ minLength: 0, maxLength: 3, unit: 'binary' }), fc.nat(4))
      .map(([{ scenario, base, view }, at, insert, cut]) => {
        const link = encodeLink(scenario, base, view, '');
        const i = at % link.length;
        return link.slice(0, i) + insert + link.slice(i + cut);
      });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((s) => `#v1.${s}`),
          damaged,
        ),
        (text) => {
          const { head } = parseLink(text);
          const { scenario } = resolveLink(head, baseRows(head.source, head.params, null, null));
          expect(scenario.logits.length).toBe(scenario.params.globalNumExperts);
          expect(scenario.eScoreCorrectionBias?.length ?? scenario.logits.length).toBe(
            scenario.logits.length,
          );
          expect(head.view.t).toBeGreaterThanOrEqual(0);
          expect(head.view.t).toBeLessThanOrEqual(10);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('name what they could not read', () => {
    const codes = (text: string) => parseLink(text).notices.map(({ field, code }) => `${field} ${code}`);
    expect(codes('')).toEqual([]);
    expect(codes('#v1.p=dsv3&t=7')).toEqual([]);
    expect(codes('#hello')).toEqual(['link linkUnreadable']);
    expect(codes('#v9.p=dsv3')).toEqual(['link linkVersion']);
    expect(codes('#v1.p=nobody')).toEqual(['preset linkPreset']);
    expect(codes('#v1.k=-1&e=5000&rho=inf&s=tanh')).toEqual([
      'global_num_experts linkField',
      'top_k linkField',
      'scoring_func linkField',
      'routed_scaling_factor linkField',
    ]);
    expect(codes('#v1.zz=1')).toEqual(['zz linkField']);
    expect(codes('#v1.k=2&k=3')).toEqual(['k linkField']);
    expect(codes(`#v1.${'a'.repeat(50_000)}`)).toEqual(['link linkUnreadable']);
  });

  it('survive what chats do to them', () => {
    const link = '#v1.p=glm-4.5&t=6.5&x=normal:7';
    for (const text of [`${link}.`, `${link})`, `${link}, `, encodeURIComponent(link.slice(1))])
      expect(parseLink(text)).toEqual(parseLink(link));
    expect(parseLink(link).head.view.t).toBe(6.5);
  });

  it('refuse a tail that unpacks to more than the rows can hold', () => {
    const base = baseRows(
      { kind: 'generator', generator: 'normal', seed: 1 },
      { globalNumExperts: 1024, numExpertGroup: 1 },
      null,
      null,
    );
    const big: Scenario = {
      preset: 'dsv3',
      params: { ...PRESETS[1]!.params, globalNumExperts: 1024 },
      source: { kind: 'generator', generator: 'normal', seed: 1 },
      logits: base.logits.map((value) => value + 1),
      eScoreCorrectionBias: base.bias.map((value) => value + 1),
      setup: setupOf('dsv3'),
    };
    const link = encodeLink(big, base, { t: 1, pins: [] }, null).replace('e=1024', 'e=2');
    const { head } = parseLink(link);
    const { notices } = resolveLink(head, baseRows(head.source, head.params, null, null));
    expect(notices.map(({ code }) => code)).toEqual(['linkValues']);
  });

  // Links that were once given out must open for ever.
  it.each([
    ['#v1.p=dsv3&t=7&pin=e72,g3&x=normal:7', { preset: 'dsv3', topK: 8, t: 7, pins: 2 }],
    ['#v1.p=dsv3&k=6&s=softmax&rn=0&rho=1&b=0&x=ties:3', { preset: 'dsv3', topK: 6, t: 1, pins: 0 }],
    ['#v1.p=tiny&x=english@:2:17', { preset: 'tiny', topK: 8, t: 1, pins: 0 }],
  ])('open %s', (link, expected) => {
    const { head, notices } = parseLink(link);
    expect(notices).toEqual([]);
    expect({
      preset: head.preset,
      topK: head.params.topK,
      t: head.view.t,
      pins: head.view.pins.length,
    }).toEqual(expected);
  });
});
