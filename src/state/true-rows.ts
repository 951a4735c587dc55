import { scenarioBase } from '../scenario/base-rows';
import type { Compared } from '../scenario/compared';
import { bitsOfRow } from '../scenario/rows';
import type { Scenario } from '../scenario/scenario';
import { isLoaded, type LoadedSources, type Source, sourceOf } from '../sources/sources';
import type { EditingState } from './slices/editing';

/** The sources of the present scenarios that are not loaded, each text once. Made-up rows take their place. */
export function missingSources({
  scenario,
  compared,
  loaded,
}: Pick<EditingState, 'scenario' | 'compared' | 'loaded'>): Source[] {
  const missing = new Map<string, Source>();
  for (const source of [scenario.source, compared?.scenario.source])
    if (source && !isLoaded(source, loaded)) missing.set(`${source.kind} ${nameOf(source)}`, source);
  return [...missing.values()];
}

/** The name of the data that a source needs; empty if it loads nothing. */
export function nameOf(source: Source): string {
  return sourceOf(source).files?.nameOf(source) ?? '';
}

/**
 * The state once more data is loaded: in every scenario, also in those of the undo list, the source's rows replace the
 * made-up ones. Edits stay.
 */
export function withLoaded(
  state: Pick<EditingState, 'scenario' | 'base' | 'compared' | 'history' | 'loaded'>,
  loaded: LoadedSources,
): Partial<EditingState> {
  const scenario = withTrueRows(state.scenario, state.loaded, loaded);
  const compared = (before: Compared | null) => before && comparedTo(before, state.loaded, loaded);
  const steps = (before: EditingState['history']['past']) =>
    before.map((step) => ({
      ...step,
      scenario: withTrueRows(step.scenario, state.loaded, loaded),
      compared: compared(step.compared),
    }));
  if (scenario === state.scenario && compared(state.compared) === state.compared) return { loaded };
  const { past, future } = state.history;
  return {
    loaded,
    scenario,
    base: scenarioBase(scenario, loaded),
    compared: compared(state.compared),
    history: { ...state.history, past: steps(past), future: steps(future) },
  };
}

function comparedTo(compared: Compared, before: LoadedSources, after: LoadedSources): Compared {
  const scenario = withTrueRows(compared.scenario, before, after);
  return scenario === compared.scenario
    ? compared
    : { ...compared, scenario, base: scenarioBase(scenario, after) };
}

function withTrueRows(scenario: Scenario, before: LoadedSources, after: LoadedSources): Scenario {
  if (isLoaded(scenario.source, before)) return scenario;
  const [old, now] = [scenarioBase(scenario, before), scenarioBase(scenario, after)];
  const { eScoreCorrectionBias: bias } = scenario;
  const logits = exchanged(scenario.logits, old.logits, now.logits);
  const corrected = bias && exchanged(bias, old.bias, now.bias);
  if (logits === scenario.logits && corrected === bias) return scenario;
  return { ...scenario, logits, eScoreCorrectionBias: corrected };
}

/** A row with new values in the places that still have the old ones; the same object if none changes. */
function exchanged(row: Float32Array, old: Float32Array, now: Float32Array): Float32Array {
  const [bits, oldBits, newBits] = [row, old, now].map(bitsOfRow) as [Uint32Array, Uint32Array, Uint32Array];
  if (oldBits.every((own, e) => own === newBits[e])) return row;
  return new Float32Array(bits.map((own, e) => (own === oldBits[e] ? (newBits[e] ?? own) : own)).buffer);
}
