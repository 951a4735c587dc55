import { type ComponentType, useEffect, useState } from 'react';
import type { DialogName } from '../../state/store';
import { useAppState } from './app-context';

const fetches = new Set<() => Promise<void>>();

/** Something whose code is not fetched with the page. */
interface LateValue<T> {
  /** Null until it has been fetched. */
  readonly now: () => T | null;
  readonly fetch: () => Promise<void>;
}

/** Makes something late: it is there once its own `fetch`, or `fetchLate`, has ended. */
export function lateValue<T>(load: () => Promise<T>): LateValue<T> {
  let value: T | null = null;
  let running: Promise<void> | null = null;
  const fetch = () => {
    running ??= load().then(
      (loaded) => {
        value = loaded;
      },
      (error: unknown) => {
        running = null;
        throw error;
      },
    );
    return running;
  };
  fetches.add(fetch);
  return { now: () => value, fetch };
}

/**
 * A component that is late: it shows nothing until it is there. A failure reaches the boundary around it, and trying again
 * fetches again.
 */
export function late<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const part = lateValue(load);
  return function Late(props: P) {
    const [, setThere] = useState(false);
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
    useEffect(() => {
      let isWanted = true;
      part.fetch().then(
        () => {
          // They share a file: what failed before can be there now.
          void fetchLate();
          if (isWanted) setThere(true);
        },
        (error: unknown) => isWanted && setFailure({ error }),
      );
      return () => {
        isWanted = false;
      };
    }, []);
    if (failure) throw failure.error;
    const Loaded = part.now();
    return Loaded && <Loaded {...props} />;
  };
}

/** A dialog that is late. It is there as a whole when it opens, so that the focus goes into it. */
export function lateDialog(name: DialogName, load: () => Promise<ComponentType>): ComponentType {
  const Dialog = late(load);
  return function LateDialog() {
    const isOpen = useAppState((state) => state.dialog === name);
    const [wasOpen, setWasOpen] = useState(isOpen);
    if (isOpen && !wasOpen) setWasOpen(true);
    return wasOpen && <Dialog />;
  };
}

/**
 * Fetches all that is late, so that the first use of each is instant, and ends when nothing more is under way. What fails
 * is fetched again when it is shown.
 */
export async function fetchLate(): Promise<void> {
  await Promise.allSettled(Array.from(fetches, (fetch) => fetch()));
}
