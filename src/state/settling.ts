import { debounce } from '../compute/debounce';
import type { AppStore } from './store';

/** Quiet time after which what is too much for every frame follows the picture: text twins, names, and what would change it. */
export const SETTLE_MS = 120;

/**
 * Keeps `settled` behind `routed`: at once for the first picture, later when edits rest. The accessible grid and the table
 * hold thousands of text nodes, which follow a drag when it pauses, not at every frame. Returns the function that stops it.
 */
export function startSettling(store: AppStore): () => void {
  const follow = () => store.setState(({ routed }) => ({ settled: routed }));
  const debounced = debounce(SETTLE_MS, follow);
  const stop = store.subscribe(
    ({ routed }) => routed,
    () => (store.getState().settled ? debounced.call() : follow()),
    { fireImmediately: true },
  );
  return () => {
    stop();
    debounced.cancel();
  };
}
