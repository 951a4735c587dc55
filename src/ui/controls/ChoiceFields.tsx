import { useId } from 'react';
import type { ScoringFunc } from '../../core/types';
import { useApp, useAppState, useText } from '../app/app-context';
import styles from './controls.module.css';
import { EffectiveHint } from './EffectiveHint';
import { ScentNote, ScentStrip } from './ScentStrip';

/** scoring_func; says so where the path ignores it. */
export function ScoringSelect() {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const value = useAppState((state) => state.scenario.params.scoringFunc);
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={words.params.help.scoringFunc}>
        {words.params.name.scoringFunc}
      </label>
      <select
        id={id}
        className={`field ${styles.choice}`}
        value={value}
        onChange={(event) => actions.setParam('scoringFunc', event.currentTarget.value as ScoringFunc)}
      >
        <option value="sigmoid">sigmoid</option>
        <option value="softmax">softmax</option>
      </select>
      <ScentStrip field="scoringFunc" />
      <EffectiveHint field="scoringFunc" />
    </div>
  );
}

/** renormalize. */
export function RenormalizeSwitch() {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const value = useAppState((state) => state.scenario.params.renormalize);
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={words.params.help.renormalize}>
        {words.params.name.renormalize}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className={styles.switch}
        checked={value}
        aria-checked={value}
        onChange={(event) => actions.setParam('renormalize', event.currentTarget.checked)}
      />
      <ScentNote field="renormalize" />
      <EffectiveHint field="renormalize" />
    </div>
  );
}
