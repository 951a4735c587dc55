import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Actions } from '../../state/actions';
import type { FrameLoop } from '../../state/frame-loop';
import type { AppState, AppStore } from '../../state/store';
import type { RoutedToken } from '../../view/routed-token';

export interface App {
  readonly store: AppStore;
  readonly actions: Actions;
  readonly loop: FrameLoop;
}

const AppContext = createContext<App | null>(null);

export function AppProvider({ app, children }: { app: App; children: ReactNode }) {
  return <AppContext value={app}>{children}</AppContext>;
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

/** Quiet time after which the text twins of the picture follow it. */
const SETTLE_MS = 120;

/**
 * The routed token once edits rest for a moment. The accessible grid and the table hold thousands of text nodes:
 * they follow a drag when it pauses, not at every frame.
 */
export function useSettledToken(): RoutedToken | null {
  const routed = useAppState((state) => state.routed);
  const [settled, setSettled] = useState(routed);
  useEffect(() => {
    if (settled === routed) return;
    if (settled === null) {
      setSettled(routed);
      return;
    }
    const timer = setTimeout(() => setSettled(routed), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [routed, settled]);
  return settled;
}
