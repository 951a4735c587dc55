import { useId } from 'react';
import { SCORING_FUNCS, type ScoringFunc } from '../../core/semantics/types';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';
import { EffectiveHint } from './EffectiveHint';
import { FieldHelp } from './FieldHelp';
import { Name } from './Name';
import { PresetValue } from './PresetValue';
import { Switch } from './Switch';
import { ValueNote, ValueStrip } from './ValueStrip';

/** The field of scoring_func; it says if the path ignores it. */
export function ScoringSelect() {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const value = useAppState((state) => state.scenario.params.scoringFunc);
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={words.params.help.scoringFunc}>
        <Name of={words.params.name.scoringFunc} />
      </label>
      <select
        id={id}
        data-param="scoringFunc"
        className={`field ${styles.choice}`}
        value={value}
        aria-describedby={`${id}-help`}
        onChange={(event) => actions.setParam('scoringFunc', event.currentTarget.value as ScoringFunc)}
      >
        {SCORING_FUNCS.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <FieldHelp id={`${id}-help`} text={words.params.help.scoringFunc} />
      <ValueStrip field="scoringFunc" />
      <PresetValue field="scoringFunc" />
      <EffectiveHint field="scoringFunc" />
    </div>
  );
}

/** The switch of renormalize. */
export function RenormalizeSwitch() {
  const words = useText();
  const { actions } = useApp();
  const value = useAppState((state) => state.scenario.params.renormalize);
  return (
    <Switch
      param="renormalize"
      label={words.params.name.renormalize}
      help={words.params.help.renormalize}
      isOn={value}
      onChange={(isOn) => actions.setParam('renormalize', isOn)}
    >
      <ValueNote field="renormalize" />
      <PresetValue field="renormalize" />
      <EffectiveHint field="renormalize" />
    </Switch>
  );
}
