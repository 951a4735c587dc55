import { createRest } from '../compute/rest';
import { encodeLink } from '../scenario/link/encode';
import type { Scenario } from '../scenario/scenario';
import type { AppState, AppStore } from './store';

/** The link of a state, as a fragment with its "#". */
export function linkOf({
  scenario,
  base,
  t,
  pins,
  zoom,
  traceIndex,
  compared,
  compareView,
}: AppState): string {
  const hashOf = ({ source }: Scenario) =>
    (source.kind === 'trace' && traceIndex?.texts.find(({ name }) => name === source.text)?.hash) || null;
  const comparison = compared && { a: compared, view: compareView, traceHash: hashOf(compared.scenario) };
  return encodeLink(scenario, base, { t, pins, zoom }, hashOf(scenario), comparison);
}

/**
 * The address follows once the state has rested this long: rewriting it costs a frame, and browsers refuse to do it more
 * than about 100 times in 30 s.
 */
const DELAY_MS = 200;

/** Keeps the address bar equal to the state. `open` is called when the address is changed by hand. */
export function startLinkSync(store: AppStore, open: (fragment: string) => void): () => void {
  // The address as last written or opened. When it is another, somebody changed it and `hashchange` is on its way.
  let known = location.hash;
  const write = () => {
    const link = linkOf(store.getState());
    if (location.hash !== known || link === known) return;
    history.replaceState(null, '', link);
    known = location.hash;
  };
  const rest = createRest(DELAY_MS, write);
  const stop = store.subscribe(
    ({ scenario, base, t, pins, zoom, compared, compareView }) =>
      [scenario, base, t, pins, zoom, compared, compareView] as const,
    rest.touch,
    { equalityFn: (a, b) => a.every((value, i) => value === b[i]) },
  );
  const opened = () => {
    if (location.hash === known) return;
    known = location.hash;
    open(known);
  };
  addEventListener('hashchange', opened);
  addEventListener('pagehide', rest.flush);
  write();
  return () => {
    stop();
    rest.cancel();
    removeEventListener('hashchange', opened);
    removeEventListener('pagehide', rest.flush);
  };
}
