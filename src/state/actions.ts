import type { EngineHost } from '../compute/engine-host';
import { SLICES } from './slices';
import { createCompareActions } from './slices/compare-actions';
import type { AllOf } from './slices/slice';
import { createTourActions } from './slices/tour-actions';
import type { AppStore } from './store';

type SliceActions = AllOf<ReturnType<(typeof SLICES)[number]['actions']>>;

export type Actions = ReturnType<typeof createActions>;

/** The actions of every slice, and those that the first picture does without. */
export function createActions(store: AppStore, host: EngineHost) {
  const actions: SliceActions = Object.assign({}, ...SLICES.map((slice) => slice.actions(store, host)));
  return { ...actions, ...createCompareActions(store), ...createTourActions(store, actions) };
}
