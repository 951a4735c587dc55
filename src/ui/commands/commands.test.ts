import { matchKeyBindingPress, parseKeybinding } from 'tinykeys';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../scenario/presets';
import { createActions } from '../../state/actions';
import { madeStore } from '../../testing/made-store';
import { madeToken } from '../../testing/made-token';
import { en } from '../../text/en';
import { CELL_KEYS } from './cell-keys';
import { matching, rankOf } from './filter';
import { keyLabel } from './key-label';
import { commandsOf } from './registry';

const { scenario, base, ...token } = madeToken({ globalNumExperts: 64 });
const store = madeStore(scenario);
store.setState({ routed: { ...token, scenario, base } });
const host = { prefer: () => {}, route: async () => [], dispose: () => {} };
const actions = createActions(store, host as unknown as Parameters<typeof createActions>[1]);
const commands = commandsOf({ store, actions, loop: { add: () => () => {}, request: () => {} } });

describe('the registry', () => {
  it('gives every command a name of its own, and words', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
    const offered = commands.filter(({ isEnabled }) => !isEnabled || isEnabled(store.getState()));
    const labels = offered.map(({ label }) => label(en, store.getState()));
    for (const label of labels) expect(label).not.toMatch(/undefined|^\s*$/);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('defines no key twice', () => {
    const page = commands.flatMap(({ keys = [] }) => keys);
    const cell = CELL_KEYS.flatMap(({ keys }) => keys);
    expect(new Set(page).size).toBe(page.length);
    expect(new Set(cell).size).toBe(cell.length);
    // Home and End move in the rack while it has the focus, and in time elsewhere.
    expect(page.filter((key) => cell.includes(key))).toEqual(['Home', 'End']);
  });

  it('holds every preset, stage, group, engine and switch', () => {
    const ids = commands.map(({ id }) => id);
    for (const { id } of PRESETS) expect(ids).toContain(`preset ${id}`);
    for (let i = 0; i < 10; i++) expect(ids).toContain(`stage ${i}`);
    for (const id of ['undo', 'redo', 'share', 'table', 'path', 'keys', 'resetAll', 'eplb', 'engine webgpu'])
      expect(ids).toContain(id);
  });

  it('offers a group only where there is one, and undo only after an edit', () => {
    const find = (id: string) => commands.find((command) => command.id === id)!;
    expect(find('focus group 7').isEnabled!(store.getState())).toBe(true);
    expect(find('focus group 8').isEnabled!(store.getState())).toBe(false);
    expect(find('undo').isEnabled!(store.getState())).toBe(false);
    find('renormalize').run();
    expect(store.getState().scenario.params.renormalize).toBe(false);
    expect(find('undo').isEnabled!(store.getState())).toBe(true);
    find('undo').run();
    expect(store.getState().scenario.params.renormalize).toBe(true);
    find('focus group 3').run();
    expect(store.getState().keyboard).toEqual({ kind: 'group', id: 3 });
  });

  it('writes its keys in a notation that is understood', () => {
    for (const key of [
      ...commands.flatMap(({ keys = [] }) => keys),
      ...CELL_KEYS.flatMap(({ keys }) => keys),
    ])
      expect(parseKeybinding(key).length).toBe(1);
    expect(typeof matchKeyBindingPress).toBe('function');
  });
});

describe('the filter', () => {
  it('wants every word, anywhere, in any case', () => {
    expect(rankOf('Load DeepSeek-V3', 'v3 load')).not.toBeNull();
    expect(rankOf('Load DeepSeek-V3', 'v4')).toBeNull();
    expect(rankOf('anything', '  ')).toBe(0);
  });

  it('puts names that begin with the words first, and keeps the order of equals', () => {
    const found = matching(['Open the theme', 'Theme: dark', 'Theme: light'], (text) => text, 'theme');
    expect(found).toEqual(['Theme: dark', 'Theme: light', 'Open the theme']);
  });
});

describe('a key', () => {
  it('is written as on the keyboard', () => {
    expect(keyLabel('$mod+Shift+z', false)).toBe('Ctrl+Shift+Z');
    expect(keyLabel('$mod+Shift+z', true)).toBe('⇧⌘Z');
    expect(keyLabel('Shift+Comma', false)).toBe('Shift+,');
    expect(keyLabel('ArrowLeft', false)).toBe('←');
    expect(keyLabel('/', false)).toBe('/');
  });
});
