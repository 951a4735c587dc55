import { useMemo } from 'react';
import { SEMANTICS } from '../../core/semantics';
import { engineAnswerOf, followedOf } from '../../scenario/follow';
import { useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';

/** For an engine: the record that it uses for this configuration, and the questions that decided. For a record: its line. */
export function EngineWhy() {
  const words = useText();
  const preset = useAppState((state) => state.scenario.preset);
  const params = useAppState((state) => state.scenario.params);
  const bias = useAppState((state) => state.scenario.eScoreCorrectionBias !== null);
  const setup = useAppState((state) => state.scenario.setup);
  const { answer, record } = useMemo(() => {
    const scenario = { preset, params, setup, eScoreCorrectionBias: bias ? EMPTY : null };
    return { answer: engineAnswerOf(scenario), record: followedOf(scenario).record };
  }, [preset, params, setup, bias]);
  const { implementationName } = words.dispatch;
  const name = implementationName(setup.implementation);
  if (!answer)
    return record && <p className={`hint ${styles.message}`}>{words.engines.describe(SEMANTICS[record])}</p>;
  return (
    <div className={`hint ${styles.message}`} data-testid="engine-why">
      <p>
        {record ? words.engines.uses(name, implementationName(record)) : words.engines.usesNone(name)}{' '}
        {record && words.engines.describe(SEMANTICS[record])}
      </p>
      <ul aria-label={words.engines.because}>
        {answer.steps.map((step) => (
          <li key={`${step.condition} ${step.holds}`}>
            <span aria-hidden>{step.holds ? '✓ ' : '× '}</span>
            {words.engines.condition(step)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether there is a bias; its values do not matter here. */
const EMPTY = new Float32Array(0);
