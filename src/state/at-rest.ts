import { debounce } from '../compute/debounce';
import type { AppStore } from './store';

/** After this time without an edit, tables, accessible names and what-ifs follow the picture: each frame would be too often. */
export const AT_REST_MS = 120;

/**
 * Lets `routedAtRest` follow `routed`: at once for the first picture, later when edits rest. The accessible grid and the
 * table hold thousands of text nodes, which follow a drag when it pauses, not at every frame. Returns the function that
 * stops it.
 */
export function followAtRest(store: AppStore): () => void {
  const follow = () => store.setState(({ routed }) => ({ routedAtRest: routed }));
  const debounced = debounce(AT_REST_MS, follow);
  const stop = store.subscribe(
    ({ routed }) => routed,
    () => (store.getState().routedAtRest ? debounced.call() : follow()),
    { fireImmediately: true },
  );
  return () => {
    stop();
    debounced.cancel();
  };
}
