import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_LOADED, sourceRows } from '../../sources/sources';
import { anyState } from '../../testing/any-scenario';
import { scenarioBase } from '../base-rows';
import { withOwnRows } from '../own-rows';
import { covered } from '../rows';
import type { Scenario } from '../scenario';
import { parseLink, resolveLink } from './decode';
import { resolveCompared } from './decode-compared';
import { encodeLink } from './encode';

/** A scenario whose rows are lists for the first experts, with edits over them or not. */
const listedState = fc
  .tuple(anyState, fc.nat(1024), fc.nat(1024), fc.boolean())
  .map(([{ scenario, base, view }, first, second, isEdited]) => {
    const { logits, eScoreCorrectionBias: bias } = scenario;
    const count = (wanted: number) => Math.min(wanted, logits.length);
    const part = (row: Float32Array | null, wanted: number) =>
      row && count(wanted) > 0 ? row.slice(0, count(wanted)) : null;
    const listed = withOwnRows(scenario, {
      listed: { logits: part(logits, first), bias: part(bias, second) },
    });
    const whole: Scenario = isEdited
      ? { ...listed, logits: covered(logits, Float32Array.of(1, 2, 3)) }
      : listed;
    return { scenario: whole, base: scenarioBase(whole, NOTHING_LOADED), plain: base, view };
  });

const read = (link: string) => {
  const { head, notices } = parseLink(link);
  const b = resolveLink(head, sourceRows(head.source, head.params, NOTHING_LOADED));
  const a = head.compared;
  const compared = a && resolveCompared(a, b.scenario, sourceRows(a.source, a.params, NOTHING_LOADED));
  return {
    b: b.scenario,
    a: compared?.compared ?? null,
    notices: [...notices, ...b.notices, ...(compared?.notices ?? [])],
  };
};
/** Rows as bits, so that NaN payloads and −0 count. */
const exact = (scenario: Scenario) => {
  const bits = (row: Float32Array | null | undefined) =>
    row ? [...new Uint32Array(row.buffer, row.byteOffset, row.length)] : null;
  return {
    ...scenario,
    logits: bits(scenario.logits),
    eScoreCorrectionBias: bits(scenario.eScoreCorrectionBias),
    own: [bits(scenario.own?.listed.logits), bits(scenario.own?.listed.bias)],
  };
};

describe('a link to lists', () => {
  it('gives them back bit for bit, with the edits over them', () => {
    fc.assert(
      fc.property(listedState, ({ scenario, base, view }) => {
        const opened = read(encodeLink(scenario, base, view, ''));
        expect(opened.notices).toEqual([]);
        expect(exact(opened.b)).toEqual(exact(scenario));
      }),
      { numRuns: 100 },
    );
  });

  it('gives back those of a comparison', () => {
    fc.assert(
      fc.property(listedState, listedState, fc.boolean(), (b, other, isSame) => {
        const a = isSame ? { ...b, scenario: { ...b.scenario, setup: other.scenario.setup } } : other;
        const comparison = {
          a: { scenario: a.scenario, base: a.base },
          view: { mode: 'overlay', tolerance: 0, shown: 'b' },
          dataHash: '',
        } as const;
        const opened = read(encodeLink(b.scenario, b.base, b.view, '', comparison));
        expect(opened.notices).toEqual([]);
        expect(exact(opened.b)).toEqual(exact(b.scenario));
        expect(exact(opened.a!.scenario)).toEqual(exact(a.scenario));
      }),
      { numRuns: 100 },
    );
  });

  it('whose values were cut off says so, and shows the rows of the source', () => {
    const opened = read('#v1.p=dsv3&ls=256,0&x=normal:7');
    expect(opened.notices.map(({ code }) => code)).toEqual(['linkValues']);
    expect(opened.b.own).toBeUndefined();
    expect(opened.b.logits).toEqual(sourceRows(opened.b.source, opened.b.params, NOTHING_LOADED).logits);
  });

  it('says so when the values under the edits are damaged', () => {
    const { scenario, base, view } = fc.sample(listedState, { numRuns: 1, seed: 1 })[0]!;
    const link = encodeLink(scenario, base, view, '')
      .replace(/&lo=[^&]*/, '')
      .replace('&x=', '&lo=???&x=');
    const opened = read(link);
    expect(opened.notices.map(({ code }) => code)).toEqual(['linkLists']);
    expect(opened.b.logits).toEqual(scenario.logits);
  });
});
