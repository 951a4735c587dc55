import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { savedSettings, saveSetting } from './saved-settings';

const kept = new Map<string, string>();
const FIRST_PLAYBACK = { speed: 1, pausesAtStages: false, loops: false };

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('what is kept on the device', () => {
  it('pauses after each stage on the first visit only', () => {
    expect(savedSettings().playback).toEqual(FIRST_PLAYBACK);
    saveSetting('playback', { speed: 2, pausesAtStages: false, loops: true });
    expect(savedSettings().playback).toEqual({ speed: 2, pausesAtStages: false, loops: true });
  });

  it('is stored under one name that no other app on the host uses', () => {
    saveSetting('theme', 'dark');
    saveSetting('language', 'zh-Hans');
    expect([...kept.keys()]).toEqual(['moe-router-explorer.v1']);
    expect(savedSettings()).toMatchObject({ theme: 'dark', language: 'zh-Hans', motion: 'system' });
  });

  it('keeps what an earlier version of the page has saved under bare names', () => {
    for (const [name, value] of [
      ['theme', 'dark'],
      ['motion', 'reduced'],
      ['verbosity', 'brief'],
      ['language', 'zh-Hans'],
      ['playback', JSON.stringify({ speed: 2, pausesAtStages: true })],
    ] as const)
      kept.set(name, value);
    const older = {
      theme: 'dark',
      motion: 'reduced',
      verbosity: 'brief',
      language: 'zh-Hans',
      playback: { speed: 2, pausesAtStages: true, loops: false },
      areSettingsOpen: false,
      openFolds: [],
    };
    expect(savedSettings()).toEqual(older);
    saveSetting('theme', 'light');
    expect(savedSettings()).toEqual({ ...older, theme: 'light' });
  });

  it.each(['', 'null', '[]', '{"speed":"fast"}', '{"speed":-1,"pausesAtStages":1}', 'not json'])(
    'is not trusted: %s',
    (text) => {
      kept.set('playback', text);
      kept.set('theme', text);
      expect(savedSettings()).toMatchObject({ playback: FIRST_PLAYBACK, theme: 'system' });
      kept.set('moe-router-explorer.v1', text);
      expect(savedSettings()).toMatchObject({ playback: FIRST_PLAYBACK, theme: 'system' });
    },
  );

  it('loses only the part that is unknown', () => {
    kept.set(
      'moe-router-explorer.v1',
      JSON.stringify({ theme: 'pink', motion: 'reduced', playback: { speed: 9, loops: true } }),
    );
    expect(savedSettings()).toMatchObject({
      theme: 'system',
      motion: 'reduced',
      playback: { ...FIRST_PLAYBACK, loops: true },
    });
  });

  it('is nothing if storage is forbidden', () => {
    const forbidden = () => {
      throw new Error('forbidden');
    };
    vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden });
    expect(() => saveSetting('motion', 'reduced')).not.toThrow();
    expect(savedSettings()).toMatchObject({ motion: 'system', playback: FIRST_PLAYBACK });
  });
});
