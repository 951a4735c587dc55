import type { AppState, AppStore } from './store';

/** The part of the browser that the search for a newer page needs. */
export interface PageHost {
  /** The page as the host has it now. */
  readonly page: () => Promise<string>;
  /** Calls back when a part of the app that loads later could not be fetched. */
  readonly whenPartFails: (run: () => void) => void;
}

/**
 * A page that stays open may outlive its files on the host. When a part of it cannot be loaded, this checks whether
 * the host has another version by now, and offers that. `entry` is the address of the page's own script.
 */
export function startNewerVersion(store: AppStore, entry: string, host: PageHost): void {
  const script = new URL(entry).pathname.split('/').at(-1) ?? '';
  const look = async () => {
    const page = await host.page().catch(() => '');
    // A host that cannot be reached, or sends a page of its own, says nothing about versions.
    const isApp = /<script[^>]+type="module"[^>]+src="[^"]*assets\//.test(page);
    if (isApp && !page.includes(script) && store.getState().newVersion === 'none')
      store.setState({ newVersion: 'ready' });
  };
  host.whenPartFails(() => void look());
  store.subscribe(isPartMissing, (isMissing) => {
    if (isMissing) void look();
  });
}

/** Whether the code of the worker, the kernel, a language or links could not be loaded. */
function isPartMissing({ engine, notices }: AppState): boolean {
  const reason = engine.refusal?.reason;
  return (
    reason === 'workerNotLoaded' ||
    reason === 'gpuNotLoaded' ||
    notices.some(({ code }) => code === 'languageNotLoaded' || code === 'linkNotLoaded')
  );
}

/** The host this page is from. */
export const pageHost: PageHost = {
  page: async () => (await fetch('./', { cache: 'no-store' })).text(),
  whenPartFails: (run) => addEventListener('vite:preloadError', run),
};
