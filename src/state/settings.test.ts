import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { save, savedMotion, savedPlayback } from './settings';

const kept = new Map<string, string>();

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
    expect(savedPlayback()).toEqual({ speed: 1, pausesAtStages: true, loops: false });
    save('playback', JSON.stringify({ speed: 2, pausesAtStages: false, loops: true }));
    expect(savedPlayback()).toEqual({ speed: 2, pausesAtStages: false, loops: true });
  });

  it('keeps what an earlier version of the page has saved', () => {
    save('playback', JSON.stringify({ speed: 2, pausesAtStages: false }));
    expect(savedPlayback()).toEqual({ speed: 2, pausesAtStages: false, loops: false });
  });

  it.each(['', 'null', '[]', '{"speed":"fast"}', '{"speed":-1,"pausesAtStages":1}', 'not json'])(
    'is not trusted: %s',
    (text) => {
      kept.set('playback', text);
      expect(savedPlayback()).toEqual({ speed: 1, pausesAtStages: true, loops: false });
    },
  );

  it('is nothing where storage is forbidden', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('forbidden');
      },
    });
    expect(() => save('motion', 'reduced')).not.toThrow();
    expect(savedMotion()).toBe('system');
    expect(savedPlayback().speed).toBe(1);
  });
});
