import { useId } from 'react';
import { MAX_EXPERTS } from '../../core/validate';
import { wholeNumber } from '../../scenario/field-value';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';
import { FieldHelp } from './FieldHelp';
import { Name } from './Name';
import { NumberInput } from './NumberInput';

const KIND = wholeNumber(0, MAX_EXPERTS);

/** The field of num_redundant_experts: copies besides the first one of each expert. */
export function RedundantExperts() {
  const { actions } = useApp();
  const words = useText();
  const id = useId();
  const value = useAppState((state) => state.scenario.setup.numRedundantExperts);
  const { setupName, setupHelp } = words.dispatch;
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={setupHelp.numRedundantExperts}>
        <Name of={setupName.numRedundantExperts} />
      </label>
      <NumberInput
        id={id}
        name={setupName.numRedundantExperts}
        target="numRedundantExperts"
        value={value}
        text={String(value)}
        kind={KIND}
        step={(count, direction) => count + direction}
        commit={(count, burst) => actions.setSetup('numRedundantExperts', count, burst)}
        describedBy={`${id}-help`}
      />
      <FieldHelp id={`${id}-help`} text={setupHelp.numRedundantExperts} />
    </div>
  );
}
