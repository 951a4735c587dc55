import { type Message, MOST } from '../../scenario/message';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './Share.module.css';

/** A title and a note that travel in the link. */
export function MessageFields() {
  const words = useText();
  const { actions } = useApp();
  const message = useAppState((state) => state.message);
  const field = (part: keyof Message, label: string) => (
    <label className={styles.field}>
      {label}
      <input
        className="field"
        maxLength={MOST[part]}
        value={message[part]}
        onChange={({ currentTarget }) => actions.setMessage({ [part]: currentTarget.value })}
      />
    </label>
  );
  return (
    <>
      {field('title', words.panels.shareTitleField)}
      {field('note', words.panels.shareNoteField)}
      <p className="hint">{words.panels.shareMessageHint}</p>
    </>
  );
}
