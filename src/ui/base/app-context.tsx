import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StageId } from '../../core/stages';
import type { Actions } from '../../state/actions';
import { AT_REST_MS } from '../../state/at-rest';
import type { FrameLoop } from '../../state/frame-loop';
import { stageOf } from '../../state/selectors';
import type { AppState, AppStore } from '../../state/store';
import { type Text, textOf } from '../../text';

export interface App {
  readonly store: AppStore;
  readonly actions: Actions;
  readonly loop: FrameLoop;
}

const AppContext = createContext<App | null>(null);
const TextContext = createContext<Text | null>(null);

export function AppProvider({ app, children }: { app: App; children: ReactNode }) {
  return (
    <AppContext value={app}>
      <TextProvider>{children}</TextProvider>
    </AppContext>
  );
}

/** One subscription to the language for all who read words: hundreds of cells do. */
function TextProvider({ children }: { children: ReactNode }) {
  const locale = useAppState((state) => state.locale);
  return <TextContext value={textOf(locale)}>{children}</TextContext>;
}

/** The store, the intents and the frame loop. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp outside of AppProvider');
  return app;
}

/** One slice of the state; the component renders when it changes. */
export function useAppState<T>(select: (state: AppState) => T): T {
  return useStore(useApp().store, select);
}

/** Every word on the page, in the language chosen. */
export function useText(): Text {
  const words = useContext(TextContext);
  if (!words) throw new Error('useText outside of AppProvider');
  return words;
}

/** The stage shown once playing or scrubbing rests: hundreds of names follow it, which would cost frames on the way. */
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
