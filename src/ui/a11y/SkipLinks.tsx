import { en } from '../../text/en';
import styles from './SkipLinks.module.css';

/** First in the tab order: straight to the parts of the page. */
export function SkipLinks({ onTable, onParameters }: { onTable: () => void; onParameters: () => void }) {
  return (
    <nav className={styles.links} aria-label={en.app.skipToStage}>
      <button type="button" className="button" onClick={() => document.getElementById('stage')?.focus()}>
        {en.app.skipToStage}
      </button>
      <button type="button" className="button" onClick={onParameters}>
        {en.app.skipToParameters}
      </button>
      <button type="button" className="button" onClick={onTable}>
        {en.app.skipToTable}
      </button>
    </nav>
  );
}
