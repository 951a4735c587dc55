import { Share2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useApp, useAppState, useText } from '../app/app-context';
import { CopyButton } from './CopyButton';
import styles from './Share.module.css';

/** Opens the link that holds the whole state. */
export function ShareButton({ isShort = false }: { isShort?: boolean }) {
  const words = useText();
  const { actions } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const [link, setLink] = useState('');
  const isOpen = useAppState((state) => state.dialog === 'share');
  useEffect(() => {
    if (!isOpen) {
      dialog.current?.close();
      return;
    }
    setLink(actions.currentLink());
    dialog.current?.showModal();
  }, [isOpen, actions]);
  return (
    <>
      <button
        type="button"
        className={isShort ? 'button icon' : 'button'}
        aria-label={words.app.share}
        aria-haspopup="dialog"
        onClick={() => actions.openDialog('share')}
      >
        <Share2 size={16} aria-hidden />
        {!isShort && words.app.share}
      </button>
      <dialog
        ref={dialog}
        className="sheet"
        aria-labelledby="share-title"
        onClose={() => actions.closeDialog('share')}
      >
        <div className={styles.share}>
          <h2 id="share-title">{words.app.shareTitle}</h2>
          <p>{words.app.shareHint}</p>
          <textarea
            className={`field ${styles.link}`}
            readOnly
            rows={4}
            aria-label={words.app.shareTitle}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <p className="hint">{words.app.shareLength(link.length)}</p>
          <div className={styles.buttons}>
            <CopyButton label={words.app.copyLink} text={() => link} />
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              {words.app.close}
            </button>
          </div>
        </div>
      </dialog>
    </>
  );
}
