import { explore } from '../core/facts/compare/exchange';
import { sideOf } from '../scenario/compare-side';
import type { AppStore } from './store';

/** How long a slice of the search takes; it fits into a frame. */
const SLICE_MS = 6;

/** Lets the page do other things, then calls `next`. */
type Later = (next: () => void) => void;

/**
 * Searches for what makes A and B differ, whenever both rest. Each exchange is a routing by the reference, so the
 * search runs in slices, and it ends when it is no longer wanted. Returns the function that stops it.
 */
export function startCauses(
  store: AppStore,
  later: Later = (next) => setTimeout(next, 0),
  now: () => number = () => performance.now(),
): () => void {
  let stopped = false;

  function start(): void {
    const { routedA: a, routedAtRest: b, compareView } = store.getState();
    const { tolerance } = compareView;
    if (!a || !b) {
      if (store.getState().causes) store.setState({ causes: null });
      return;
    }
    const search = explore(sideOf(a.scenario, a.dispatch), sideOf(b.scenario, b.dispatch), tolerance);
    const isWanted = () => {
      const state = store.getState();
      return (
        !stopped &&
        state.routedA === a &&
        state.routedAtRest === b &&
        state.routed === b &&
        state.compareView.tolerance === tolerance
      );
    };
    const goOn = () => {
      if (!isWanted()) return;
      const end = now() + SLICE_MS;
      do {
        const step = search.next();
        if (step.done) {
          store.setState({ causes: { a, b, tolerance, findings: step.value } });
          return;
        }
      } while (now() < end);
      later(goOn);
    };
    later(goOn);
  }

  const stop = store.subscribe(
    ({ routedA, routedAtRest, compareView }) => [routedA, routedAtRest, compareView.tolerance] as const,
    start,
    { equalityFn: (x, y) => x.every((value, i) => value === y[i]), fireImmediately: true },
  );
  return () => {
    stopped = true;
    stop();
  };
}
