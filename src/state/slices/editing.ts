import type { Environment } from '../../core/dispatch/types';
import type { RouterParams } from '../../core/types';
import { scenarioBase } from '../../scenario/base-rows';
import type { Compared } from '../../scenario/compared';
import * as edits from '../../scenario/edits';
import { ownRowsOf } from '../../scenario/own-rows';
import { type PresetField, presetValue } from '../../scenario/preset-edits';
import type { Pin, Scenario, Setup, TokenTraits } from '../../scenario/scenario';
import * as tokenEdits from '../../scenario/token-edits';
import type { BaseRows } from '../../sources/row-source';
import { type LoadedSources, NOTHING_LOADED } from '../../sources/sources';
import { createBursts } from '../bursts';
import {
  type Burst,
  EMPTY_HISTORY,
  endGesture,
  type Gesture,
  type History,
  record,
  redo,
  takeBack,
  undo,
} from '../history';
import type { FocusState } from './focus';
import type { MessageState } from './message';
import type { StoreOf } from './slice';
import type { TourState } from './tour';

/** The fields without which the store cannot begin. */
export interface Opened {
  readonly scenario: Scenario;
  /** The unedited rows of the scenario's source, at the scenario's sizes. */
  readonly base: BaseRows;
}

/** What is edited, and the steps that led to it. */
export interface EditingState extends Opened {
  /** A of a comparison; the scenario is B. Null: nothing is compared. Undo brings it back too. */
  readonly compared: Compared | null;
  readonly history: History;
  /**
   * Counts replacements of the whole scenario: presets, links, undone steps. Fields then drop typed text that was not
   * applied.
   */
  readonly arrivals: number;
  /** The data of the sources that is loaded. */
  readonly loaded: LoadedSources;
}

/** The fields that an edit reads and writes. */
export type EditedState = EditingState &
  Pick<FocusState, 'pins' | 'zoom' | 'hover' | 'preview'> &
  TourState &
  MessageState;

/** Replaces the scenario as one undoable step; edits of one gesture share a step. */
export function edit(
  { getState, setState }: StoreOf<EditedState>,
  { scenario, label }: edits.Edit,
  gesture: Gesture | null = null,
): void {
  const state = getState();
  if (scenario === state.scenario) return;
  setState({
    ...withScenario(state, scenario),
    history: record(state.history, state.scenario, label, gesture, state.compared),
  });
}

/** The scenario and its unedited rows. Pins and an opened group that no longer exist go. */
export function withScenario(state: EditedState, scenario: Scenario): Partial<EditedState> {
  const { globalNumExperts, numExpertGroup } = scenario.params;
  const exists = (pin: Pin) => pin.id < (pin.kind === 'expert' ? globalNumExperts : numExpertGroup);
  return {
    scenario,
    base: baseOf(state, scenario),
    pins: state.pins.every(exists) ? state.pins : state.pins.filter(exists),
    zoom: state.zoom !== null && numExpertGroup > 1 && state.zoom < numExpertGroup ? state.zoom : null,
    hover: null,
    preview: null,
  };
}

/** The rows that source and lists of a scenario give. */
export function baseOf(state: EditingState, scenario: Scenario): BaseRows {
  const { source, params } = scenario;
  const isSame =
    source === state.scenario.source &&
    params === state.scenario.params &&
    ownRowsOf(scenario).listed === ownRowsOf(state.scenario).listed;
  // A drag changes none of them, sixty times a second.
  return isSame ? state.base : scenarioBase(scenario, state.loaded);
}

const initial: Omit<EditingState, keyof Opened> = {
  compared: null,
  history: EMPTY_HISTORY,
  arrivals: 0,
  loaded: NOTHING_LOADED,
};

/** Edits of the configuration, and their undoing. */
export const EDITING = {
  initial,
  actions(store: StoreOf<EditedState>) {
    const { getState, setState } = store;

    function setParam<Field extends keyof RouterParams>(
      field: Field,
      value: RouterParams[Field],
      gesture: Gesture | null = null,
    ): void {
      const state = getState();
      const { scenario } = state;
      if (field !== 'globalNumExperts') {
        edit(store, edits.setParam(scenario, field, value), gesture);
        return;
      }
      const params = { ...scenario.params, globalNumExperts: value as number };
      const rows = baseOf(state, { ...scenario, params });
      edit(store, edits.setGlobalNumExperts(scenario, value as number, rows, state.base), gesture);
    }

    function restore(step: ReturnType<typeof undo>): void {
      if (!step) return;
      const state = getState();
      const { scenario, compared, history, message = state.message } = step;
      setState({
        ...withScenario(state, scenario),
        compared,
        history,
        message,
        arrivals: state.arrivals + 1,
        tour: compared ? null : state.tour,
      });
    }

    return {
      setParam,
      /** Resets one field to the preset's value. */
      resetToPreset(field: PresetField): void {
        const { scenario, base } = getState();
        const value = presetValue(scenario.preset, field);
        if (field === 'eScoreCorrectionBias') edit(store, edits.setHasBias(scenario, value === true, base));
        else if (field === 'useGroupedTopk') edit(store, edits.setSetup(scenario, field, value === true));
        else setParam(field, value as never);
      },
      setEnvironment(change: Partial<Environment>, gesture: Gesture | null = null): void {
        edit(store, edits.setEnvironment(getState().scenario, change), gesture);
      },
      setSetup<Field extends Exclude<keyof Setup, 'environment'>>(
        field: Field,
        value: Setup[Field],
        gesture: Gesture | null = null,
      ): void {
        edit(store, edits.setSetup(getState().scenario, field, value), gesture);
      },
      /** The row of the layer's table; `true` starts with a made-up one, null takes the table away. */
      setTableIds(ids: readonly number[] | true | null): void {
        const { scenario } = getState();
        const given = ids === true ? tokenEdits.spreadIds(scenario.params) : ids;
        edit(store, tokenEdits.setTableIds(scenario, given));
      },
      setTokenKind(kind: TokenTraits['kind']): void {
        edit(store, tokenEdits.setTokenKind(getState().scenario, kind));
      },
      setHasOtherBias(isOn: boolean): void {
        edit(store, tokenEdits.setHasOtherBias(getState().scenario, isOn));
      },
      setPadding(isPadding: boolean): void {
        edit(store, tokenEdits.setPadding(getState().scenario, isPadding));
      },
      setHasBias(hasBias: boolean): void {
        edit(store, edits.setHasBias(getState().scenario, hasBias, getState().base));
      },

      endGesture(): void {
        setState(({ history }) => ({ history: endGesture(history) }));
      },
      /** The burst that an edit of `target` by key belongs to. */
      burst: createBursts(),
      /** Takes a burst back, as if it had never begun. */
      takeBack(burst: Burst): void {
        restore(takeBack(getState().history, burst));
      },
      undo(): void {
        restore(undo(getState().history, getState()));
      },
      redo(): void {
        restore(redo(getState().history, getState()));
      },
    };
  },
};
