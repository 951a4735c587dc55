import { useApp, useFirstText } from '../base/app-context';
import { goToExplanation } from '../base/go-to-explanation';
import styles from './SkipLinks.module.css';

/** Links to the parts of the page, first in the tab order. */
export function SkipLinks({ onTable, onParameters }: { onTable: () => void; onParameters: () => void }) {
  const words = useFirstText();
  const { store, actions } = useApp();
  return (
    <nav className={styles.links} aria-label={words.app.skipToStage}>
      <button type="button" className="button" onClick={() => document.getElementById('stage')?.focus()}>
        {words.app.skipToStage}
      </button>
      <button type="button" className="button" onClick={onParameters}>
        {words.app.skipToParameters}
      </button>
      <button type="button" className="button" onClick={() => goToExplanation(store, actions)}>
        {words.app.skipToExplanation}
      </button>
      <button type="button" className="button" onClick={onTable}>
        {words.app.skipToTable}
      </button>
    </nav>
  );
}
