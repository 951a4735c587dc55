import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useAppState, useText } from '../base/app-context';
import { focusField } from '../base/go-to-parameters';
import { late } from '../base/late';
import { Tabs } from '../base/Tabs';
import { CommandsButton } from '../commands/CommandsButton';
import { ParameterPanel } from '../controls/ParameterPanel';
import { ShareContent } from '../share/ShareContent';
import { GuessButton } from '../tour/GuessButton';
import styles from './App.module.css';
import { KeysButton } from './KeysButton';
import { LanguageSelect } from './LanguageSelect';
import { RunDetails } from './RunDetails';
import { ThemeButton } from './ThemeButton';
import { UndoRedo } from './UndoRedo';

const CompareTab = late('CompareTab');

interface ParameterSheetProps {
  isOpen: boolean;
  /** Whether its parts are tabs, because together they would be one long list. */
  hasTabs: boolean;
  onClose: () => void;
}

/** The parts of the phone's menu. */
const TABS = ['router', 'token', 'compare', 'share'] as const;

/** The parameters as a modal sheet, for layouts without room for them beside the picture. */
export function ParameterSheet({ isOpen, hasTabs, onClose }: ParameterSheetProps) {
  const words = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useAppState((state) => state.menuField);
  useEffect(() => {
    const node = dialog.current;
    if (!node || isOpen === node.open) return;
    if (isOpen) node.showModal();
    else node.close();
    if (isOpen && field) focusField(node, field);
  }, [isOpen, field]);
  return (
    <dialog
      ref={dialog}
      className={styles.menu}
      data-tabs={hasTabs}
      aria-label={words.app.parameters}
      onClose={onClose}
    >
      {isOpen && (
        <>
          <div className={styles.menuHead}>
            <GuessButton />
            <button type="button" className="button icon" aria-label={words.app.close} onClick={onClose}>
              <X size={16} aria-hidden />
            </button>
          </div>
          <div className={styles.menuTools}>
            <UndoRedo />
            <CommandsButton />
            <KeysButton />
            <LanguageSelect />
            <ThemeButton />
          </div>
          <RunDetails />
          {hasTabs ? <MenuTabs first={field === 'logits' ? 'token' : 'router'} /> : <ParameterPanel />}
        </>
      )}
    </dialog>
  );
}

function MenuTabs({ first }: { first: (typeof TABS)[number] }) {
  const words = useText();
  const [tab, setTab] = useState(first);
  return (
    <Tabs
      names={TABS}
      labelOf={(name) => words.panels.tabs[name]}
      label={words.app.parameters}
      current={tab}
      onChoose={setTab}
    >
      {tab === 'compare' ? (
        <CompareTab />
      ) : tab === 'share' ? (
        <ShareContent />
      ) : (
        <ParameterPanel part={tab} />
      )}
    </Tabs>
  );
}
