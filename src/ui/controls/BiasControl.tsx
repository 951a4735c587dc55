import { useId } from 'react';
import { useApp, useAppState, useText } from '../app/app-context';
import styles from './controls.module.css';
import { EffectiveHint } from './EffectiveHint';
import { FieldError } from './FieldError';
import { PresetValue } from './PresetValue';
import { RowEditorButton } from './RowEditor';
import { Switch } from './Switch';

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
    <Switch
      param="eScoreCorrectionBias"
      label={words.params.name.eScoreCorrectionBias}
      help={words.params.help.eScoreCorrectionBias}
      isOn={hasBias}
      onChange={actions.setHasBias}
    >
      {hasBias && (
        <div className={styles.message}>
          <RowEditorButton row="bias" />
        </div>
      )}
      <PresetValue field="eScoreCorrectionBias" />
      <FieldError id={`${id}-error`} message={null} routeError={routeError} />
      <EffectiveHint field="eScoreCorrectionBias" />
    </Switch>
  );
}
