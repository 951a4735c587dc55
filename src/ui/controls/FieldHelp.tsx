import { use } from 'react';
import styles from './controls.module.css';
import { HelpContext } from './help-context';

/** What a field means, below its name. `aria-describedby` reads it even while it is hidden. */
export function FieldHelp({ id, text }: { id: string; text: string }) {
  const { isShown } = use(HelpContext);
  return (
    <p id={id} className={`hint ${styles.message}`} hidden={!isShown}>
      {text}
    </p>
  );
}
