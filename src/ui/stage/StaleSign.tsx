import { useFirstText } from '../base/app-context';
import styles from './StaleSign.module.css';

/** Over a picture that is not that of the present values, because these are refused; the note above says why. */
export function StaleSign() {
  const words = useFirstText();
  return (
    <p className={styles.sign} data-testid="stale">
      <span className={styles.words}>△ {words.app.stale}</span>
    </p>
  );
}
