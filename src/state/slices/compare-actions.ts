import type { Compared, CompareView } from '../../scenario/compared';
import { setSetup } from '../../scenario/edits';
import type { Pin, Setup } from '../../scenario/scenario';
import { record } from '../history';
import type { CompareState } from './compare';
import { type EditedState, withScenario } from './editing';
import type { FocusState } from './focus';
import type { StoreOf } from './slice';
import type { TimeState } from './time';

type Needs = EditedState &
  Pick<CompareState, 'compareView'> &
  Pick<FocusState, 'spotlight'> &
  Pick<TimeState, 't' | 'isPlaying'>;

/**
 * Actions of a comparison. A is a whole scenario that stays as it was when it was pinned; edits change B. Pinning,
 * swapping and leaving are undo steps, because each of them gives up an A.
 */
export function createCompareActions({ getState, setState }: StoreOf<Needs>) {
  function step(what: 'pin' | 'leave', compared: Compared | null): void {
    const state = getState();
    const history = record(state.history, state.scenario, { kind: 'compare', what }, null, state.compared);
    // The tour foretells one routing, not two.
    setState({ compared, history, tour: null });
  }

  const actions = {
    /** The present configuration becomes A. */
    pinAsA(): void {
      const { scenario, base, compared } = getState();
      if (compared?.scenario !== scenario) step('pin', { scenario, base });
    },
    leaveCompare(): void {
      if (!getState().compared) return;
      step('leave', null);
      setState({ spotlight: null });
    },
    toggleCompare(): void {
      if (getState().compared) actions.leaveCompare();
      else actions.pinAsA();
    },
    /** Swaps A and B: A is edited from now on. */
    swapCompared(): void {
      const state = getState();
      const { scenario, base, compared } = state;
      if (!compared || compared.scenario === scenario) return;
      setState({
        ...withScenario(state, compared.scenario),
        base: compared.base,
        arrivals: state.arrivals + 1,
        compared: { scenario, base },
        history: record(state.history, scenario, { kind: 'compare', what: 'swap' }, null, compared),
      });
    },
    /** Compares the present configuration with itself under another implementation or type of the logits. */
    compareWith<Field extends 'implementation' | 'dtype'>(field: Field, value: Setup[Field]): void {
      const { scenario, base, compared, history } = getState();
      const edit = setSetup(scenario, field, value);
      if (edit.scenario === scenario) return;
      setState({
        compared: compared ?? { scenario, base },
        tour: null,
        scenario: edit.scenario,
        history: record(history, scenario, edit.label, null, compared),
      });
    },
    /** Shows a time with one cell or row pinned, to show the first difference of A and B. */
    goTo(t: number, pin: Pin | null): void {
      setState({ t, isPlaying: false, ...(pin ? { pins: [pin] } : {}) });
    },
    setCompareView(change: Partial<CompareView>): void {
      setState(({ compareView }) => ({ compareView: { ...compareView, ...change } }));
      // The legends of the two modes differ: a lit item may not exist in the other.
      if (change.mode) setState({ spotlight: null });
    },
  };
  return actions;
}
