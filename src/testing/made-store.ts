import { applyPreset } from '../scenario/edits';
import type { Scenario } from '../scenario/scenario';
import { NOTHING_LOADED, sourceRows } from '../sources/sources';
import { type AppStore, createAppStore } from '../state/store';

/** The scenario of a preset with generated rows. */
export function presetScenario(preset: string): Scenario {
  return applyPreset(preset, ({ source, params }) => sourceRows(source, params, NOTHING_LOADED)).scenario;
}

/** A store in the state after a link to a scenario was opened, before anything is routed. */
export function madeStore(scenario: Scenario = presetScenario('dsv3'), t = 1): AppStore {
  return createAppStore({
    scenario,
    base: sourceRows(scenario.source, scenario.params, NOTHING_LOADED),
    t,
  });
}
