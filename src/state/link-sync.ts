import { debounce } from '../compute/debounce';
import type { loadLinks } from './load-links';
import { replaceAddress } from './replace-address';
import { hasOpened } from './slices/picture';
import type { AppState, AppStore } from './store';

/**
 * The address is written once the state has rested this long. Writing costs a frame, and browsers refuse it more than
 * about 100 times in 30 s.
 */
const DELAY_MS = 200;

/** A write that the browser refused, or whose code could not be fetched, is tried again this much later. */
const AGAIN_MS = 10_000;

/**
 * Keeps the address bar equal to the state. `open` is called when the address is changed by hand. A link that could
 * not be read whole stays there until something is edited or its messages are dismissed: it may be all that a reader
 * has. `fragment` is what the state was opened from; an address that was changed meanwhile is opened. `load` fetches
 * what writes links; it is called once the page has opened, or when something is edited before.
 */
export function startLinkSync(
  store: AppStore,
  open: (fragment: string) => Promise<void>,
  load: () => Promise<Pick<Links, 'linkOf'>>,
  fragment = location.hash,
): () => void {
  // The address as last written or opened. If the present one differs, somebody changed it, and `hashchange` will
  // follow.
  let known = fragment;
  let damaged = damagedBy(store.getState());
  let opening = 0;
  let links: Pick<Links, 'linkOf'> | null = null;
  let isLoading = false;
  let isStopped = false;
  const fetchLinks = async () => {
    if (links || isLoading) return;
    isLoading = true;
    links = await load().catch(() => null);
    isLoading = false;
    if (isStopped) return;
    if (links) write();
    else writeAgain.call();
  };
  const write = () => {
    const state = store.getState();
    if (opening > 0 || (damaged && isUntouched(damaged, state))) return;
    damaged = null;
    if (!links) return void fetchLinks();
    const link = links.linkOf(state);
    if (location.hash !== known || link === known) return;
    if (replaceAddress(link)) known = location.hash;
    else writeAgain.call();
  };
  const debounced = debounce(DELAY_MS, write);
  const writeAgain = debounce(AGAIN_MS, write);
  const stop = store.subscribe(
    ({ scenario, base, t, pins, zoom, message, compared, compareView, notices }) =>
      [scenario, base, t, pins, zoom, message, compared, compareView, notices] as const,
    debounced.call,
    { equalityFn: (a, b) => a.every((value, i) => value === b[i]) },
  );
  const opened = async () => {
    if (location.hash === known) return;
    known = location.hash;
    opening++;
    try {
      await open(known);
    } finally {
      opening--;
    }
    damaged = damagedBy(store.getState());
    debounced.call();
  };
  const hashChanged = () => void opened();
  addEventListener('hashchange', hashChanged);
  addEventListener('pagehide', debounced.flush);
  const stopWaiting = store.subscribe(hasOpened, (isOpen) => isOpen && void fetchLinks(), {
    fireImmediately: true,
  });
  hashChanged();
  return () => {
    isStopped = true;
    stop();
    stopWaiting();
    debounced.cancel();
    writeAgain.cancel();
    removeEventListener('hashchange', hashChanged);
    removeEventListener('pagehide', debounced.flush);
  };
}

type Links = Awaited<ReturnType<typeof loadLinks>>;

type Opened = Pick<AppState, 'scenario' | 'compared'>;

/** The state that a damaged link led to; null if all of it was read, or the address held no link. */
function damagedBy({ notices, scenario, compared }: AppState): Opened | null {
  return notices.length > 0 && location.hash !== '' ? { scenario, compared } : null;
}

function isUntouched(opened: Opened, { scenario, compared, notices }: AppState): boolean {
  return scenario === opened.scenario && compared === opened.compared && notices.length > 0;
}
