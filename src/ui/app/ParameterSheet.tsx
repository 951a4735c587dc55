import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { CompareButton } from '../compare/CompareButton';
import { ParameterPanel } from '../controls/ParameterPanel';
import { PathBadge } from '../path/PathBadge';
import { ShareContent } from '../share/ShareContent';
import styles from './App.module.css';
import { useText } from './app-context';
import { CommandsButton, ThemeButton, UndoRedo } from './Header';
import { LanguageSelect } from './LanguageSelect';
import { Tabs } from './Tabs';

interface ParameterSheetProps {
  isOpen: boolean;
  /** Its parts are tabs, where they would be one long list. */
  hasTabs: boolean;
  onClose: () => void;
}

/** The parts of the phone's menu; batch and comparison will be two more. */
const TABS = ['router', 'token', 'share'] as const;

/** The parameters as a modal sheet, where there is no room for them beside the picture. */
export function ParameterSheet({ isOpen, hasTabs, onClose }: ParameterSheetProps) {
  const words = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [tab, setTab] = useState<(typeof TABS)[number]>('router');
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
            <CommandsButton isShort />
            <UndoRedo />
            <LanguageSelect />
            <ThemeButton />
            <button type="button" className="button icon" aria-label={words.app.close} onClick={onClose}>
              <X size={16} aria-hidden />
            </button>
          </div>
          {hasTabs && <CompareButton />}
          {hasTabs ? (
            <Tabs
              names={TABS}
              labelOf={(name) => words.app.tabs[name]}
              label={words.app.parameters}
              current={tab}
              onChoose={setTab}
            >
              {tab === 'share' ? <ShareContent /> : <ParameterPanel part={tab} />}
            </Tabs>
          ) : (
            <ParameterPanel />
          )}
        </>
      )}
    </dialog>
  );
}
