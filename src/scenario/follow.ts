import { engineOf, recordOfEngine } from '../core/engines/choose';
import type { EngineAnswer } from '../core/engines/types';
import type { SemanticsId } from '../core/semantics';
import type { RouteError } from '../core/types';
import { presetOf } from './presets';
import type { Scenario } from './scenario';

type Configured = Pick<Scenario, 'preset' | 'params' | 'eScoreCorrectionBias' | 'setup'>;

/** The record that the followed engine uses for a scenario, and why; null if vLLM or a record is followed. */
export function engineAnswerOf({
  preset,
  params,
  eScoreCorrectionBias,
  setup,
}: Configured): EngineAnswer | null {
  const engine = engineOf(setup.implementation);
  if (!engine) return null;
  const { modelType } = presetOf(preset);
  const { useGroupedTopk } = setup;
  return recordOfEngine(engine, {
    modelType,
    params,
    hasBias: eScoreCorrectionBias !== null,
    useGroupedTopk,
  });
}

/** The record of another implementation than vLLM's dispatch; null if the engine has none. */
export function followedOf(scenario: Configured): { record: SemanticsId | null; isUpcast: boolean } {
  const answer = engineAnswerOf(scenario);
  if (answer) return answer;
  const { implementation } = scenario.setup;
  return { record: isRecord(implementation) ? implementation : null, isUpcast: false };
}

function isRecord(implementation: Scenario['setup']['implementation']): implementation is SemanticsId {
  return implementation !== 'vllm' && !implementation.startsWith('engine:');
}

/** Says that the engine followed has no record for a scenario. */
export function noRecord(scenario: Configured): RouteError | null {
  const answer = engineAnswerOf(scenario);
  if (!answer || answer.record) return null;
  const engine = engineOf(scenario.setup.implementation) ?? '';
  const code = answer.field === 'setup' ? 'noRouter' : 'noRecord';
  return { field: answer.field, code, values: { engine } };
}
