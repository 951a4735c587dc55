import * as edits from '../scenario/edits';
import * as lists from '../scenario/list-edits';
import type { RowName, Scenario } from '../scenario/scenario';
import type { BaseRows } from '../sources/row-source';
import type { Gesture } from './history';
import type { AppState, AppStore } from './store';

/** The intents that change values of the rows; `baseOf` gives what source and lists of a scenario give. */
export function createRowActions(
  { getState }: AppStore,
  edit: (edit: edits.Edit, gesture?: Gesture | null) => void,
  baseOf: (state: AppState, scenario: Scenario) => BaseRows,
) {
  return {
    setLogit(id: number, value: number, gesture: Gesture | null = null): void {
      edit(edits.setLogit(getState().scenario, id, value), gesture);
    },
    setBias(id: number, value: number, gesture: Gesture | null = null): void {
      edit(edits.setBias(getState().scenario, id, value), gesture);
    },
    /** One value for several experts: what a stroke over cells leaves. */
    paintLogits(ids: readonly number[], value: number, gesture: string): void {
      edit(edits.paintLogits(getState().scenario, ids, value), gesture);
    },
    /** Every logit and bias back to what the source gives. */
    resetAll(): void {
      edit(edits.resetAll(getState().scenario, getState().base));
    },
    resetExpert(id: number): void {
      edit(edits.resetExpert(getState().scenario, id, getState().base));
    },
    /** Rows given as lists, with what came with them, as one step; `globalNumExperts` where it is another. */
    giveRows(given: lists.GivenRows, globalNumExperts?: number): void {
      const state = getState();
      let { scenario } = state;
      if (globalNumExperts !== undefined) {
        const params = { ...scenario.params, globalNumExperts };
        const rows = baseOf(state, { ...scenario, params });
        scenario = edits.setGlobalNumExperts(scenario, globalNumExperts, rows, state.base).scenario;
      }
      edit(lists.giveRows(scenario, given, baseOf(state, scenario)));
    },
    /** Takes a list that was set aside again, or sets one aside. */
    setListed(row: RowName, isTaken: boolean): void {
      const state = getState();
      const own = lists.ownWithList(state.scenario, row, isTaken);
      edit(lists.setListed(state.scenario, row, isTaken, baseOf(state, { ...state.scenario, own })));
    },
  };
}
