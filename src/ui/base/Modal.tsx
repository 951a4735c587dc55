import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { DialogName } from '../../state/slices/panels';
import { useApp, useAppState, useText } from './app-context';
import styles from './base.module.css';

interface ModalProps {
  name: DialogName;
  title: string;
  /** Whether the title is only for screen readers. */
  isBare?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** A modal dialog that is open while the state names it. Its content exists only while it is open. */
export function Modal({ name, title, isBare = false, className = '', children }: ModalProps) {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = useAppState((state) => state.dialog === name);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className={`sheet ${className}`}
      aria-labelledby={id}
      // The event comes a moment after the dialog closed: it may have been opened again since.
      onClose={({ currentTarget }) => currentTarget.open || actions.closeDialog(name)}
    >
      {isOpen && (
        <>
          <div className={isBare ? 'hidden' : styles.head}>
            <h2 id={id}>{title}</h2>
            {!isBare && (
              <button
                type="button"
                className="button icon"
                aria-label={words.app.close}
                onClick={() => dialog.current?.close()}
              >
                <X size={16} aria-hidden />
              </button>
            )}
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}
