import { X } from 'lucide-react';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import styles from './Notices.module.css';

/** Offers a newer version of the app that is ready. Nothing happens until the reader takes it. */
export function NewVersion() {
  const words = useFirstText();
  const { actions } = useApp();
  const newVersion = useAppState((state) => state.newVersion);
  return (
    <div role="status">
      {newVersion === 'ready' && (
        <div className={styles.newVersion}>
          <p>{words.app.newVersion}</p>
          <button type="button" className="button" onClick={actions.takeNewVersion}>
            {words.app.reload}
          </button>
          <button
            type="button"
            className="button icon"
            aria-label={words.app.dismiss}
            onClick={actions.dismissNewVersion}
          >
            <X size={16} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}
