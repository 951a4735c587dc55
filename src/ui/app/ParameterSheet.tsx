import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { CompareButton } from '../compare/CompareButton';
import { PathBadge } from '../path/PathBadge';
import styles from './App.module.css';
import { useText } from './app-context';
import { ThemeButton, UndoRedo } from './Header';
import { LanguageSelect } from './LanguageSelect';

interface ParameterSheetProps {
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The parameters as a modal sheet, where there is no room for them beside the picture. */
export function ParameterSheet({ isOpen, onClose, children }: ParameterSheetProps) {
  const words = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className={styles.menu} aria-label={words.app.parameters} onClose={onClose}>
      {isOpen && (
        <>
          <div className={styles.menuHead}>
            <PathBadge />
            <UndoRedo />
            <LanguageSelect />
            <ThemeButton />
            <button type="button" className="button icon" aria-label={words.app.close} onClick={onClose}>
              <X size={16} aria-hidden />
            </button>
          </div>
          <CompareButton />
          {children}
        </>
      )}
    </dialog>
  );
}
