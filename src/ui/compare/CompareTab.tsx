import { Pin } from 'lucide-react';
import { implementationName } from '../../text/engine-names';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './Compare.module.css';
import { QuickChoices, SideMark } from './CompareBar';
import { CompareButton } from './CompareButton';
import { ComparePanel } from './ComparePanel';

/** Comparing in the phone's menu: on or off, what A is, what B follows, and what differs. */
export function CompareTab() {
  const words = useText();
  const { actions } = useApp();
  const compared = useAppState((state) => state.compared);
  const isSame = useAppState((state) => state.compared?.scenario === state.scenario);
  return (
    <div className={styles.tab}>
      {!compared && <p>{words.app.compareHint}</p>}
      <div className={styles.line}>
        <CompareButton />
        {compared && (
          <button type="button" className="button" disabled={isSame} onClick={actions.pinAsA}>
            <Pin size={14} aria-hidden /> {words.compare.pin}
          </button>
        )}
      </div>
      {compared && (
        <>
          <div className={styles.line}>
            <SideMark side="a" />
            {implementationName(compared.scenario.setup.implementation)} · {compared.scenario.setup.dtype}
          </div>
          <div className={styles.line}>
            <SideMark side="b" />
            <QuickChoices />
          </div>
          <ComparePanel />
        </>
      )}
    </div>
  );
}
