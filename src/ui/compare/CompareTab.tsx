import { useAppState, useText } from '../app/app-context';
import styles from './Compare.module.css';
import { CompareButton } from './CompareButton';
import { ComparePanel } from './ComparePanel';

/** Comparing as a part of the phone's menu: on or off, and what differs. */
export function CompareTab() {
  const words = useText();
  const isOn = useAppState((state) => state.compared !== null);
  return (
    <div className={styles.tab}>
      <p>{words.compare.startHint}</p>
      <CompareButton />
      {isOn && <ComparePanel />}
    </div>
  );
}
