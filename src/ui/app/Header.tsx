import { CircleHelp, Menu, Moon, SlidersHorizontal, Sun, SunMoon } from 'lucide-react';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import { late } from '../base/late';
import type { Form } from '../base/use-form';
import { CompareButton } from '../compare/CompareButton';
import { ParameterChips } from '../controls/ParameterChips';
import { PathBadge } from '../path/PathBadge';
import { ShareButton } from '../share/ShareButton';
import { EngineBadge } from './EngineBadge';
import styles from './Header.module.css';
import { LanguageSelect } from './LanguageSelect';
import { PresetSelect } from './PresetSelect';

const CommandsButton = late('CommandsButton');
const GuessButton = late('GuessButton');
const UndoRedo = late('UndoRedo');

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const;
const THEME_ICON = { system: SunMoon, light: Sun, dark: Moon };

/** Name, preset, engine and path on the left; undo, share and theme on the right; on a tablet the parameters below. */
export function Header({ form, onMenu }: { form: Form; onMenu: () => void }) {
  const words = useFirstText();
  // It would be untrue of another implementation, or of newer code.
  const isFollowed = useAppState(
    ({ scenario: { setup } }) => setup.implementation === 'vllm' && setup.environment.version === '0.15',
  );
  const isPhone = form === 'phone';
  // Engine, path and version are for who has opened the settings; trouble shows itself.
  const isQuiet = useAppState((state) => form === 'desktop' && !state.areSettingsOpen);
  return (
    <header className={styles.header} data-form={form}>
      <h1 className={form === 'desktop' ? styles.name : 'hidden'}>{words.app.title}</h1>
      {form !== 'desktop' && (
        <button type="button" className="button icon" aria-label={words.app.parameters} onClick={onMenu}>
          <Menu size={18} aria-hidden />
        </button>
      )}
      <PresetSelect />
      {!isPhone && (
        <>
          <EngineBadge isShort={form === 'tablet'} isQuiet={isQuiet} />
          <PathBadge isQuiet={isQuiet} />
        </>
      )}
      {form === 'desktop' && !isQuiet && isFollowed && (
        <span className={styles.version} title={words.app.followsDetail}>
          {words.app.follows}
        </span>
      )}
      <span className={styles.space} />
      {isPhone ? (
        <EngineBadge isShort />
      ) : (
        <span className={styles.pair}>
          <UndoRedo />
          <GuessButton isShort={form === 'tablet'} />
          <CommandsButton />
        </span>
      )}
      {!isPhone && <CompareButton />}
      <ShareButton isShort={form !== 'desktop'} />
      {form === 'desktop' && <SettingsButton />}
      {!isPhone && (
        <>
          <LanguageSelect />
          <ThemeButton />
          <KeysButton />
        </>
      )}
      {form === 'tablet' && <ParameterChips />}
    </header>
  );
}

/** Opens the list of keys and gestures. */
export function KeysButton() {
  const words = useFirstText();
  const { actions } = useApp();
  return (
    <button
      type="button"
      className="button icon"
      aria-label={words.app.keysTitle}
      aria-haspopup="dialog"
      aria-keyshortcuts="?"
      title={`${words.app.keysTitle} (?)`}
      onClick={() => actions.openDialog('keys')}
    >
      <CircleHelp size={16} aria-hidden />
    </button>
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

/** Switches between the system's theme, light and dark. */
export function ThemeButton() {
  const words = useFirstText();
  const { actions } = useApp();
  const theme = useAppState((state) => state.theme);
  const Icon = THEME_ICON[theme];
  return (
    <button
      type="button"
      className="button icon"
      aria-label={words.app.theme[theme]}
      title={words.app.theme[theme]}
      onClick={() => actions.setTheme(NEXT_THEME[theme])}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
