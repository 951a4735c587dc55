import { useFirstText } from '../base/app-context';
import styles from './StaleSign.module.css';

/** A sign over a picture that does not show the present values, because these are refused. The note above says why. */
export function StaleSign() {
  const words = useFirstText();
  return (
    <p className={styles.sign} data-testid="stale">
      <span className={styles.words}>△ {words.app.stale}</span>
    </p>
  );
}
