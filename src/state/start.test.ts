import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLogit } from '../scenario/edits';
import { encodeLink } from '../scenario/link/encode';
import { NO_MESSAGE } from '../scenario/message';
import { presetOf } from '../scenario/presets';
import { FIRST_VISIT } from '../sources/first-visit';
import { generateRows } from '../sources/generator';
import { NOTHING_LOADED } from '../sources/sources';
import { FIRST_TRACE } from '../sources/trace';
import { traceLogits } from '../sources/trace-files';
import { madeActions } from '../testing/made-actions';
import * as code from './load-links';
import { openAddress, openAddressWithoutFiles, openLink } from './start';

let asked: string[];
let failing: Set<string>;

beforeEach(() => {
  asked = [];
  failing = new Set();
  vi.stubGlobal('fetch', async (url: string) => {
    const file = url.replace('./traces/', '');
    asked.push(file);
    if (failing.has(file)) return new Response('', { status: 404 });
    return new Response(await readFile(`public/${url}`));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const open = (fragment: string, loaded = NOTHING_LOADED) =>
  openLink(fragment, loaded, new AbortController().signal);

describe('an empty address', () => {
  it('opens the finished picture of the word every, and loads no other text', async () => {
    const { scenario, base, t, pins, notices, loaded } = await open('');
    const { source } = FIRST_VISIT;
    expect(scenario.source).toEqual(source);
    expect({ t, pins, notices }).toEqual({ t: 10, pins: [], notices: [] });
    expect(scenario.preset).toBe('tiny');
    const { index, texts } = loaded.trace!;
    const english = texts.english!;
    expect([...scenario.logits]).toEqual([...traceLogits(english, source.layer, source.token)]);
    expect([...scenario.eScoreCorrectionBias!]).toEqual([...index!.bias[source.layer]!]);
    expect(base.logits).toEqual(scenario.logits);
    expect(asked.sort()).toEqual(['english.bin', 'english.json', 'index.json']);
  });

  it('opens made-up rows and says so, if its text is not waited for', async () => {
    const { scenario, t, notices } = await openAddressWithoutFiles('');
    expect(scenario.source.kind).toBe('generator');
    expect(t).toBe(FIRST_VISIT.t);
    expect(notices.map(({ code }) => code)).toEqual(['sourceSkipped']);
  });
});

describe('a link', () => {
  it('without a source or a time opens the first recorded token at t = 1', async () => {
    for (const fragment of ['#v1.p=tiny', '#v1.p=tiny&k=8']) {
      const { scenario, t, notices } = await open(fragment);
      expect(scenario.source, fragment).toEqual(FIRST_TRACE);
      expect({ t, notices }, fragment).toEqual({ t: 1, notices: [] });
    }
  });

  it('to made-up rows asks for no file', async () => {
    const { scenario, t, notices } = await open('#v1.p=dsv3&t=7&x=ties:3');
    expect(asked).toEqual([]);
    expect(notices).toEqual([]);
    expect(t).toBe(7);
    expect(scenario.params).toEqual(presetOf('dsv3').params);
    expect(scenario.logits).toEqual(generateRows('ties', 3, scenario.params).logits);
  });

  it('to a recorded token loads its text', async () => {
    const { scenario, loaded, notices } = await open('#v1.p=tiny&x=french@:1:20');
    expect(notices).toEqual([]);
    expect([...scenario.logits]).toEqual([...traceLogits(loaded.trace!.texts.french!, 1, 20)]);
  });

  it('asks only for what is not there yet', async () => {
    const first = await open('#v1.p=tiny&x=french@:1:20');
    asked = [];
    const next = await open('#v1.p=tiny&x=french@:2:3', first.loaded);
    expect(asked).toEqual([]);
    expect([...next.scenario.logits]).toEqual([...traceLogits(first.loaded.trace!.texts.french!, 2, 3)]);
    await open('#v1.p=tiny&x=german@:2:3', next.loaded);
    expect(asked.sort()).toEqual(['german.bin', 'german.json']);
  });

  it('that names the hash of the shipped data opens without a message', async () => {
    const { loaded } = await open('');
    const { hash } = loaded.trace!.index!.texts.find(({ name }) => name === 'french')!;
    expect((await open(`#v1.p=tiny&x=french@${hash}:1:20`)).notices).toEqual([]);
  });

  it('that names another hash opens and says that the text has changed', async () => {
    const { scenario, notices } = await open('#v1.p=tiny&x=french@ffffffffffff:1:20');
    expect(scenario.source).toEqual({ kind: 'trace', text: 'french', layer: 1, token: 20 });
    expect(notices).toEqual([{ field: 'trace', code: 'sourceChanged', values: { value: 'french' } }]);
  });

  it.each([
    ['a text', 'klingon@:1:20', 'klingon, 1, 20'],
    ['a layer', 'french@:4:20', 'french, 4, 20'],
    ['a token', 'french@:1:9999', 'french, 1, 9999'],
  ])('to %s that does not exist opens the first token and says so', async (_, source, value) => {
    const { scenario, notices } = await open(`#v1.p=tiny&x=${source}`);
    expect(scenario.source).toEqual(FIRST_TRACE);
    expect(notices).toEqual([{ field: 'trace', code: 'sourceUnknown', values: { value } }]);
  });

  it('whose edits belong to a text that does not exist leaves them out', async () => {
    const { scenario, base } = await open('#v1.p=tiny');
    const link = encodeLink(
      setLogit(scenario, 0, 9).scenario,
      base,
      { t: 1, pins: [], zoom: null, message: NO_MESSAGE },
      '',
    );
    expect((await open(link)).scenario.logits[0]).toBe(9);
    const other = await open(link.replace('english@', 'klingon@'));
    expect(other.scenario.logits).toEqual(base.logits);
  });

  it.each([
    ['index.json', 'index.json: status 404'],
    ['french.bin', 'french.bin: status 404'],
  ])('opens even if %s cannot be loaded, with made-up rows and the reason', async (file, reason) => {
    failing.add(file);
    const { scenario, base, notices } = await open('#v1.p=tiny&x=french@:1:20');
    expect(notices).toEqual([
      { field: 'trace', code: 'sourceNotLoaded', values: { name: 'french', reason } },
    ]);
    expect(scenario.source).toMatchObject({ text: 'french', layer: 1, token: 20 });
    expect(scenario.logits).toEqual(generateRows('normal', 0, scenario.params).logits);
    expect(base.logits).toEqual(scenario.logits);
  });

  it('reports fields that it could not read and files that it could not load together', async () => {
    failing.add('index.json');
    const { notices } = await open('#v1.p=nobody&k=x&x=french@:1:20.zzzz');
    expect(notices.map(({ code }) => code)).toEqual([
      'linkPreset',
      'linkField',
      'sourceNotLoaded',
      'linkValues',
    ]);
  });
});

it('a link that is given up rejects with the reason, and stops its downloads', async () => {
  const reason = new Error('another link');
  const stop = new AbortController();
  const signals: AbortSignal[] = [];
  vi.stubGlobal('fetch', async (_: string, options: RequestInit) => {
    signals.push(options.signal!);
    stop.abort(reason);
    throw options.signal!.reason;
  });
  await expect(openLink('#v1.p=tiny&x=french@:1:20', NOTHING_LOADED, stop.signal)).rejects.toBe(reason);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

describe('without waiting for a recorded text', () => {
  it('a link opens with made-up rows for it, asks for no file, and says so', async () => {
    const { scenario, notices } = await openAddressWithoutFiles('#v1.p=tiny&k=4&x=french@:1:20');
    expect(asked).toEqual([]);
    expect(scenario.params.topK).toBe(4);
    expect(scenario.source).toEqual({ kind: 'generator', generator: 'normal', seed: 7 });
    expect(notices).toEqual([{ field: 'trace', code: 'sourceSkipped', values: { name: 'french' } }]);
  });

  it('a link to made-up rows opens with its own rows', async () => {
    const { scenario, notices } = await openAddressWithoutFiles('#v1.p=dsv3&x=ties:3');
    expect(scenario.source).toMatchObject({ generator: 'ties', seed: 3 });
    expect(notices).toEqual([]);
  });
});

describe('when the code that reads links cannot be fetched', () => {
  beforeEach(() => {
    vi.spyOn(code, 'loadLinks').mockRejectedValue(new Error('offline'));
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const notice = { field: 'link', code: 'linkNotLoaded', values: { reason: 'Error: offline' } };

  it('the page opens as without a link, and says why', async () => {
    const { signal } = new AbortController();
    const { notices, ...opened } = await openAddress('#v1.p=dsv3&x=ties:3', signal);
    expect(notices).toEqual([notice]);
    expect({ ...opened, notices: [] }).toEqual(await openAddress('', signal));
  });

  it('a link that is put in by hand leaves the state as it is, and says why', async () => {
    const { store, actions } = madeActions();
    const { scenario } = store.getState();
    await actions.open('#v1.p=glm-4.5&x=ties:3');
    expect(store.getState()).toMatchObject({ scenario, notices: [notice] });
  });
});
