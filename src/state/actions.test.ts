import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { presetOf } from '../scenario/presets';
import { generateRows } from '../sources/generator';
import { HeldFiles } from '../testing/held-files';
import { madeActions } from '../testing/made-actions';
import type { Actions } from './actions';
import { currentAddress } from './load-links';
import { savedSettings } from './saved-settings';
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
let preferred: string[];

beforeEach(() => {
  ({ store, actions, preferred } = madeActions());
});

const state = () => store.getState();
const labels = () => state().history.past.map(({ label }) => label);

describe('an edit', () => {
  it('is a step that undo takes back and redo brings back', () => {
    const before = state().scenario;
    actions.setLogit(3, 2);
    const after = state().scenario;
    expect(after.logits[3]).toBe(2);
    actions.undo();
    expect(state().scenario).toBe(before);
    actions.redo();
    expect(state().scenario).toBe(after);
  });

  it('that changes nothing is no step', () => {
    actions.setLogit(3, state().scenario.logits[3]!);
    actions.setParam('topK', state().scenario.params.topK);
    actions.resetExpert(5);
    actions.giveRows({ bias: state().scenario.eScoreCorrectionBias!.slice() });
    actions.chooseSource(() => ({ kind: 'generator', generator: 'normal', seed: 7 }));
    expect(labels()).toEqual([]);
  });

  it('by a drag is one undo step', () => {
    const from = state().scenario.logits[3]!;
    for (const value of [1, 2, 3]) actions.setLogit(3, value, 'drag');
    actions.endGesture();
    actions.setLogit(3, 4, 'drag');
    expect(labels()).toEqual([
      { kind: 'logit', id: 3, from, to: 3 },
      { kind: 'logit', id: 3, from: 3, to: 4 },
    ]);
  });

  it('of the number of experts keeps values and gives new experts the source’s; undo restores all', () => {
    actions.setLogit(0, 9);
    const before = state();
    actions.setParam('globalNumExperts', 8);
    actions.setParam('globalNumExperts', 264);
    const shape = { globalNumExperts: 264, numExpertGroup: 8 };
    const made = generateRows('normal', 7, shape);
    expect(state().scenario.logits[0]).toBe(9);
    expect([...state().scenario.logits.subarray(1)]).toEqual([...made.logits.subarray(1)]);
    expect(state().base).toEqual(made);
    actions.undo();
    actions.undo();
    expect(state().scenario).toBe(before.scenario);
    expect(state().base).toEqual(before.base);
  });

  it('of a parameter by one drag is one step, and a drag over fewer experts loses none of their values', () => {
    actions.setLogit(200, 9);
    for (const count of [192, 64, 256]) actions.setParam('globalNumExperts', count, 'slide');
    actions.endGesture();
    expect(state().scenario.logits[200]).toBe(9);
    actions.setParam('globalNumExperts', 128, 'slide');
    actions.endGesture();
    expect(labels().slice(1)).toEqual([
      { kind: 'param', field: 'globalNumExperts', from: '256', to: '256' },
      { kind: 'param', field: 'globalNumExperts', from: '256', to: '128' },
    ]);
    for (const k of [7, 6, 5]) actions.setParam('topK', k, 'slide');
    expect(labels().at(-1)).toEqual({ kind: 'param', field: 'topK', from: '8', to: '5' });
    actions.undo();
    expect(state().scenario.params.topK).toBe(8);
  });

  it('closes an opened group that is gone, and no other', () => {
    actions.zoomTo(6);
    actions.setLogit(0, 1);
    expect(state().zoom).toBe(6);
    actions.setParam('numExpertGroup', 4);
    expect(state().zoom).toBeNull();
    actions.zoomTo(0);
    actions.setParam('numExpertGroup', 1);
    expect(state().zoom).toBeNull();
  });

  it('takes the pins of experts and groups that are gone', () => {
    actions.pin({ kind: 'expert', id: 200 });
    actions.pin({ kind: 'expert', id: 5 }, true);
    actions.pin({ kind: 'group', id: 7 }, true);
    actions.setParam('globalNumExperts', 128);
    expect(state().pins).toEqual([
      { kind: 'expert', id: 5 },
      { kind: 'group', id: 7 },
    ]);
    actions.setParam('numExpertGroup', 4);
    expect(state().pins).toEqual([{ kind: 'expert', id: 5 }]);
  });
});

describe('time', () => {
  it('stays in [0, 10]; moving it by hand pauses', () => {
    actions.play();
    actions.seek(12);
    expect(state()).toMatchObject({ t: 10, isPlaying: false });
    actions.seek(-1);
    expect(state().t).toBe(0);
    actions.beat(1);
    actions.beat(1);
    expect(state().t).toBe(1.3);
    actions.beat(-1);
    expect(state().t).toBe(1);
  });

  it('starts again from 0 when play is pressed at the end', () => {
    actions.seek(10);
    actions.play();
    expect(state()).toMatchObject({ t: 0, isPlaying: true });
    actions.pause();
    actions.seek(4);
    actions.play();
    expect(state().t).toBe(4);
  });

  it('goes stage by stage', () => {
    actions.step(1);
    expect(state().t).toBe(2);
    actions.step(-1);
    actions.step(-1);
    expect(state().t).toBe(0);
  });
});

describe('a pin', () => {
  const a = { kind: 'expert', id: 1 } as const;
  const b = { kind: 'group', id: 1 } as const;

  it('replaces the other pins, or joins them if they are to be kept', () => {
    actions.pin(a);
    actions.pin(b);
    expect(state().pins).toEqual([b]);
    actions.pin(a, true);
    expect(state().pins).toEqual([b, a]);
  });

  it('is taken away by pinning it again', () => {
    actions.pin(a);
    actions.pin(a);
    expect(state().pins).toEqual([]);
    actions.pin(a);
    actions.pin(b, true);
    actions.pin(a, true);
    expect(state().pins).toEqual([b]);
  });

  it('becomes the only one if it was one of several', () => {
    actions.pin(a);
    actions.pin(b, true);
    actions.pin(a);
    expect(state().pins).toEqual([a]);
  });
});

describe('a link put in by hand', () => {
  it('replaces the state, forgets the history and pauses', async () => {
    actions.setLogit(0, 9);
    actions.play();
    await actions.open('#v1.p=glm-4.5&t=6.5&pin=e3&x=ties:2');
    expect(state()).toMatchObject({
      t: 6.5,
      pins: [{ kind: 'expert', id: 3 }],
      isPlaying: false,
      history: { past: [], future: [] },
    });
    expect(state().scenario).toMatchObject({ preset: 'glm-4.5', params: presetOf('glm-4.5').params });
  });

  it('wins if it was put in last, whichever loads first', async () => {
    files.holding.add('french.bin');
    const slow = actions.open('#v1.p=tiny&x=french@:1:2');
    await actions.open('#v1.p=dsv3&x=ties:2');
    await files.release('french.bin');
    await slow;
    expect(state().scenario.source).toEqual({ kind: 'generator', generator: 'ties', seed: 2 });
  });

  it('is the link of the state again', async () => {
    vi.stubGlobal('location', { href: 'https://example.org/moe/?x=1#old' });
    await actions.open('#v1.p=glm-4.5&t=6.5&pin=e3&x=ties:2');
    expect(await currentAddress(store)).toBe(
      'https://example.org/moe/?x=1#v1.p=glm-4.5&t=6.5&pin=e3&x=ties:2',
    );
  });
});

describe('settings', () => {
  it('hand the choice of an engine to the host', () => {
    actions.preferEngine('webgpu');
    expect(preferred).toEqual(['webgpu']);
  });

  it('keep the theme for the next visit', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    expect(savedSettings().theme).toBe('system');
    actions.setTheme('dark');
    expect(state().theme).toBe('dark');
    expect(savedSettings().theme).toBe('dark');
  });

  it('work even if nothing may be stored', () => {
    vi.stubGlobal('localStorage', {
      getItem() {
        throw new Error('denied');
      },
      setItem() {
        throw new Error('denied');
      },
    });
    actions.setTheme('dark');
    expect(state().theme).toBe('dark');
    expect(savedSettings().theme).toBe('system');
  });
});
