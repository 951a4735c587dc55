import type { FromPage, FromWorker } from '../offline/messages';
import { loadLinks } from './load-links';
import { replaceAddress } from './replace-address';
import type { AppStore } from './store';

/** The browser, as far as the copy for reading offline needs it. */
export interface OfflineBrowser {
  /** Undefined if the browser keeps no copies: on addresses that are not secure, and in some private windows. */
  readonly serviceWorker: ServiceWorkerContainer | undefined;
  /** The reader asked not to be sent more than the page needs. */
  readonly savesData: boolean;
  readonly whenIdle: (run: () => void) => void;
  readonly whenSeenAgain: (run: () => void) => void;
  readonly reload: (link: string) => void;
}

/** A page that stays open asks for a new version at most this often. */
const ASK_EVERY_MS = 60 * 60 * 1000;

/**
 * Has the whole app kept for reading offline, once the first picture is on the screen, and says in `newVersion` when a
 * newer one has been kept. The page is reloaded only when the reader asks for that. `entry` is the page's own script.
 */
export function startOffline(store: AppStore, entry: string, browser: OfflineBrowser): void {
  const { serviceWorker } = browser;
  let registration: ServiceWorkerRegistration | null = null;
  store.subscribe(
    (state) => state.newVersion === 'wanted',
    (isWanted) => {
      if (!isWanted) return;
      const reload = async () => {
        const links = await loadLinks().catch(() => null);
        // Without the code of links there is still the address as it was written last.
        browser.reload(links?.linkOf(store.getState()) ?? location.hash);
      };
      // Another tab may have let it take over before, or this browser keeps nothing.
      if (!registration?.waiting) return void reload();
      serviceWorker?.addEventListener('controllerchange', () => void reload(), { once: true });
      registration.waiting.postMessage({ type: 'takeOver' } satisfies FromPage);
    },
  );
  if (!serviceWorker || browser.savesData) return;
  const stop = store.subscribe(
    (state) => state.routed !== null,
    (hasPicture) => {
      if (!hasPicture) return;
      stop();
      browser.whenIdle(() => {
        // A browser that refuses keeps no one from the page.
        keep(store, entry, browser, serviceWorker).then(
          (kept) => {
            registration = kept;
          },
          () => {},
        );
      });
    },
  );
}

async function keep(
  store: AppStore,
  entry: string,
  browser: OfflineBrowser,
  serviceWorker: ServiceWorkerContainer,
): Promise<ServiceWorkerRegistration> {
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === 'newer') store.setState({ newVersion: 'ready' });
  });
  const registration = await serviceWorker.register('./sw.js');

  // A worker that finds another one at work waits. It knows whether it has what this page already is.
  const ask = () => registration.waiting?.postMessage({ type: 'page', entry } satisfies FromPage);
  const watch = () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => worker.state === 'installed' && ask());
  };
  registration.addEventListener('updatefound', watch);
  watch();
  ask();

  let asked = Date.now();
  browser.whenSeenAgain(() => {
    if (Date.now() - asked < ASK_EVERY_MS) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
  return registration;
}

/** The browser this page is in. */
export function offlineBrowser(): OfflineBrowser {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  return {
    serviceWorker: serviceWorker(),
    savesData: connection?.saveData ?? false,
    whenIdle: (run) => {
      if ('requestIdleCallback' in window) requestIdleCallback(run);
      else setTimeout(run, 1000);
    },
    whenSeenAgain: (run) =>
      document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && run()),
    reload: (link) => {
      if (!replaceAddress(link)) location.hash = link;
      location.reload();
    },
  };
}

/** The browser's keeper of copies. A frame that is held apart may not even ask for it. */
function serviceWorker(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}
