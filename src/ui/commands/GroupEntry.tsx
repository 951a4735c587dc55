import { useAppState, useText } from '../base/app-context';
import styles from './Commands.module.css';

/** The group number that is being typed after the key for groups. */
export function GroupEntry() {
  const words = useText();
  const entry = useAppState((state) => state.groupEntry);
  return (
    <p role="status" className={entry === null ? 'hidden' : styles.entry}>
      {entry === null ? '' : words.commands.groupEntry(entry)}
    </p>
  );
}
