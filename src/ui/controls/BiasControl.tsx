import { useId } from 'react';
import { useApp, useAppState, useText } from '../app/app-context';
import styles from './controls.module.css';
import { EffectiveHint } from './EffectiveHint';
import { FieldError } from './FieldError';
import { RowEditorButton } from './RowEditor';

/** e_score_correction_bias: present or not, and its values. */
export function BiasControl() {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const hasBias = useAppState((state) => state.scenario.eScoreCorrectionBias !== null);
  const routeError = useAppState((state) =>
    state.routeError?.field === 'eScoreCorrectionBias' ? state.routeError : null,
  );
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={words.params.help.eScoreCorrectionBias}>
        {words.params.name.eScoreCorrectionBias}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className={styles.switch}
        checked={hasBias}
        aria-checked={hasBias}
        onChange={(event) => actions.setHasBias(event.currentTarget.checked)}
      />
      {hasBias && (
        <div className={styles.message}>
          <RowEditorButton row="bias" />
        </div>
      )}
      <FieldError id={`${id}-error`} message={null} routeError={routeError} />
      <EffectiveHint field="eScoreCorrectionBias" />
    </div>
  );
}
