import { debounce } from '../compute/debounce';
import type { AppStore } from './store';

/**
 * After this time without an edit, tables, accessible names and what-ifs are updated. On every frame it would be too
 * slow.
 */
export const AT_REST_MS = 120;

/**
 * Updates `routedAtRest` from `routed`: at once for the first picture, later once edits rest. The accessible grid and
 * the table hold thousands of text nodes; they are updated when a drag pauses, not at every frame. Returns the
 * function that stops it.
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
