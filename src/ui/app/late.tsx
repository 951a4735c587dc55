import { type ComponentType, useEffect, useState } from 'react';
import type { DialogName } from '../../state/slices/panels';
import { hasOpened } from '../../state/slices/picture';
import { useAppState } from './app-context';
import type * as parts from './late-parts';

/** What the first picture does without. */
type LateParts = typeof parts;

type PropsOf<Name extends keyof LateParts> =
  LateParts[Name] extends ComponentType<infer Props extends object> ? Props : never;

/** The late parts that are components. */
type ComponentName = {
  [Name in keyof LateParts]: [PropsOf<Name>] extends [never] ? never : Name;
}[keyof LateParts];

let load: (() => Promise<LateParts>) | null = null;
let loaded: LateParts | null = null;
let running: Promise<LateParts> | null = null;

/** Says where the late parts come from. The page's entry does it: they import what shows them, which may not import them. */
export function setLateParts(from: () => Promise<LateParts>): void {
  load = from;
}

/** The late parts, or null until they have been fetched. */
export function lateParts(): LateParts | null {
  return loaded;
}

/** Fetches the late parts once. Rejects when they cannot be fetched; the next call then tries again. */
export function fetchLate(): Promise<LateParts> {
  if (!load) return Promise.reject(new Error('nobody said where the late parts come from'));
  running ??= load().then(
    (all) => {
      loaded = all;
      return all;
    },
    (error: unknown) => {
      running = null;
      throw error;
    },
  );
  return running;
}

/**
 * A component among the late parts: it shows nothing until it is there, and is not fetched before the page has opened. A
 * failure reaches the boundary around it, and trying again fetches again.
 */
export function late<Name extends ComponentName>(name: Name): ComponentType<PropsOf<Name>> {
  return function Late(props: PropsOf<Name>) {
    const [, setThere] = useState(false);
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
    const isOpen = useAppState(hasOpened);
    useEffect(() => {
      if (!isOpen) return;
      let isWanted = true;
      fetchLate().then(
        () => isWanted && setThere(true),
        (error: unknown) => isWanted && setFailure({ error }),
      );
      return () => {
        isWanted = false;
      };
    }, [isOpen]);
    if (failure) throw failure.error;
    const Loaded = loaded?.[name] as ComponentType<PropsOf<Name>> | undefined;
    return Loaded ? <Loaded {...props} /> : null;
  };
}

/** A dialog that is late. It is there as a whole when it opens, so that the focus goes into it. */
export function lateDialog(dialog: DialogName, name: ComponentName): ComponentType {
  const Dialog = late(name) as ComponentType;
  return function LateDialog() {
    const isOpen = useAppState((state) => state.dialog === dialog);
    const [wasOpen, setWasOpen] = useState(isOpen);
    if (isOpen && !wasOpen) setWasOpen(true);
    return wasOpen && <Dialog />;
  };
}
