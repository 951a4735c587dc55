import type { Compared } from '../scenario/compared';
import type { Scenario, SharedView } from '../scenario/scenario';
import { record } from './history';
import { withScenario } from './slices/editing';
import type { AppStore } from './store';

/** Something from elsewhere that replaces what is on screen. */
export interface Brought {
  /** Names the step in the undo list. */
  readonly name: string;
  /** B, if it is compared. Its source needs no file, or one that is loaded. */
  readonly scenario: Scenario;
  /** A of a comparison; null: nothing is compared. */
  readonly compared: Compared | null;
  /** Where to look; what is left out stays. */
  readonly view?: Partial<Pick<SharedView, 't' | 'pins' | 'message'>>;
}

/** Replaces the scenario and what it is compared with, as one step that undo takes back. */
export function openBrought(store: AppStore, { name, scenario, compared, view }: Brought): void {
  const state = store.getState();
  store.setState({
    ...withScenario(state, scenario),
    compared,
    history: record(
      state.history,
      state.scenario,
      { kind: 'opened', name },
      null,
      state.compared,
      view?.message && state.message,
    ),
    arrivals: state.arrivals + 1,
    isPlaying: false,
    tour: null,
    ...view,
  });
}
