import type { App } from '../base/app-context';

/** After this time without another digit, the number typed so far is taken as the group. */
const WAIT_MS = 900;

/**
 * Collects the digits after the key that focuses a group. It listens before the page does; else digits on a focused cell
 * would be a logit.
 */
export function listenForGroup({ store, actions }: App): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function finish(): void {
    clearTimeout(timer);
    const { groupEntry } = store.getState();
    actions.setGroupEntry(null);
    if (groupEntry) actions.focusGroup(Number(groupEntry));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { groupEntry, routed } = store.getState();
    if (groupEntry === null) return;
    const isDigit = /^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isDigit) {
      if (event.key !== 'Enter') {
        actions.setGroupEntry(null);
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      finish();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const digits = groupEntry + event.key;
    actions.setGroupEntry(digits);
    // No group has a longer number.
    if (Number(digits) * 10 >= (routed?.result.numGroups ?? 0)) finish();
  }

  const stop = store.subscribe(
    (state) => state.groupEntry,
    (entry) => {
      clearTimeout(timer);
      if (entry !== null) timer = setTimeout(finish, entry === '' ? 3 * WAIT_MS : WAIT_MS);
    },
  );
  addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener('keydown', onKeyDown, { capture: true });
  };
}
