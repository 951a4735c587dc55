import { useId } from 'react';
import { SCALE_HANDLINGS } from '../../core/scale/scale-ledger';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';
import { FieldHelp } from './FieldHelp';
import { Name } from './Name';

/** Chooses who multiplies by `routed_scaling_factor`, and shows the result. */
export function ScaleHandlingSelect() {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const value = useAppState((state) => state.scenario.setup.scaleHandling);
  const ledger = useAppState((state) => state.routed?.ledger ?? null);
  const verdict = ledger && words.scale.verdict(ledger);
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={words.dispatch.setupHelp.scaleHandling}>
        <Name of={words.dispatch.setupName.scaleHandling} />
      </label>
      <select
        id={id}
        data-param="scaleHandling"
        className={`field ${styles.choice}`}
        value={value}
        aria-describedby={`${id}-help ${id}-ledger`}
        onChange={(event) => {
          const next = SCALE_HANDLINGS.find((option) => option === event.currentTarget.value);
          if (next !== undefined) actions.setSetup('scaleHandling', next);
        }}
      >
        {SCALE_HANDLINGS.map((option) => (
          <option key={option} value={option}>
            {words.scale.handling[option]}
          </option>
        ))}
      </select>
      <FieldHelp id={`${id}-help`} text={words.dispatch.setupHelp.scaleHandling} />
      {ledger && ledger.outcome !== 'idle' && (
        <p id={`${id}-ledger`} className={`hint ${styles.message}`} data-testid="scale-ledger">
          {words.scale.chain(ledger)}
          {verdict && ` · ${verdict}`}
        </p>
      )}
    </div>
  );
}
