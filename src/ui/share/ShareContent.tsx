import { useEffect, useState } from 'react';
import { isOftenCut } from '../../scenario/link/link-length';
import { currentAddress } from '../../state/load-links';
import { useApp, useText } from '../base/app-context';
import { CopyButton } from '../base/CopyButton';
import styles from './Share.module.css';

/** The link that holds the whole state, as it was when this was opened. */
export function ShareContent() {
  const words = useText();
  const { store } = useApp();
  const [link, setLink] = useState('');
  useEffect(() => void currentAddress(store).then(setLink), [store]);
  return (
    <div className={styles.share}>
      <p>{words.panels.shareHint}</p>
      <textarea
        className={`field ${styles.link}`}
        readOnly
        rows={4}
        aria-label={words.panels.shareTitle}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="hint">
        {isOftenCut(link.length)
          ? words.panels.shareTooLong(link.length)
          : words.panels.shareLength(link.length)}
      </p>
      <div className={styles.buttons}>
        <CopyButton label={words.panels.copyLink} text={() => link} />
      </div>
    </div>
  );
}
