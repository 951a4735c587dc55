import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeeper, type Files } from './keeper';

const SCOPE = 'https://host.example/deep/';

const integrityOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** A host that serves these texts by path, and checks integrity as a browser does. */
class Host {
  asked: string[] = [];
  isGone = false;
  isMute = false;
  status = 200;
  readonly texts: Record<string, string>;

  constructor(texts: Record<string, string>) {
    this.texts = texts;
  }

  readonly fetch = async (request: Request | string, init?: RequestInit): Promise<Response> => {
    const { origin, pathname } = new URL(typeof request === 'string' ? request : request.url);
    const path = `${origin}${pathname}`.slice(SCOPE.length);
    this.asked.push(path);
    if (this.isMute) await new Promise(() => {});
    if (this.isGone) throw new TypeError('no network');
    const text = this.texts[path] ?? 'a page the host sends for what it has not';
    if (init?.integrity && init.integrity !== integrityOf(text)) throw new TypeError('integrity');
    return new Response(text, { status: this.status });
  };
}

/** The part of CacheStorage that is used. */
function fakeCaches() {
  const cacheOf = (kept: Map<string, string>) => ({
    match: async (key: string, options?: CacheQueryOptions) => {
      const found = options?.ignoreSearch ? [...kept.keys()].find((url) => url.split('?')[0] === key) : key;
      return kept.has(found ?? '') ? new Response(kept.get(found ?? '')) : undefined;
    },
    put: async (key: string, response: Response) => void kept.set(key, await response.text()),
    keys: async () => [...kept.keys()].map((url) => ({ url })),
    delete: async ({ url }: { url: string }) => kept.delete(url),
  });
  const kept = new Map<string, string>();
  const notes = new Map<string, string>();
  const open = async (name: string) => cacheOf(name.endsWith(' versions') ? notes : kept) as unknown as Cache;
  return { kept, notes, open };
}

const PAGE = '<script src="./assets/index-1.js">';
const FIRST = { '': PAGE, 'assets/index-1.js': 'one', 'traces/english.bin': 'z' };

const filesOf = (texts: Record<string, string>): Files =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, integrityOf(text)]));

const request = (path: string, init?: RequestInit) => new Request(`${SCOPE}${path}`, init);

let caches: ReturnType<typeof fakeCaches>;
let host: Host;
const keeperOf = (texts: Record<string, string>) =>
  createKeeper(filesOf(texts), SCOPE, { caches, fetch: host.fetch });

beforeEach(() => {
  caches = fakeCaches();
  host = new Host(FIRST);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('keeping', () => {
  it('fetches every file, and with the next version only what has changed', async () => {
    await keeperOf(FIRST).keep();
    expect(host.asked.sort()).toEqual(['', 'assets/index-1.js', 'traces/english.bin']);
    const second = { '': 'new page', 'assets/index-2.js': 'two', 'traces/english.bin': 'z' };
    host = new Host(second);
    const next = keeperOf(second);
    await next.keep();
    expect(host.asked.sort()).toEqual(['', 'assets/index-2.js']);
    // The active version still has all of its files.
    expect(caches.kept.size).toBe(5);
    await next.tidy();
    // A page of the version before may still be open and ask for its files by name.
    expect([...caches.kept.values()].sort()).toEqual([PAGE, 'new page', 'one', 'two', 'z']);
    const old = await next.answer(request('assets/index-1.js'));
    expect(await old?.text()).toBe('one');
    // The same version again changes nothing.
    await next.tidy();
    expect(caches.kept.size).toBe(5);

    const third = { '': 'third page', 'assets/index-3.js': 'three', 'traces/english.bin': 'z' };
    host = new Host(third);
    const last = keeperOf(third);
    await last.keep();
    await last.tidy();
    expect([...caches.kept.values()].sort()).toEqual(['new page', 'third page', 'three', 'two', 'z']);
  });

  it('counts copies without a list as those of the version before', async () => {
    await keeperOf(FIRST).keep();
    const second = { '': 'new page', 'assets/index-2.js': 'two' };
    host = new Host(second);
    await keeperOf(second).keep();
    caches.notes.clear();
    await keeperOf(second).tidy();
    expect(caches.kept.size).toBe(5);
  });

  it('asks the host for a file of an older version', async () => {
    host = new Host({ 'assets/index-0.js': 'zero' });
    const answer = await keeperOf(FIRST).answer(request('assets/index-0.js'));
    expect(await answer?.text()).toBe('zero');
  });

  it('refuses bytes that are not those of the built file', async () => {
    host = new Host({ ...FIRST, 'assets/index-1.js': 'another build' });
    await expect(keeperOf(FIRST).keep()).rejects.toThrow('integrity');
    host = new Host(FIRST);
    host.status = 404;
    await expect(keeperOf(FIRST).keep()).rejects.toThrow('status 404');
  });
});

describe('an answer', () => {
  const textOf = async (path: string) => (await keeperOf(FIRST).answer(request(path)))?.text();

  beforeEach(() => keeperOf(FIRST).keep());

  it('comes from the copy if the name contains the hash', async () => {
    host.asked = [];
    expect(await textOf('assets/index-1.js')).toBe('one');
    expect(host.asked).toEqual([]);
  });

  it('comes from the host for every other name', async () => {
    host = new Host({ '': 'newer page' });
    expect(await textOf('?from=mail')).toBe('newer page');
    expect(await textOf('')).toBe('newer page');
  });

  it('is the copy without a network, or from a host that fails', async () => {
    host.isGone = true;
    expect(await textOf('')).toBe(PAGE);
    expect(await textOf('index.html?from=mail')).toBe(PAGE);
    expect(await textOf('traces/english.bin')).toBe('z');
    host.isGone = false;
    host.status = 503;
    expect(await textOf('')).toBe(PAGE);
  });

  it('is the copy when the host takes too long', async () => {
    vi.useFakeTimers();
    host.isMute = true;
    const answer = textOf('');
    await vi.advanceTimersByTimeAsync(3999);
    let isThere = false;
    void answer.then(() => {
      isThere = true;
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(isThere).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toBe(PAGE);
  });

  it('says so when the host no longer has the page', async () => {
    host.status = 404;
    expect((await keeperOf(FIRST).answer(request('')))?.status).toBe(404);
  });

  it('is left to the browser for every other address', () => {
    const keeper = keeperOf(FIRST);
    expect(keeper.answer(request('other/page'))).toBeNull();
    expect(keeper.answer(request('', { method: 'POST' }))).toBeNull();
    expect(keeper.answer(new Request('https://host.example/'))).toBeNull();
    expect(keeper.answer(new Request('https://other.example/deep/'))).toBeNull();
  });
});

it('knows the pages of its own build by their script', () => {
  const keeper = keeperOf(FIRST);
  expect(keeper.has(`${SCOPE}assets/index-1.js`)).toBe(true);
  expect(keeper.has(`${SCOPE}assets/index-2.js`)).toBe(false);
});
