import { CircleHelp, Presentation, Search, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useAppState, useText } from '../base/app-context';
import { keyLabel } from '../base/key-label';
import { Speed } from '../timeline/Speed';
import { LanguageSelect } from './LanguageSelect';
import styles from './MoreMenu.module.css';
import { ThemeButton } from './ThemeButton';

/** What is needed now and then: search, views, how stages play, language and theme. */
export function MoreMenu({ onClose }: { onClose: () => void }) {
  const words = useText();
  const { actions } = useApp();
  const isTableOpen = useAppState((state) => state.isTableOpen);
  const entry = (icon: ReactNode, label: string, key: string | null, run: () => void) => (
    <button
      type="button"
      className={styles.entry}
      onClick={() => {
        onClose();
        run();
      }}
    >
      {icon}
      <span>{label}</span>
      {key && <kbd>{keyLabel(key)}</kbd>}
    </button>
  );
  return (
    <div className={styles.menu}>
      {entry(<Search size={16} aria-hidden />, words.app.palette, '$mod+k', () =>
        actions.openDialog('palette'),
      )}
      {entry(<CircleHelp size={16} aria-hidden />, words.app.keysTitle, '?', () =>
        actions.openDialog('keys'),
      )}
      {entry(<Table2 size={16} aria-hidden />, words.commands.table, null, () =>
        actions.showTable(!isTableOpen),
      )}
      {entry(<Presentation size={16} aria-hidden />, words.commands.lecture, 'f', () =>
        actions.setLecture(true),
      )}
      <h3 className="caption">{words.panels.playing}</h3>
      <Speed />
      <h3 className="caption">{words.panels.look}</h3>
      <div className={styles.pair}>
        <LanguageSelect />
        <ThemeButton />
      </div>
    </div>
  );
}
