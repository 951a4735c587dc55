import { keptCount } from '../../scenario/own-rows';
import { useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';

/** Says how many given values have no effect now, and when they come back. Empty if there are none. */
export function KeptHint() {
  const words = useText();
  const logits = useAppState(({ scenario }) => keptCount(scenario, 'logits'));
  const biases = useAppState(({ scenario }) =>
    scenario.eScoreCorrectionBias ? keptCount(scenario, 'bias') : 0,
  );
  if (logits + biases === 0) return null;
  return (
    <p className={`hint ${styles.message}`} data-testid="kept-values">
      {words.rows.kept(logits, biases)}
    </p>
  );
}
