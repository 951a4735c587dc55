import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StageId } from '../../core/stages';
import type { Actions } from '../../state/actions';
import { AT_REST_MS } from '../../state/at-rest';
import type { FrameLoop } from '../../state/frame-loop';
import { stageOf } from '../../state/selectors';
import type { AppState, AppStore } from '../../state/store';
import { type FirstText, firstTextOf, type Locale, type Text, textOf } from '../../text';

export interface App {
  readonly store: AppStore;
  readonly actions: Actions;
  readonly loop: FrameLoop;
}

const AppContext = createContext<App | null>(null);
const LocaleContext = createContext<Locale | null>(null);

export function AppProvider({ app, children }: { app: App; children: ReactNode }) {
  return (
    <AppContext value={app}>
      <LocaleProvider>{children}</LocaleProvider>
    </AppContext>
  );
}

/** One subscription to the language for all components that read words: there are hundreds. */
function LocaleProvider({ children }: { children: ReactNode }) {
  const locale = useAppState((state) => state.locale);
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

/** The store, the actions and the frame loop. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp outside of AppProvider');
  return app;
}

/** One slice of the state; the component renders when it changes. */
export function useAppState<T>(select: (state: AppState) => T): T {
  return useStore(useApp().store, select);
}

function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (!locale) throw new Error('words are read outside of AppProvider');
  return locale;
}

/** The words of the first picture, in the language chosen. */
export function useFirstText(): FirstText {
  return firstTextOf(useLocale());
}

/** Every word on the page, in the language chosen. Only for parts that load late: all words load with them. */
export function useText(): Text {
  return textOf(useLocale());
}

/** The stage shown, updated when playing or scrubbing rests. Hundreds of names depend on it, and would cost frames earlier. */
export function useRestingStage(): StageId {
  const { store } = useApp();
  const [resting, setResting] = useState(() => stageOf(store.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(
      (state) => (state.isPlaying ? null : stageOf(state)),
      (stage) => {
        clearTimeout(timer);
        if (stage !== null) timer = setTimeout(() => setResting(stage), AT_REST_MS);
      },
    );
    setResting(stageOf(store.getState()));
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  return resting;
}
