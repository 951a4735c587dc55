import { Menu, SlidersHorizontal } from 'lucide-react';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import { late } from '../base/late';
import type { Form } from '../base/use-form';
import { CompareButton } from '../compare/CompareButton';
import { PathBadge } from '../path/PathBadge';
import { ShareButton } from '../share/ShareButton';
import { EngineBadge } from './EngineBadge';
import styles from './Header.module.css';
import { MoreButton } from './MoreButton';
import { PresetSelect } from './PresetSelect';

const GuessButton = late('GuessButton');
const UndoRedo = late('UndoRedo');

/** Name and preset on the left; on the right what is done most. Engine and path show themselves only in trouble. */
export function Header({ form, onMenu }: { form: Form; onMenu: () => void }) {
  const words = useFirstText();
  const isPhone = form === 'phone';
  // Open settings show both, with all that is to be said of them.
  const hasBadges = useAppState((state) => form !== 'desktop' || !state.areSettingsOpen);
  const hasHistory = useAppState(({ history }) => history.past.length + history.future.length > 0);
  return (
    <header className={styles.header} data-form={form}>
      <h1 className={form === 'desktop' ? styles.name : 'hidden'}>{words.app.title}</h1>
      {form !== 'desktop' && (
        <button type="button" className="button icon" aria-label={words.app.parameters} onClick={onMenu}>
          <Menu size={18} aria-hidden />
        </button>
      )}
      <PresetSelect />
      {hasBadges && <EngineBadge isShort={form !== 'desktop'} isQuiet />}
      {hasBadges && !isPhone && <PathBadge isQuiet />}
      <span className={styles.space} />
      {!isPhone && (
        <>
          {hasHistory && <UndoRedo />}
          <span className={styles.guess}>
            <GuessButton isShort={form === 'tablet'} />
          </span>
          <CompareButton />
        </>
      )}
      <ShareButton isShort={form !== 'desktop'} />
      {form === 'desktop' && <SettingsButton />}
      {!isPhone && <MoreButton />}
    </header>
  );
}

/** Shows and hides the parameters beside the picture. */
function SettingsButton() {
  const words = useFirstText();
  const { actions } = useApp();
  const isOpen = useAppState((state) => state.areSettingsOpen);
  return (
    <button
      type="button"
      className="button"
      aria-expanded={isOpen}
      aria-controls="parameters"
      onClick={() => actions.showSettings(!isOpen)}
    >
      <SlidersHorizontal size={16} aria-hidden />
      {words.app.settings}
    </button>
  );
}
