import * as edits from '../../scenario/edits';
import * as lists from '../../scenario/list-edits';
import type { RowName } from '../../scenario/scenario';
import type { Gesture } from '../history';
import { baseOf, type EditedState, edit } from './editing';
import type { StoreOf } from './slice';

interface RowsState {
  /** Text that was typed or pasted over a row and is not applied yet. It outlives its dialog. */
  readonly rowDrafts: Readonly<Record<RowName, string | null>>;
}

const initial: RowsState = { rowDrafts: { logits: null, bias: null } };

/** Edits of the values of the rows. */
export const ROWS = {
  initial,
  actions(store: StoreOf<EditedState & RowsState>) {
    const { getState, setState } = store;
    return {
      setLogit(id: number, value: number, gesture: Gesture | null = null): void {
        edit(store, edits.setLogit(getState().scenario, id, value), gesture);
      },
      setBias(id: number, value: number, gesture: Gesture | null = null): void {
        edit(store, edits.setBias(getState().scenario, id, value), gesture);
      },
      /** One value for several experts: what a stroke over cells leaves. */
      paintLogits(ids: readonly number[], value: number, gesture: string): void {
        edit(store, edits.paintLogits(getState().scenario, ids, value), gesture);
      },
      /** Resets every logit and bias to those of the source. */
      resetAll(): void {
        edit(store, edits.resetAll(getState().scenario, getState().base));
      },
      resetExpert(id: number): void {
        edit(store, edits.resetExpert(getState().scenario, id, getState().base));
      },
      /** Rows given as lists, with what came with them, as one step; `globalNumExperts` if it changes too. */
      giveRows(given: lists.GivenRows, globalNumExperts?: number): void {
        const state = getState();
        let { scenario } = state;
        if (globalNumExperts !== undefined) {
          const params = { ...scenario.params, globalNumExperts };
          const rows = baseOf(state, { ...scenario, params });
          scenario = edits.setGlobalNumExperts(scenario, globalNumExperts, rows, state.base).scenario;
        }
        edit(store, lists.giveRows(scenario, given, baseOf(state, scenario)));
      },
      /** Takes a list that was set aside again, or sets one aside. */
      setListed(row: RowName, isTaken: boolean): void {
        const state = getState();
        const own = lists.ownWithList(state.scenario, row, isTaken);
        const rows = baseOf(state, { ...state.scenario, own });
        edit(store, lists.setListed(state.scenario, row, isTaken, rows));
      },
      /** Keeps a row's text that is not applied yet; null: there is none. */
      keepRowDraft(row: RowName, text: string | null): void {
        setState(({ rowDrafts }) => ({ rowDrafts: { ...rowDrafts, [row]: text } }));
      },
    };
  },
};
