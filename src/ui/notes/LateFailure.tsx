import { useFirstText } from '../base/app-context';
import { fetchLate, useLateError } from '../base/late';
import styles from './Notices.module.css';

/**
 * Says that the features could not be fetched, and offers another try; a reload where the browser keeps the failure. The address
 * holds the scenario.
 */
export function LateFailure() {
  const words = useFirstText();
  const error = useLateError();
  return (
    <div role="status">
      {error !== null && (
        <div className={styles.newVersion}>
          <p>{words.trouble.featuresNotLoaded}</p>
          <button type="button" className="button" onClick={() => fetchLate().catch(() => null)}>
            {words.app.crashedAgain}
          </button>
          <button type="button" className="button" onClick={() => location.reload()}>
            {words.app.reload}
          </button>
        </div>
      )}
    </div>
  );
}
