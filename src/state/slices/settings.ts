import type { RouteField } from '../../core/types';
import { LANGUAGES, type Locale, loadText } from '../../text';
import {
  type FoldName,
  type MotionChoice,
  saveSetting,
  type ThemeChoice,
  type Verbosity,
} from '../saved-settings';
import { type NoticesState, withNotices } from './notices';
import type { PanelsState } from './panels';
import type { StoreOf } from './slice';

export interface SettingsState {
  readonly theme: ThemeChoice;
  /** Whether the reader asked this page for no motion, whatever the system says. */
  readonly motion: MotionChoice;
  /** No motion, by the system's wish or the reader's. */
  readonly isStill: boolean;
  readonly verbosity: Verbosity;
  readonly locale: Locale;
  /** Whether the parameters stand beside the picture, on screens that have room for them. */
  readonly areSettingsOpen: boolean;
  /** The parts of the explanation that are open. */
  readonly openFolds: readonly FoldName[];
}

const initial: SettingsState = {
  theme: 'system',
  motion: 'system',
  isStill: false,
  verbosity: 'full',
  locale: 'en',
  areSettingsOpen: false,
  openFolds: [],
};

/** What a reader chose for this device. Each choice is kept for later visits. */
export const SETTINGS = {
  initial,
  actions({ getState, setState }: StoreOf<SettingsState & NoticesState & Pick<PanelsState, 'menuField'>>) {
    let choosing = 0;
    return {
      setTheme(theme: ThemeChoice): void {
        setState({ theme });
        saveSetting('theme', theme);
      },
      /** Changes the language once its words are there. */
      async setLocale(locale: Locale): Promise<void> {
        const turn = ++choosing;
        try {
          await loadText(locale);
        } catch (error) {
          const values = { name: LANGUAGES[locale], reason: String(error) };
          setState((state) => ({
            notices: withNotices(state.notices, [{ field: 'language', code: 'languageNotLoaded', values }]),
          }));
          return;
        }
        if (turn !== choosing) return;
        setState({ locale });
        saveSetting('language', locale);
      },
      /** Shows or hides the parameters beside the picture; `menuField` gets the focus in them. */
      showSettings(areSettingsOpen: boolean, menuField: RouteField | null = null): void {
        setState({ areSettingsOpen, menuField });
        saveSetting('areSettingsOpen', areSettingsOpen);
      },
      /** Opens or closes a part of the explanation. */
      showFold(name: FoldName, isOpen: boolean): void {
        const { openFolds } = getState();
        if (openFolds.includes(name) === isOpen) return;
        const next = isOpen ? [...openFolds, name] : openFolds.filter((each) => each !== name);
        setState({ openFolds: next });
        saveSetting('openFolds', next);
      },
      setMotion(motion: MotionChoice): void {
        setState({ motion });
        saveSetting('motion', motion);
      },
      setVerbosity(verbosity: Verbosity): void {
        setState({ verbosity });
        saveSetting('verbosity', verbosity);
      },
    };
  },
};
