import { encodeLink } from '../scenario/link/encode';
import type { AppState, AppStore } from './store';

/** The link of a state, as a fragment with its "#". */
export function linkOf({ scenario, base, t, pins, traceIndex }: AppState): string {
  const { source } = scenario;
  const entry = source.kind === 'trace' ? traceIndex?.texts.find(({ name }) => name === source.text) : null;
  return encodeLink(scenario, base, { t, pins }, entry?.hash ?? null);
}

/** The address follows the state within this time; browsers refuse to rewrite it more than about 100 times in 30 s. */
const DELAY_MS = 300;

/** Keeps the address bar equal to the state. `open` is called when the address is changed by hand. */
export function startLinkSync(store: AppStore, open: (fragment: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = () => {
    timer = null;
    const link = linkOf(store.getState());
    if (link !== location.hash) history.replaceState(null, '', link);
  };
  const stop = store.subscribe(
    ({ scenario, base, t, pins }) => [scenario, base, t, pins] as const,
    () => {
      timer ??= setTimeout(write, DELAY_MS);
    },
    { equalityFn: (a, b) => a.every((value, i) => value === b[i]) },
  );
  const opened = () => {
    if (location.hash !== linkOf(store.getState())) open(location.hash);
  };
  const flush = () => timer !== null && write();
  addEventListener('hashchange', opened);
  addEventListener('pagehide', flush);
  write();
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
    removeEventListener('hashchange', opened);
    removeEventListener('pagehide', flush);
  };
}
