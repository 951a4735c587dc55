import { useFirstText } from '../base/app-context';
import { fetchLate, useLateError } from '../base/late';
import styles from './Notices.module.css';

/** Says that a part of the page could not be fetched, and tries again. */
export function LateFailure() {
  const words = useFirstText();
  const error = useLateError();
  return (
    <div role="status">
      {error !== null && (
        <div className={styles.newVersion}>
          <p>{words.app.crashed}</p>
          <button type="button" className="button" onClick={() => fetchLate().catch(() => null)}>
            {words.app.crashedAgain}
          </button>
        </div>
      )}
    </div>
  );
}
