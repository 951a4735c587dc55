import { type ComponentType, useEffect, useState } from 'react';
import { hasOpened } from '../../state/selectors';
import type { FEATURES } from '../app/features';
import { useAppState } from './app-context';
import type { Feature } from './feature';

type Features = typeof FEATURES;
type Merged<Union> = (Union extends object ? (part: Union) => void : never) extends (part: infer All) => void
  ? All
  : never;

/** What the features offer by name. */
type LateParts = Merged<Extract<Features[number], { parts: object }>['parts']>;

type PropsOf<Name extends keyof LateParts> =
  LateParts[Name] extends ComponentType<infer Props extends object> ? Props : never;

/** The late parts that are components. */
type ComponentName = {
  [Name in keyof LateParts]: [PropsOf<Name>] extends [never] ? never : Name;
}[keyof LateParts];

let load: (() => Promise<Features>) | null = null;
let loaded: LateParts | null = null;
let features: readonly Feature[] = [];
let running: Promise<LateParts> | null = null;

/** Says where the features come from. The page's entry does it: they import what shows them, which may not import them. */
export function setLateFeatures(from: () => Promise<Features>): void {
  load = from;
}

/** The features; none until they have been fetched. */
export function lateFeatures(): readonly Feature[] {
  return features;
}

/** What the features offer by name, or null until they have been fetched. */
export function lateParts(): LateParts | null {
  return loaded;
}

/** Fetches the features once. Rejects when they cannot be fetched; the next call then tries again. */
export function fetchLate(): Promise<LateParts> {
  if (!load) return Promise.reject(new Error('nobody said where the features come from'));
  running ??= load().then(
    (all) => {
      features = all;
      loaded = Object.assign({}, ...features.map(({ parts }) => parts)) as LateParts;
      return loaded;
    },
    (error: unknown) => {
      running = null;
      throw error;
    },
  );
  return running;
}

/**
 * A component of a feature: it shows nothing until it is there, and is not fetched before the page has opened. A failure
 * reaches the boundary around it, and trying again fetches again.
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
