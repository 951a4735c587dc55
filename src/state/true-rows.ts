import { scenarioBase, type Traces } from '../scenario/base-rows';
import type { Compared } from '../scenario/compared';
import { bitsOfRow } from '../scenario/rows';
import type { Scenario } from '../scenario/scenario';
import type { AppState } from './store';

/** The recorded texts that the present scenarios are of and that are not there: made-up rows stand in for them. */
export function missingTexts(state: Pick<AppState, 'scenario' | 'compared'> & Traces): string[] {
  const names = [state.scenario, state.compared?.scenario].flatMap((one) =>
    one?.source.kind === 'trace' && !isThere(one.source.text, state) ? [one.source.text] : [],
  );
  return [...new Set(names)];
}

/**
 * The state once recorded texts have arrived: in every scenario, also those that undo leads to, their rows take the place
 * of those that stood in for them. What was edited stays.
 */
export function withTraces(
  state: Pick<AppState, 'scenario' | 'base' | 'compared' | 'history'> & Traces,
  traces: Traces,
): Partial<AppState> {
  const scenario = withTrueRows(state.scenario, state, traces);
  const compared = (before: Compared | null) => before && comparedTo(before, state, traces);
  const steps = (before: AppState['history']['past']) =>
    before.map((step) => ({
      ...step,
      scenario: withTrueRows(step.scenario, state, traces),
      compared: compared(step.compared),
    }));
  if (scenario === state.scenario && compared(state.compared) === state.compared) return traces;
  const { past, future } = state.history;
  return {
    ...traces,
    scenario,
    base: scenarioBase(scenario, traces),
    compared: compared(state.compared),
    history: { ...state.history, past: steps(past), future: steps(future) },
  };
}

function comparedTo(compared: Compared, before: Traces, after: Traces): Compared {
  const scenario = withTrueRows(compared.scenario, before, after);
  return scenario === compared.scenario
    ? compared
    : { ...compared, scenario, base: scenarioBase(scenario, after) };
}

function withTrueRows(scenario: Scenario, before: Traces, after: Traces): Scenario {
  if (scenario.source.kind !== 'trace' || isThere(scenario.source.text, before)) return scenario;
  const [old, now] = [scenarioBase(scenario, before), scenarioBase(scenario, after)];
  const { eScoreCorrectionBias: bias } = scenario;
  const logits = exchanged(scenario.logits, old.logits, now.logits);
  const corrected = bias && exchanged(bias, old.bias, now.bias);
  if (logits === scenario.logits && corrected === bias) return scenario;
  return { ...scenario, logits, eScoreCorrectionBias: corrected };
}

/** A row with new values in the places that still have the old ones; the same object where none changes. */
function exchanged(row: Float32Array, old: Float32Array, now: Float32Array): Float32Array {
  const [bits, oldBits, newBits] = [row, old, now].map(bitsOfRow) as [Uint32Array, Uint32Array, Uint32Array];
  if (oldBits.every((own, e) => own === newBits[e])) return row;
  return new Float32Array(bits.map((own, e) => (own === oldBits[e] ? (newBits[e] ?? own) : own)).buffer);
}

function isThere(name: string, { traceIndex, traceTexts }: Traces): boolean {
  return traceIndex !== null && traceTexts[name] !== undefined;
}
