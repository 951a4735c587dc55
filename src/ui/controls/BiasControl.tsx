import { useId } from 'react';
import { ownRowsOf } from '../../scenario/own-rows';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';
import { EffectiveHint } from './EffectiveHint';
import { FieldError } from './FieldError';
import { PresetValue } from './PresetValue';
import { RowEditorButton } from './RowEditor';
import { Switch } from './Switch';

/** e_score_correction_bias: whether there is one, and its values. */
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
          <BiasOrigin />
          <RowEditorButton row="bias" />
        </div>
      )}
      <PresetValue field="eScoreCorrectionBias" />
      <FieldError id={`${id}-error`} message={null} routeError={routeError} />
      <EffectiveHint field="eScoreCorrectionBias" />
    </Switch>
  );
}

/** Says whether the biases are those of a list or of the source, if there is a list, and offers the others. */
function BiasOrigin() {
  const words = useText();
  const { actions } = useApp();
  const source = useAppState((state) => state.scenario.source);
  const { listed, aside } = useAppState((state) => ownRowsOf(state.scenario));
  const experts = useAppState((state) => state.scenario.params.globalNumExperts);
  if (!listed.bias && !listed.logits && !aside.bias) return null;
  return (
    <>
      <p className="hint" data-testid="bias-origin">
        {listed.bias
          ? words.rows.biasesListed(listed.bias.length, experts, source)
          : words.rows.biasesOfSource(source)}
      </p>
      {listed.bias && (
        <button type="button" className="button" onClick={() => actions.setListed('bias', false)}>
          {words.rows.leaveList}
        </button>
      )}
      {!listed.bias && aside.bias && (
        <button type="button" className="button" onClick={() => actions.setListed('bias', true)}>
          {words.rows.takeList(aside.bias.length)}
        </button>
      )}
    </>
  );
}
