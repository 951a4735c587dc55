import { type Actions, createActions } from '../state/actions';
import type { AppStore } from '../state/store';
import { madeStore } from './made-store';

/** Actions on a store, with an engine that routes nothing; `preferred` lists the engines that were asked for. */
export function madeActions(store = madeStore()): {
  store: AppStore;
  actions: Actions;
  preferred: string[];
} {
  const preferred: string[] = [];
  const actions = createActions(store, {
    route: async () => [],
    prefer: (preference) => preferred.push(preference),
    revive() {},
    dispose() {},
  });
  return { store, actions, preferred };
}
