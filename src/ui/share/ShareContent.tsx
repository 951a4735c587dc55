import { useEffect, useState } from 'react';
import { isOftenCut } from '../../scenario/link/link-length';
import { currentAddress } from '../../state/load-links';
import { useApp, useAppState, useText } from '../base/app-context';
import { CopyButton } from '../base/CopyButton';
import { TakeAway } from '../take-away/TakeAway';
import { MessageFields } from './MessageFields';
import { QrCode } from './QrCode';
import styles from './Share.module.css';

/** The link that holds the whole state, with the title and note that are typed here, and its QR code. */
export function ShareContent() {
  const words = useText();
  const { store } = useApp();
  const [link, setLink] = useState('');
  const message = useAppState((state) => state.message);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the message is a part of the link
  useEffect(() => {
    let isWanted = true;
    void currentAddress(store).then((address) => isWanted && setLink(address));
    return () => {
      isWanted = false;
    };
  }, [store, message]);
  return (
    <div className={styles.share}>
      <p>{words.panels.shareHint}</p>
      <MessageFields />
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
      <QrCode link={link} />
      <TakeAway />
    </div>
  );
}
