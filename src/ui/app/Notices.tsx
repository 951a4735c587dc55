import { X } from 'lucide-react';
import { useApp, useAppState, useText } from './app-context';
import styles from './Notices.module.css';

/** What could not be read or loaded, until dismissed. */
export function Notices() {
  const words = useText();
  const { actions } = useApp();
  const notices = useAppState((state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <section className={styles.notices} aria-label={words.app.notices} role="alert">
      <ul>
        {notices.map((notice) => (
          <li key={JSON.stringify(notice)}>{words.notice(notice)}</li>
        ))}
      </ul>
      <button
        type="button"
        className="button icon"
        aria-label={words.app.dismiss}
        onClick={actions.dismissNotices}
      >
        <X size={16} aria-hidden />
      </button>
    </section>
  );
}
