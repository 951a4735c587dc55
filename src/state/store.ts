import { subscribeWithSelector } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import { SLICES } from './slices';
import type { Opened } from './slices/editing';
import type { AllOf, StoreOf } from './slices/slice';

/** Everything the app knows. Arrays and results are immutable snapshots; only `state/*` writes here. */
export type AppState = Opened & AllOf<(typeof SLICES)[number]['initial']>;

export type AppStore = StoreOf<AppState>;

/**
 * The store. `start` holds what the address and the reader's settings decide; every other field begins as its slice
 * says.
 */
export function createAppStore(start: Opened & Partial<AppState>): AppStore {
  const initial: AppState = Object.assign({}, ...SLICES.map((slice) => slice.initial), start);
  return createStore<AppState>()(subscribeWithSelector(() => initial));
}
