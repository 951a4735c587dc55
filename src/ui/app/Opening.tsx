import type { FirstText } from '../../text';
import styles from './Opening.module.css';

/** Shown while the recorded text of a link is loading. */
export function Opening({ words, onSkip }: { words: FirstText; onSkip: () => void }) {
  return (
    <main className={styles.opening}>
      <h1>{words.app.title}</h1>
      <p role="status">{words.app.loadingText}</p>
      <button type="button" className="button" onClick={onSkip}>
        {words.app.withoutText}
      </button>
    </main>
  );
}
