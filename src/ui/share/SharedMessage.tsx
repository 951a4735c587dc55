import { X } from 'lucide-react';
import { NO_MESSAGE } from '../../scenario/message';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './Share.module.css';

/** The title and the note of the link, over the picture, until they are removed. */
export function SharedMessage() {
  const words = useText();
  const { actions } = useApp();
  const { title, note } = useAppState((state) => state.message);
  if (title === '' && note === '') return null;
  return (
    <section className={styles.message} data-testid="message">
      <div dir="auto">
        {title !== '' && <h2>{title}</h2>}
        {note !== '' && <p>{note}</p>}
      </div>
      <button
        type="button"
        className="button icon"
        aria-label={words.panels.removeMessage}
        title={words.panels.removeMessage}
        onClick={() => actions.setMessage(NO_MESSAGE)}
      >
        <X size={16} aria-hidden />
      </button>
    </section>
  );
}
