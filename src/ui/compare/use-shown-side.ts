import { useSyncExternalStore } from 'react';
import type { Side } from '../../state/selectors';

let shown: Side = 'b';
const listeners = new Set<() => void>();

function show(side: Side): void {
  shown = side;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The side that a phone shows of two pictures. It belongs to the window, not to the state that is shared. */
export function useShownSide(): [Side, (side: Side) => void] {
  return [useSyncExternalStore(subscribe, () => shown), show];
}
