import { baseRows } from '../scenario/base-rows';
import { applyPreset } from '../scenario/edits';
import type { Scenario } from '../scenario/scenario';
import { type AppStore, createAppStore } from '../state/store';

/** The scenario of a preset with generated rows. */
export function presetScenario(preset: string): Scenario {
  return applyPreset(preset, ({ source, params }) => baseRows(source, params, null, null)).scenario;
}

/** A store as after opening a link to a scenario, before anything is routed. */
export function madeStore(scenario: Scenario = presetScenario('dsv3'), t = 1): AppStore {
  return createAppStore({
    scenario,
    base: baseRows(scenario.source, scenario.params, null, null),
    t,
    pins: [],
    notices: [],
    traceIndex: null,
    traceTexts: {},
    theme: 'system',
    locale: 'en',
  });
}
