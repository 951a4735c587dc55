import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { traceWith } from '../sources/trace';
import { HeldFiles } from '../testing/held-files';
import { madeActions } from '../testing/made-actions';
import type { Actions } from './actions';
import type { AppStore } from './store';

let files: HeldFiles;

beforeEach(() => {
  files = new HeldFiles();
  files.stub();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

let store: AppStore;
let actions: Actions;

beforeEach(() => {
  ({ store, actions } = madeActions());
});

const state = () => store.getState();

describe('the recorded texts', () => {
  it('are loaded when one is chosen, and give its rows as one step', async () => {
    await actions.applyPreset('tiny');
    await actions.chooseSource(traceWith({ text: 'french', token: 4 }));
    const { scenario, loaded, history } = state();
    const { texts } = loaded.trace!;
    expect(scenario.source).toEqual({ kind: 'trace', text: 'french', layer: 2, token: 4 });
    const start = (2 * texts.french!.tokens.length + 4) * 64;
    expect([...scenario.logits]).toEqual([...texts.french!.logits.subarray(start, start + 64)]);
    expect(history.past).toHaveLength(2);
  });

  it('leave everything as it was if they cannot be loaded, with a message', async () => {
    files.failing.add('french.bin');
    const { scenario } = state();
    await actions.chooseSource(traceWith({ text: 'french' }));
    expect(state().scenario).toBe(scenario);
    expect(state().notices).toEqual([
      {
        field: 'trace',
        code: 'sourceNotLoaded',
        values: { name: 'french', reason: 'french.bin: status 503' },
      },
    ]);
    files.failing.clear();
    await actions.chooseSource(traceWith({ text: 'french', layer: 1, token: 0 }));
    expect(state().scenario.source).toMatchObject({ text: 'french' });
  });

  it('win if they were chosen last, whichever arrives first', async () => {
    await actions.applyPreset('tiny');
    files.holding.add('french.bin');
    const slow = actions.chooseSource(traceWith({ text: 'french', token: 0 }));
    await actions.chooseSource(traceWith({ text: 'german', token: 3 }));
    await files.release('french.bin');
    await slow;
    expect(state().scenario.source).toMatchObject({ text: 'german', token: 3 });
  });

  it('are given up when they are no longer wanted, but not for another token of the same text', async () => {
    await actions.applyPreset('tiny');
    files.holding.add('french.bin');
    const slow = [actions.chooseSource(traceWith({ text: 'french', token: 0 }))];
    await vi.waitFor(() => expect(files.held.has('french.bin')).toBe(true));
    slow.push(actions.chooseSource(traceWith({ token: 7 })));
    expect(files.signals.get('french.bin')?.aborted).toBe(false);
    actions.chooseSource(() => ({ kind: 'generator', generator: 'ties', seed: 3 }));
    expect(files.signals.get('french.bin')?.aborted).toBe(true);
    await files.release('french.bin');
    await Promise.all(slow);
    expect(state().loaded.trace?.texts.french).toBeUndefined();
    expect(state().notices).toEqual([]);
  });

  it('do not undo a choice made while they were loading', async () => {
    files.holding.add('french.bin');
    const slow = actions.chooseSource(traceWith({ text: 'french', token: 0 }));
    actions.chooseSource(() => ({ kind: 'generator', generator: 'ties', seed: 3 }));
    await files.release('french.bin');
    await slow;
    expect(state().scenario.source).toEqual({ kind: 'generator', generator: 'ties', seed: 3 });

    files.holding.add('german.bin');
    const slower = actions.chooseSource(traceWith({ text: 'german', token: 0 }));
    await actions.applyPreset('kimi-k2');
    await files.release('german.bin');
    await slower;
    expect(state().scenario.preset).toBe('kimi-k2');
    expect(state().scenario.source.kind).toBe('generator');
  });

  it('take a layer that is chosen while the text is loading', async () => {
    await actions.applyPreset('tiny');
    files.holding.add('french.bin');
    const text = actions.chooseSource(traceWith({ text: 'french', token: 0 }));
    const layer = actions.chooseSource(traceWith({ layer: 3 }));
    await files.release('french.bin');
    await Promise.all([text, layer]);
    expect(state().scenario.source).toEqual({ kind: 'trace', text: 'french', layer: 3, token: 0 });
  });

  it('are fetched once', async () => {
    await actions.applyPreset('tiny');
    files.failing.add('english.bin').add('english.json').add('index.json');
    await actions.chooseSource(traceWith({ text: 'english', token: 9 }));
    expect(state().notices).toEqual([]);
    expect(state().scenario.source).toMatchObject({ token: 9 });
  });
});
