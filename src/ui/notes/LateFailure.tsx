import { useFirstText } from '../base/app-context';
import { useLateError } from '../base/late';
import styles from './Notices.module.css';

/**
 * Says that the features could not be fetched, and offers to reload: a browser does not fetch a script again that failed
 * once. The address keeps the scenario.
 */
export function LateFailure() {
  const words = useFirstText();
  const error = useLateError();
  return (
    <div role="status">
      {error !== null && (
        <div className={styles.newVersion}>
          <p>{words.trouble.featuresNotLoaded}</p>
          <button type="button" className="button" onClick={() => location.reload()}>
            {words.app.reload}
          </button>
        </div>
      )}
    </div>
  );
}
