import { Menu, Moon, Redo2, Sun, SunMoon, Undo2 } from 'lucide-react';
import { en } from '../../text/en';
import { ShareButton } from '../share/ShareButton';
import { useApp, useAppState } from './app-context';
import { EngineBadge } from './EngineBadge';
import styles from './Header.module.css';
import { PathBadge } from './PathBadge';
import { PresetSelect } from './PresetSelect';
import type { Form } from './use-form';

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const;
const THEME_ICON = { system: SunMoon, light: Sun, dark: Moon };

/** Name, preset, engine and path on the left; undo, share and theme on the right. One line at every size. */
export function Header({ form, onMenu }: { form: Form; onMenu: () => void }) {
  const isPhone = form === 'phone';
  return (
    <header className={styles.header} data-form={form}>
      <h1 className={form === 'desktop' ? styles.name : 'hidden'}>{en.app.title}</h1>
      {form !== 'desktop' && (
        <button type="button" className="button icon" aria-label={en.app.parameters} onClick={onMenu}>
          <Menu size={18} aria-hidden />
        </button>
      )}
      <PresetSelect />
      {!isPhone && (
        <>
          <EngineBadge />
          <PathBadge />
          <span className={styles.version} title={en.app.followsDetail}>
            {en.app.follows}
          </span>
        </>
      )}
      <span className={styles.space} />
      {isPhone ? <EngineBadge isShort /> : <UndoRedo />}
      <ShareButton isShort={isPhone} />
      {!isPhone && <ThemeButton />}
    </header>
  );
}

/** Undo and redo, each named by what it would change. */
export function UndoRedo() {
  const { actions } = useApp();
  // A drag changes its label with every move: it is named once it has ended.
  const isDragging = useAppState((state) => state.history.gesture !== null);
  const undoStep = useAppState(({ history }) =>
    history.gesture === null ? history.past.at(-1)?.label : undefined,
  );
  const redoStep = useAppState((state) => state.history.future.at(-1)?.label);
  const undo = isDragging ? en.app.thisDrag : undoStep ? en.edit(undoStep) : null;
  const redo = redoStep ? en.edit(redoStep) : null;
  return (
    <>
      <button
        type="button"
        className="button icon"
        disabled={undo === null}
        aria-label={en.app.undo(undo)}
        title={en.app.undo(undo)}
        onClick={actions.undo}
      >
        <Undo2 size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button icon"
        disabled={redo === null}
        aria-label={en.app.redo(redo)}
        title={en.app.redo(redo)}
        onClick={actions.redo}
      >
        <Redo2 size={16} aria-hidden />
      </button>
    </>
  );
}

/** Theme of the system, light or dark, in turn. */
export function ThemeButton() {
  const { actions } = useApp();
  const theme = useAppState((state) => state.theme);
  const Icon = THEME_ICON[theme];
  return (
    <button
      type="button"
      className="button icon"
      aria-label={en.app.theme[theme]}
      title={en.app.theme[theme]}
      onClick={() => actions.setTheme(NEXT_THEME[theme])}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
