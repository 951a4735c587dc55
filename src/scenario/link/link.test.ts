import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_LOADED, sourceRows } from '../../sources/sources';
import { anyState } from '../../testing/any-scenario';
import { cleanPart, NO_MESSAGE } from '../message';
import { PRESETS } from '../presets';
import { PLAIN_TOKEN, type Scenario, type Setup } from '../scenario';
import { setupOf } from '../setup';
import { parseLink, resolveLink } from './decode';
import { encodeLink } from './encode';
import { readMessagePart, writeMessagePart } from './message-codec';
import { PARAM_CODECS } from './params-codec';
import { SETUP_CODECS } from './setup-codec';

const bits = (row: Float32Array | null) =>
  row && [...new Uint32Array(row.buffer, row.byteOffset, row.length)];

describe('links', () => {
  it('give back the same state, bit for bit', () => {
    fc.assert(
      fc.property(anyState, ({ scenario, base, view }) => {
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

  it.each([
    ['seed', '0.15'],
    ['newest', '2026-09'],
  ])('made when a version was called %s open on %s, which is what is written now', (old, version) => {
    for (const preset of ['dsv3', 'deepseek-v4-flash']) {
      const { head, notices } = parseLink(`v1.p=${preset}&v=${old}&a=1&a-v=${old}`);
      expect(notices).toEqual([]);
      expect(head).toEqual(parseLink(`v1.p=${preset}&v=${version}&a=1&a-v=${version}`).head);
      expect(head.setup.environment).toMatchObject({ version, kernels: version });
      const base = sourceRows(head.source, head.params, NOTHING_LOADED);
      const link = encodeLink(resolveLink(head, base).scenario, base, head.view, '');
      expect(link.includes(`v=${version}`)).toBe(version !== setupOf(preset).environment.version);
    }
  });

  it('have a key for every parameter and every field of the set-up', () => {
    const named = PARAM_CODECS.map(({ field }) => field);
    expect(named.sort()).toEqual(Object.keys(PRESETS[0]!.params).sort());

    const standard = setupOf('dsv3');
    const flat = ({ environment, ...rest }: Setup) => Object.entries({ ...environment, ...rest });
    const changed = SETUP_CODECS.flatMap(({ values, read }) => {
      const texts = typeof values === 'string' || 'min' in values ? ['0', '1'] : values;
      return texts.flatMap((text) => {
        const before = new Map(flat(standard));
        return flat(read(text, standard)!).flatMap(([field, value]) =>
          value === before.get(field) ? [] : [field],
        );
      });
    });
    expect([...new Set(changed)].sort()).toEqual(
      flat(standard)
        .map(([field]) => field)
        .sort(),
    );
  });

  it('open from any text; the rows then have the right length', () => {
    const damaged = fc
      .tuple(anyState, fc.nat(), fc.string({ minLength: 0, maxLength: 3, unit: 'binary' }), fc.nat(4))
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
          const { scenario } = resolveLink(head, sourceRows(head.source, head.params, NOTHING_LOADED));
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

  it('keep times that print with many digits or an exponent', () => {
    for (const t of [0.012345678901234567, 1e-7, 5e-324, 2.2250738585072014e-308, 9.999999999999998])
      expect(parseLink(`#v1.p=dsv3&t=${t}`)).toMatchObject({ notices: [], head: { view: { t } } });
    for (const text of ['-1', '11', '1e3', '1e-', 'NaN', '0x1', `0.${'1'.repeat(50)}`])
      expect(parseLink(`#v1.p=dsv3&t=${text}`).notices).toHaveLength(1);
  });

  it('name each field that could not be read', () => {
    const codes = (text: string) => parseLink(text).notices.map(({ field, code }) => `${field} ${code}`);
    expect(codes('')).toEqual([]);
    expect(codes('#v1.p=dsv3&t=7')).toEqual([]);
    expect(codes('#hello')).toEqual(['link linkUnreadable']);
    expect(codes('#v9.p=dsv3')).toEqual(['link linkVersion']);
    expect(codes('#v1.p=nobody')).toEqual(['preset linkPreset']);
    expect(codes('#v1.k=-1&e=5000&rho=1e39&s=tanh')).toEqual([
      'global_num_experts linkField',
      'top_k linkField',
      'scoring_func linkField',
      'routed_scaling_factor linkField',
    ]);
    expect(codes('#v1.zz=1')).toEqual(['zz linkKey']);
    for (const group of ['8', '-1', '1.5', 'x', ''])
      expect(codes(`#v1.p=dsv3&z=${group}`)).toEqual(['zoom linkField']);
    expect(codes('#v1.p=dsv3&g=1&kg=1&z=0')).toEqual(['zoom linkField']);
    expect(codes('#v1.k=2&k=3')).toEqual(['k linkKey']);
    expect(codes(`#v1.${'a'.repeat(50_000)}`)).toEqual(['link linkUnreadable']);
  });

  it('survive what chats do to them', () => {
    const link = '#v1.p=glm-4.5&t=6.5&x=normal:7';
    for (const text of [`${link}.`, `${link})`, `${link}, `, encodeURIComponent(link.slice(1))])
      expect(parseLink(text)).toEqual(parseLink(link));
    expect(parseLink(link).head.view.t).toBe(6.5);
  });

  it('refuse a tail that unpacks to more than the rows can hold', () => {
    const base = sourceRows(
      { kind: 'generator', generator: 'normal', seed: 1 },
      { globalNumExperts: 1024, numExpertGroup: 1 },
      NOTHING_LOADED,
    );
    const big: Scenario = {
      preset: 'dsv3',
      params: { ...PRESETS[1]!.params, globalNumExperts: 1024 },
      source: { kind: 'generator', generator: 'normal', seed: 1 },
      logits: base.logits.map((value) => value + 1),
      eScoreCorrectionBias: base.bias.map((value) => value + 1),
      setup: setupOf('dsv3'),
      token: PLAIN_TOKEN,
    };
    const link = encodeLink(big, base, { t: 1, pins: [], zoom: null, message: NO_MESSAGE }, '').replace(
      'e=1024',
      'e=2',
    );
    const { head } = parseLink(link);
    const { notices } = resolveLink(head, sourceRows(head.source, head.params, NOTHING_LOADED));
    expect(notices.map(({ code }) => code)).toEqual(['linkValues']);
  });

  it('keep the group that is opened large, or that there is none', () => {
    expect(parseLink('#v1.p=dsv3&z=7').head.view.zoom).toBe(7);
    expect(parseLink('#v1.p=dsv3&z=8').head.view.zoom).toBeNull();
    expect(parseLink('#v1.p=dsv3&t=7').head.view.zoom).toBeNull();
  });

  it('leave out a title or note that is damaged, too long or holds control characters, and say so', () => {
    const view = { t: 1, pins: [], zoom: null, message: { title: 'Ties 😀', note: '看 E3' } };
    const { scenario, base } = fc.sample(anyState, 1)[0]!;
    const link = encodeLink(scenario, base, view, '');
    expect(parseLink(link).head.view.message).toEqual(view.message);
    for (const title of ['é'.repeat(81), 'a\nb']) {
      const { head, notices } = parseLink(
        encodeLink(scenario, base, { ...view, message: { title, note: 'x' } }, ''),
      );
      expect(head.view.message).toEqual({ title: '', note: 'x' });
      expect(notices.map(({ field, code }) => [field, code])).toEqual([['title', 'linkMessage']]);
    }
    const { head, notices } = parseLink('#v1.p=dsv3&no=zz');
    expect(head.view.message.note).toBe('');
    expect(notices.map(({ code }) => code)).toEqual(['linkMessage']);
  });

  it('carry any title that the page keeps', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), fc.constant('a\t\ud83d'));
    fc.assert(
      fc.property(anyText, (typed) => {
        const kept = cleanPart(typed, 'title');
        expect(readMessagePart(writeMessagePart(kept), 'title')).toBe(kept);
      }),
    );
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
