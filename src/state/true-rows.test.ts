import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOTHING_LOADED } from '../sources/sources';
import { traceWith } from '../sources/trace';
import { traceLogits } from '../sources/trace-files';
import { madeActions } from '../testing/made-actions';
import type { Actions } from './actions';
import { openLink } from './start';
import { type AppStore, createAppStore } from './store';
import { missingSources, nameOf } from './true-rows';

let failing: Set<string>;
let store: AppStore;
let actions: Actions;

beforeEach(() => {
  failing = new Set(['french.bin']);
  vi.stubGlobal('fetch', async (url: string) => {
    if (failing.has(url.replace('./traces/', ''))) return new Response('', { status: 404 });
    return new Response(await readFile(`public/${url}`));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function open(fragment: string): Promise<void> {
  const start = await openLink(fragment, NOTHING_LOADED, new AbortController().signal);
  ({ store, actions } = madeActions(createAppStore(start)));
}

const state = () => store.getState();
const missing = () => missingSources(state()).map(nameOf);
const recorded = (layer: number, token: number) => [
  ...traceLogits(state().loaded.trace!.texts.french!, layer, token),
];

describe('a recorded text that is loaded later', () => {
  it('is missing until then; another try that fails says why', async () => {
    await open('#v1.p=tiny&x=french@:1:20');
    expect(missing()).toEqual(['french']);
    failing = new Set(['french.json']);
    await actions.loadMissing();
    expect(missing()).toEqual(['french']);
    expect(state().notices.at(-1)?.values.reason).toBe('french.json: status 404');
  });

  it('takes the place of the rows that stood in for it, and its message goes', async () => {
    await open('#v1.p=tiny&x=french@:1:20');
    expect(state().notices).toHaveLength(1);
    failing.clear();
    await actions.loadMissing();
    expect(missing()).toEqual([]);
    expect([...state().scenario.logits]).toEqual(recorded(1, 20));
    expect([...state().base.logits]).toEqual(recorded(1, 20));
    expect(state().notices).toEqual([]);
  });

  it('keeps edits that were made meanwhile, and undo leads to its own numbers', async () => {
    await open('#v1.p=tiny&x=french@:1:20');
    actions.setLogit(3, 7.5);
    actions.setBias(4, -2);
    failing.clear();
    await actions.loadMissing();
    const edited = recorded(1, 20).map((z, e) => (e === 3 ? 7.5 : z));
    expect([...state().scenario.logits]).toEqual(edited);
    expect(state().scenario.eScoreCorrectionBias![4]).toBe(-2);
    actions.undo();
    actions.undo();
    expect([...state().scenario.logits]).toEqual(recorded(1, 20));
    expect(state().scenario.eScoreCorrectionBias).toEqual(state().loaded.trace!.index!.bias[1]);
  });

  it('gives its rows to A of a comparison too', async () => {
    await open('#v1.p=tiny&x=normal:1&a=1&a-x=french@:1:20');
    expect(missing()).toEqual(['french']);
    failing.clear();
    await actions.loadMissing();
    expect([...state().compared!.scenario.logits]).toEqual(recorded(1, 20));
    expect([...state().compared!.base.logits]).toEqual(recorded(1, 20));
  });

  it('does not change a scenario of another source', async () => {
    await open('#v1.p=tiny&x=normal:1');
    const before = state().scenario;
    failing.clear();
    await actions.chooseSource(traceWith({ text: 'french', layer: 1, token: 20 }));
    actions.undo();
    expect(state().scenario).toBe(before);
  });
});
