import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOLERANCES } from '../../core/facts/compare/differs';
import { NOTHING_LOADED, sourceRows } from '../../sources/sources';
import { anyState } from '../../testing/any-scenario';
import { type Compared, type CompareView, DEFAULT_COMPARE_VIEW } from '../compared';
import { applyPreset, setLogit, setParam, setSetup } from '../edits';
import { NO_MESSAGE } from '../message';
import type { Scenario } from '../scenario';
import { parseLink, resolveLink } from './decode';
import { resolveCompared } from './decode-compared';
import { encodeLink } from './encode';

const bits = (row: Float32Array | null) =>
  row && [...new Uint32Array(row.buffer, row.byteOffset, row.length)];

/** A scenario with its rows as bits, so that NaN payloads and −0 count. */
const exact = (scenario: Scenario) => ({
  ...scenario,
  logits: bits(scenario.logits),
  eScoreCorrectionBias: bits(scenario.eScoreCorrectionBias),
});

const view: fc.Arbitrary<CompareView> = fc.record({
  mode: fc.constantFrom('overlay' as const, 'side' as const),
  tolerance: fc.constantFrom(...TOLERANCES),
  shown: fc.constantFrom('a' as const, 'b' as const),
});

/** A and B: unrelated, or B with some of A's fields. */
const pair = fc
  .tuple(anyState, anyState, fc.boolean(), fc.boolean(), fc.boolean())
  .map(([a, b, sameSizes, sameSource, sameSetup]) => {
    if (!sameSizes) return { a, b };
    const { params, logits, eScoreCorrectionBias } = b.scenario;
    const source = sameSource ? b.scenario.source : a.scenario.source;
    const scenario: Scenario = {
      ...a.scenario,
      params,
      logits,
      source,
      eScoreCorrectionBias: a.scenario.eScoreCorrectionBias && eScoreCorrectionBias,
      setup: sameSetup ? b.scenario.setup : a.scenario.setup,
      token: sameSetup ? b.scenario.token : { ...a.scenario.token, otherBias: null },
    };
    return { a: { ...a, scenario, base: sourceRows(source, params, NOTHING_LOADED) }, b };
  });

/** What a fragment says of A, as the app reads it. */
function read(link: string): { compared: Compared | null; view: CompareView | null; notices: string[] } {
  const { head, notices } = parseLink(link);
  const b = resolveLink(head, sourceRows(head.source, head.params, NOTHING_LOADED));
  const a = head.compared;
  const resolved = a && resolveCompared(a, b.scenario, sourceRows(a.source, a.params, NOTHING_LOADED));
  return {
    compared: resolved?.compared ?? null,
    view: a?.view ?? null,
    notices: [...notices, ...b.notices, ...(resolved?.notices ?? [])].map(
      ({ field, code }) => `${field} ${code}`,
    ),
  };
}

describe('a link to a comparison', () => {
  it('gives back A, B and how they are shown, bit for bit', () => {
    fc.assert(
      fc.property(pair, view, ({ a, b }, how) => {
        const comparison = {
          a: { scenario: a.scenario, base: a.base },
          view: how,
          dataHash: '0123456789ab',
        };
        const link = encodeLink(b.scenario, b.base, b.view, '0123456789ab', comparison);
        const { head } = parseLink(link);
        expect(exact(resolveLink(head, b.base).scenario)).toEqual(exact(b.scenario));
        expect(head.view).toEqual(b.view);
        const found = read(link);
        expect(found.notices).toEqual([]);
        expect(found.view).toEqual(how);
        expect(exact(found.compared!.scenario)).toEqual(exact(a.scenario));
      }),
      { numRuns: 300 },
    );
  });

  it('opens from any text; the rows then have the right length', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'a=1',
        'a=2',
        'a-e=16',
        'a-e=0',
        'a-x=normal:3',
        'a-b=0',
        'a-b=1',
        'a-r=xyz',
        'a-im=x',
        'cm=up',
        'cs=a',
        'cs=both',
      ),
      fc.string().map((text) => `a-r=${text}`),
      fc.string().map((text) => `a-x=${text}`),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { compared } = read(`#v1.p=tiny&${parts.join('&')}`);
        if (!compared) return;
        const { logits, params, eScoreCorrectionBias: bias } = compared.scenario;
        expect(logits.length).toBe(params.globalNumExperts);
        expect(bias?.length ?? logits.length).toBe(logits.length);
      }),
      { numRuns: 500 },
    );
  });

  const b = applyPreset('dsv3', ({ source, params }) => sourceRows(source, params, NOTHING_LOADED)).scenario;
  const base = sourceRows(b.source, b.params, NOTHING_LOADED);
  const linkTo = (a: Scenario, how: Partial<CompareView> = {}) =>
    encodeLink(b, base, { t: 1, pins: [], zoom: null, message: NO_MESSAGE }, '', {
      a: { scenario: a, base },
      view: { ...DEFAULT_COMPARE_VIEW, ...how },
      dataHash: '',
    });

  it('names only what differs in A', () => {
    expect(linkTo(b)).toBe('#v1.p=dsv3&a=1&x=normal:7');
    expect(linkTo(setSetup(b, 'implementation', 'hf_deepseek_v3_zero_mask').scenario)).toBe(
      '#v1.p=dsv3&a=1&a-im=hf_deepseek_v3_zero_mask&x=normal:7',
    );
    expect(linkTo(setParam(b, 'topK', 6).scenario, { mode: 'side', tolerance: 1e-3 })).toBe(
      '#v1.p=dsv3&a=1&a-k=6&cm=side&ct=0.001&x=normal:7',
    );
    expect(linkTo(b, { tolerance: 0 })).toBe('#v1.p=dsv3&a=1&ct=0&x=normal:7');
    expect(linkTo(b, { mode: 'side', shown: 'a' })).toBe('#v1.p=dsv3&a=1&cm=side&cs=a&x=normal:7');
    expect(linkTo(setLogit(b, 3, 2).scenario)).toMatch(
      /^#v1\.p=dsv3&a=1&x=normal:7&a-rows=[0-9A-Za-z]{8,24}$/,
    );
  });

  it('names each field that it could not read, and takes B’s value', () => {
    const found = read('#v1.p=dsv3&a=yes&a-k=-1&a-im=nobody&a-r=A&cm=up&ct=2&cs=c&a-p=none');
    expect(found.notices).toEqual([
      'A linkField',
      'A top_k linkField',
      'A implementation linkField',
      'A preset linkField',
      'compare linkField',
      'tolerance linkField',
      'side linkField',
      'A linkValues',
    ]);
    expect(exact(found.compared!.scenario)).toEqual(exact(b));
  });

  it('counts rounding as no difference unless it names another tolerance', () => {
    expect(read('#v1.p=dsv3&a=1&a-b=0').view).toMatchObject({ tolerance: 1e-6 });
    for (const [text, tolerance] of [
      ['0', 0],
      ['1e-7', 1e-7],
      ['0.000001', 1e-6],
      ['0.001', 1e-3],
    ] as const) {
      const found = read(`#v1.p=dsv3&a=1&a-b=0&ct=${text}`);
      expect(found.notices).toEqual([]);
      expect(found.view).toMatchObject({ tolerance });
    }
  });

  it('compares nothing without A', () => {
    expect(read('#v1.p=dsv3&cm=side').compared).toBeNull();
  });

  // Links that were once given out must open for ever.
  it('opens a link that was given out', () => {
    const { compared, notices } = read('#v1.p=dsv3&k=6&a=1&a-k=8&a-dt=bf16&a-x=ties:3&ct=0.001&x=normal:7');
    expect(notices).toEqual([]);
    expect(compared?.scenario).toMatchObject({
      params: { topK: 8 },
      setup: { dtype: 'bf16' },
      source: { generator: 'ties', seed: 3 },
    });
  });
});
