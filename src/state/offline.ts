import type { FromPage, FromWorker } from '../offline/messages';
import { loadLinks } from './load-links';
import { replaceAddress } from './replace-address';
import type { AppStore } from './store';

/** The part of the browser that the copy for reading offline needs. */
export interface OfflineBrowser {
  /** Undefined if the browser keeps no copies: on addresses that are not secure, and in some private windows. */
  readonly serviceWorker: ServiceWorkerContainer | undefined;
  /** The reader asked the browser to save data. */
  readonly savesData: boolean;
  readonly whenIdle: (run: () => void) => void;
  readonly whenSeenAgain: (run: () => void) => void;
  readonly reload: (link: string) => void;
}

/** A page that stays open asks for a new version at most this often. */
const ASK_EVERY_MS = 60 * 60 * 1000;

/**
 * Lets the service worker keep the whole app for reading offline, once the first picture is on the screen.
 * `newVersion` says when a newer one has been kept. The page reloads only when the reader asks for that. `entry` is
 * the page's own script.
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
        // Without the code of links, the address as it was written last is the best there is.
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
        // If the browser refuses, the page works without a copy.
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

  // A new worker waits while another one is active. It knows whether this page is of its own version.
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

/** The browser's service workers. A sandboxed frame may not even ask for them. */
function serviceWorker(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}
