import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLogit, setParam } from '../scenario/edits';
import { madeStore } from '../testing/made-store';
import { madeToken } from '../testing/made-token';
import { startLinkSync } from './link-sync';
import { linkOf } from './links';
import type { AppStore } from './store';

/** The parts of a window that hold the address. */
let listeners: Map<string, () => void>;
let written: string[];
let opened: string[];
const location = { hash: '' };

let store: AppStore;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  listeners = new Map();
  written = [];
  opened = [];
  location.hash = '';
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', {
    replaceState(_state: null, _title: string, link: string) {
      written.push(link);
      location.hash = link;
    },
  });
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
  vi.stubGlobal('removeEventListener', (type: string, listener: () => void) => {
    if (listeners.get(type) === listener) listeners.delete(type);
  });
  store = madeStore();
  store.setState({ routed: madeToken() });
});
afterEach(() => {
  stop?.();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const load = async () => ({ linkOf });
const start = async () => {
  stop = startLinkSync(store, async (fragment) => void opened.push(fragment), load);
  await vi.advanceTimersByTimeAsync(0);
};
/** Somebody puts a fragment into the address bar; the browser tells of it a little later. */
const type = (hash: string) => {
  location.hash = hash;
};
const tell = async () => {
  listeners.get('hashchange')?.();
  await vi.advanceTimersByTimeAsync(0);
};
const setTopK = (k: number) =>
  store.setState({ scenario: setParam(store.getState().scenario, 'topK', k).scenario });

describe('the address', () => {
  it('holds the link of the state from the start', async () => {
    await start();
    expect(written).toEqual(['#v1.p=dsv3&x=normal:7']);
  });

  it('is not written if it is the link of the state already', async () => {
    location.hash = '#v1.p=dsv3&x=normal:7';
    await start();
    expect(written).toEqual([]);
  });

  it('follows parameters, values, time and pins', async () => {
    await start();
    setTopK(6);
    vi.runAllTimers();
    expect(location.hash).toBe('#v1.p=dsv3&k=6&x=normal:7');
    store.setState({ t: 6.5, pins: [{ kind: 'group', id: 3 }] });
    vi.runAllTimers();
    expect(location.hash).toBe('#v1.p=dsv3&k=6&t=6.5&pin=g3&x=normal:7');
    store.setState({ scenario: setLogit(store.getState().scenario, 0, 9).scenario });
    vi.runAllTimers();
    expect(location.hash).toBe(linkOf(store.getState()));
    expect(location.hash).toMatch(/x=normal:7&rows=[A-Za-z0-9]+$/);
  });

  it('follows the group that is opened large', async () => {
    await start();
    store.setState({ zoom: 3 });
    vi.runAllTimers();
    expect(written.at(-1)).toBe('#v1.p=dsv3&z=3&x=normal:7');
  });

  it('is written once for many changes in a row', async () => {
    await start();
    for (let k = 1; k <= 7; k++) {
      setTopK(k);
      vi.advanceTimersByTime(16);
    }
    vi.runAllTimers();
    expect(written).toEqual(['#v1.p=dsv3&x=normal:7', '#v1.p=dsv3&k=7&x=normal:7']);
  });

  it('waits until the changes rest, no matter how long they go on', async () => {
    await start();
    for (let k = 1; k <= 50; k++) {
      setTopK(k);
      vi.advanceTimersByTime(16);
    }
    expect(written).toHaveLength(1);
    vi.runAllTimers();
    expect(written).toHaveLength(2);
  });

  it('does not follow state that is not shared', async () => {
    await start();
    store.setState({ theme: 'dark', hover: { kind: 'expert', id: 1 }, speed: 2 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is written before the page goes away', async () => {
    await start();
    setTopK(6);
    listeners.get('pagehide')?.();
    expect(location.hash).toBe('#v1.p=dsv3&k=6&x=normal:7');
  });

  it('is not written when the page goes away and nothing changed', async () => {
    await start();
    listeners.get('pagehide')?.();
    expect(written).toHaveLength(1);
  });
});

describe('a fragment put in by hand', () => {
  it('is opened', async () => {
    await start();
    type('#v1.p=glm-4.5');
    await tell();
    expect(opened).toEqual(['#v1.p=glm-4.5']);
  });

  it('is not overwritten by a change that was still to be written', async () => {
    await start();
    setTopK(6);
    type('#v1.p=glm-4.5');
    vi.runAllTimers();
    expect(location.hash).toBe('#v1.p=glm-4.5');
    await tell();
    expect(opened).toEqual(['#v1.p=glm-4.5']);
  });

  it('is replaced by the link of the state it led to', async () => {
    await start();
    type('#hello');
    await tell();
    setTopK(6);
    vi.runAllTimers();
    expect(location.hash).toBe('#v1.p=dsv3&k=6&x=normal:7');
  });

  it('is opened even if it was put in while the page was opening another one', () => {
    type('#v1.p=glm-4.5');
    stop = startLinkSync(store, async (fragment) => void opened.push(fragment), load, '#v1.p=dsv3');
    vi.runAllTimers();
    expect(location.hash).toBe('#v1.p=glm-4.5');
    expect(opened).toEqual(['#v1.p=glm-4.5']);
  });

  it('is not confused with an address that the app wrote', async () => {
    await start();
    setTopK(6);
    vi.runAllTimers();
    await tell();
    expect(opened).toEqual([]);
  });
});

describe('a link that could not be read whole', () => {
  const DAMAGED = '#v1.p=dsv3&k=x&x=normal:7';
  const NOTICE = { field: 'top_k', code: 'linkField', values: { value: 'x' } } as const;

  beforeEach(() => {
    location.hash = DAMAGED;
    store.setState({ notices: [NOTICE] });
  });

  it('stays in the address while nothing is edited', async () => {
    await start();
    store.setState({ t: 6.5, pins: [{ kind: 'group', id: 3 }] });
    vi.runAllTimers();
    listeners.get('pagehide')?.();
    expect(location.hash).toBe(DAMAGED);
  });

  it('is replaced after an edit', async () => {
    await start();
    setTopK(6);
    vi.runAllTimers();
    expect(location.hash).toBe('#v1.p=dsv3&k=6&x=normal:7');
  });

  it('is replaced when its messages are dismissed', async () => {
    await start();
    store.setState({ notices: [] });
    vi.runAllTimers();
    expect(location.hash).toBe('#v1.p=dsv3&x=normal:7');
  });

  it('stays even if it was put in by hand', async () => {
    location.hash = '';
    store.setState({ notices: [] });
    stop = startLinkSync(store, async () => store.setState({ notices: [NOTICE] }), load);
    vi.runAllTimers();
    type(DAMAGED);
    await tell();
    vi.runAllTimers();
    expect(location.hash).toBe(DAMAGED);
  });
});

it('the address waits for a link that is being opened', async () => {
  let arrive = () => {};
  stop = startLinkSync(store, () => new Promise<void>((resolve) => (arrive = resolve)), load);
  type('#v1.p=tiny&x=english@:1:2');
  void tell();
  store.setState({ t: 3 });
  vi.runAllTimers();
  expect(location.hash).toBe('#v1.p=tiny&x=english@:1:2');
  arrive();
  await vi.runAllTimersAsync();
  expect(location.hash).toBe('#v1.p=dsv3&t=3&x=normal:7');
});

it('an address that the browser refuses to write is written later', async () => {
  const { replaceState } = history;
  history.replaceState = () => {
    throw new DOMException('too often', 'SecurityError');
  };
  await start();
  setTopK(6);
  vi.advanceTimersByTime(5000);
  expect(location.hash).toBe('');
  history.replaceState = replaceState;
  vi.runAllTimers();
  expect(location.hash).toBe('#v1.p=dsv3&k=6&x=normal:7');
});

it('the link names a text with the hash of the data, once the list of texts is there', () => {
  const source = { kind: 'trace', text: 'short', layer: 1, token: 2 } as const;
  const scenario = { ...store.getState().scenario, source };
  store.setState({ scenario });
  expect(linkOf(store.getState())).toContain('x=short@:1:2');
  const texts = [{ name: 'short', label: '', hash: '0123456789ab', tokensHash: '', tokens: 3 }];
  const index = { layers: 4, experts: 64, topK: 8, bias: [], texts };
  store.setState({ loaded: { trace: { index, texts: {} } } });
  expect(linkOf(store.getState())).toContain('x=short@0123456789ab:1:2');
});

it('stops listening and writing when it is stopped', async () => {
  await start();
  setTopK(6);
  stop();
  vi.runAllTimers();
  expect(written).toHaveLength(1);
  expect(listeners.size).toBe(0);
  setTopK(5);
  expect(vi.getTimerCount()).toBe(0);
});

describe('the code that writes links', () => {
  /** Fetches that a test lets arrive or fail. */
  let fetches: { resolve: (code: { linkOf: typeof linkOf }) => void; reject: (error: Error) => void }[];
  const startHeld = () => {
    fetches = [];
    const held = () =>
      new Promise<{ linkOf: typeof linkOf }>((resolve, reject) => fetches.push({ resolve, reject }));
    stop = startLinkSync(store, async () => {}, held);
  };

  it('is fetched once the page has opened', () => {
    store.setState({ routed: null });
    startHeld();
    vi.runAllTimers();
    expect(fetches).toHaveLength(0);
    store.setState({ routed: madeToken() });
    expect(fetches).toHaveLength(1);
  });

  it('may arrive after an edit, which then reaches the address', async () => {
    startHeld();
    setTopK(6);
    vi.runAllTimers();
    setTopK(5);
    vi.runAllTimers();
    expect(written).toEqual([]);
    expect(fetches).toHaveLength(1);
    fetches[0]!.resolve({ linkOf });
    await vi.advanceTimersByTimeAsync(0);
    expect(written).toEqual(['#v1.p=dsv3&k=5&x=normal:7']);
  });

  it('is fetched for an edit that comes before the page has opened', () => {
    store.setState({ routed: null });
    startHeld();
    setTopK(6);
    vi.runAllTimers();
    expect(fetches).toHaveLength(1);
  });

  it('is fetched again when it could not be', async () => {
    startHeld();
    fetches[0]!.reject(new Error('offline'));
    await vi.runAllTimersAsync();
    expect(fetches).toHaveLength(2);
    fetches[1]!.resolve({ linkOf });
    await vi.advanceTimersByTimeAsync(0);
    expect(written).toEqual(['#v1.p=dsv3&x=normal:7']);
  });
});
