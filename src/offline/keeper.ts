/** Every built file: its address under the worker's scope ('' is the page), and the integrity value of its bytes. */
export type Files = Readonly<Record<string, string>>;

/** The parts of the browser that the keeper needs. */
interface Outside {
  readonly caches: Pick<CacheStorage, 'open'>;
  readonly fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
}

/** The files of this version and of the one before, as they are kept. */
interface Lists {
  readonly now: readonly string[];
  readonly before: readonly string[];
}

/** How long the host may take before a copy is shown in place of its answer. */
const PATIENCE_MS = 4000;

/**
 * The copy of a build, for the worker of this scope. Copies of all versions share one cache. Each file is kept under
 * its address and the hash of its bytes, so a version fetches only the files that differ from the one before.
 */
export function createKeeper(files: Files, scope: string, { caches, fetch }: Outside) {
  // Other apps may live on the same host.
  const name = `moe-router-explorer ${scope}`;
  const keyOf = (path: string) => `${scope}${path}?${files[path]}`;
  const isNamedByContent = (path: string) => path.startsWith('assets/');

  /** An address without the scope, or null if it is outside of it. */
  function underScope(address: string): string | null {
    const { origin, pathname } = new URL(address);
    return `${origin}${pathname}`.startsWith(scope) ? `${origin}${pathname}`.slice(scope.length) : null;
  }

  /** The built file an address means, or null. */
  function pathOf(address: string): string | null {
    const rest = underScope(address);
    const path = rest === 'index.html' ? '' : rest;
    return path !== null && Object.hasOwn(files, path) ? path : null;
  }

  async function copyOf(path: string): Promise<Response | undefined> {
    const cache = await caches.open(name);
    // Hosts send `Vary` headers that do not matter for these files.
    return cache.match(keyOf(path), { ignoreVary: true });
  }

  /** The host's file; the copy if there is no network, or the host fails or takes too long. */
  async function newest(path: string, request: Request): Promise<Response> {
    const copy = await copyOf(path);
    const answer = fetch(request);
    if (!copy) return answer;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<Response>((resolve) => {
      timer = setTimeout(() => resolve(copy), PATIENCE_MS);
    });
    const sound = answer.then(
      (response) => (response.status < 500 ? response : copy),
      () => copy,
    );
    return Promise.race([sound, patience]).finally(() => clearTimeout(timer));
  }

  /** A file of another version, with the hash in its name, for a page that is still open. */
  async function ofAnotherVersion(request: Request): Promise<Response> {
    const cache = await caches.open(name);
    const { origin, pathname } = new URL(request.url);
    const copy = await cache.match(`${origin}${pathname}`, { ignoreSearch: true, ignoreVary: true });
    return copy ?? fetch(request);
  }

  return {
    /** Fetches every file that has no copy. Rejects if one of them is not the built file. */
    async keep(): Promise<void> {
      const cache = await caches.open(name);
      await Promise.all(
        Object.entries(files).map(async ([path, integrity]) => {
          if (await copyOf(path)) return;
          // `integrity` refuses a file of another build, and a page that a host sends in place of a missing file.
          const options = { cache: 'no-cache', integrity, redirect: 'error', priority: 'low' } as const;
          const response = await fetch(`${scope}${path}`, options);
          if (!response.ok) throw new Error(`${path}: status ${response.status}`);
          await cache.put(keyOf(path), response);
        }),
      );
    },

    /** Removes files that neither this version nor the one before has: pages of that one may still be open. */
    async tidy(): Promise<void> {
      const cache = await caches.open(name);
      const own = Object.keys(files).map(keyOf);
      const present = await cache.keys();
      const notes = await caches.open(`${name} versions`);
      const known = await notes.match(scope);
      // Without a list, all copies count as those of the version before.
      const last: Lists = known ? await known.json() : { now: present.map(({ url }) => url), before: [] };
      const isThis = own.length === last.now.length && own.every((key) => last.now.includes(key));
      const before = isThis ? last.before : last.now;
      await notes.put(scope, new Response(JSON.stringify({ now: own, before } satisfies Lists)));
      const kept = new Set([...own, ...before]);
      const others = present.filter(({ url }) => !kept.has(url));
      await Promise.all(others.map((request) => cache.delete(request, { ignoreVary: true })));
    },

    /** Whether this build has the file at an address. */
    has: (address: string): boolean => pathOf(address) !== null,

    /** The answer to a request for a built file; null for any other request, which the browser handles. */
    answer(request: Request): Promise<Response> | null {
      if (request.method !== 'GET') return null;
      const path = pathOf(request.url);
      if (path === null)
        return isNamedByContent(underScope(request.url) ?? '') ? ofAnotherVersion(request) : null;
      if (isNamedByContent(path)) return copyOf(path).then((copy) => copy ?? fetch(request));
      return newest(path, request);
    },
  };
}
