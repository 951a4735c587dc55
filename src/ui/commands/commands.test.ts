import { matchKeyBindingPress, parseKeybinding } from 'tinykeys';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../scenario/presets';
import { madeActions } from '../../testing/made-actions';
import { madeStore } from '../../testing/made-store';
import { madeToken } from '../../testing/made-token';
import { en } from '../../text/en';
import { FEATURES } from '../app/features';
import { CELL_KEYS } from '../base/cell-keys';
import { keyLabel } from '../base/key-label';
import { matching, rankOf } from './filter';
import { entryCommands } from './place-commands';
import { commandsOf } from './registry';

const { scenario, base, ...token } = madeToken({ globalNumExperts: 64 });
const { store, actions } = madeActions(madeStore(scenario));
store.setState({ routed: { ...token, scenario, base } });
const commands = commandsOf({ store, actions, loop: { add: () => () => {}, request: () => {} } }, FEATURES);

describe('the registry', () => {
  it('gives every command its own id, and words', () => {
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
    // These move in the rack while it has the focus, and in time elsewhere.
    const both = page.filter((key) => cell.includes(key));
    expect(both.sort()).toEqual(['ArrowLeft', 'ArrowRight', 'End', 'Home']);
  });

  it('has a command for every preset, stage, group, engine and switch', () => {
    const ids = commands.map(({ id }) => id);
    for (const { id } of PRESETS) expect(ids).toContain(`preset ${id}`);
    for (let i = 0; i < 10; i++) expect(ids).toContain(`stage ${i}`);
    for (const id of ['undo', 'redo', 'share', 'table', 'path', 'keys', 'resetAll', 'eplb', 'engine webgpu'])
      expect(ids).toContain(id);
  });

  it('offers a group only if it exists, and undo only after an edit', () => {
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

  it('writes its keys in a notation that tinykeys reads', () => {
    for (const key of [
      ...commands.flatMap(({ keys = [] }) => keys),
      ...CELL_KEYS.flatMap(({ keys }) => keys),
    ])
      expect(parseKeybinding(key).length).toBe(1);
    expect(typeof matchKeyBindingPress).toBe('function');
  });
});

/** What the palette offers for a query, by id. */
function offered(query: string): string[] {
  const state = store.getState();
  const named = matching(
    commands.filter(({ isEnabled }) => !isEnabled || isEnabled(state)),
    ({ label }) => label(en, state),
    query,
    ({ synonyms = '' }) => synonyms,
  );
  return [...entryCommands({ store, actions }, query), ...named].map(({ id }) => id);
}

describe('a search by another name', () => {
  it.each([
    ['n_group', 'parameter numExpertGroup'],
    ['num_experts_per_tok', 'parameter topK'],
    ['moe_topk', 'parameter topK'],
    ['n_routed_experts', 'parameter globalNumExperts'],
    ['norm_topk_prob', 'renormalize'],
    ['routed_scaling_factor', 'parameter routedScalingFactor'],
    ['route_scale', 'parameter routedScalingFactor'],
    ['scoring_func', 'scoring sigmoid'],
    ['score_func', 'scoring sigmoid'],
    ['n_shared_experts', 'parameter numFusedSharedExperts'],
    ['e_score_correction_bias', 'hasBias'],
    ['n_limited_groups', 'parameter topkGroup'],
    ['export markdown', 'download markdown'],
    ['copy report', 'copy markdown'],
    ['python', 'download python'],
    ['pytest', 'download pack'],
    ['npz', 'download packNpz'],
    ['json', 'download json'],
    ['csv', 'download csv'],
    ['png', 'download png'],
    ['svg', 'download svg'],
    ['导出', 'download csv'],
    ['dtype', 'dtype bf16'],
    ['bfloat16', 'dtype bf16'],
    ['fp16', 'dtype f16'],
    ['implementation', 'implementation vllm'],
    ['transformers', 'implementation engine:transformers'],
    ['huggingface', 'implementation engine:transformers'],
    ['sglang', 'implementation engine:sglang'],
    ['deepseek_v3', 'preset dsv3'],
  ])('%s', (query, id) => {
    expect(offered(query)).toContain(id);
  });

  it.each(['37', 'E37', 'e37', 'expert 37', '专家37', ' #37 '])('“%s” is expert 37', (query) => {
    expect(offered(query)[0]).toBe('entered expert');
    entryCommands({ store, actions }, query)[0]!.run();
    expect(store.getState().pins).toEqual([{ kind: 'expert', id: 37 }]);
    expect(store.getState().keyboard).toEqual({ kind: 'expert', id: 37 });
  });

  it.each(['3', 'G3', 'group 3', '组3'])('“%s” is group 3', (query) => {
    const command = entryCommands({ store, actions }, query).find(({ id }) => id === 'entered group');
    command?.run();
    expect(store.getState().keyboard).toEqual({ kind: 'group', id: 3 });
  });

  it('offers only experts and groups that exist', () => {
    for (const query of ['64', 'E999', 'G8', '3.5', '-1', '']) {
      const found = entryCommands({ store, actions }, query).map(({ id }) => id);
      expect(found, query).toEqual([]);
    }
  });
});

describe('the filter', () => {
  it('finds labels with every word of the query, in any order and any case', () => {
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
  it('is shown as keyboards show it', () => {
    expect(keyLabel('$mod+Shift+z', false)).toBe('Ctrl+Shift+Z');
    expect(keyLabel('$mod+Shift+z', true)).toBe('⇧⌘Z');
    expect(keyLabel('Shift+Comma', false)).toBe('Shift+,');
    expect(keyLabel('ArrowLeft', false)).toBe('←');
    expect(keyLabel('/', false)).toBe('/');
  });
});
