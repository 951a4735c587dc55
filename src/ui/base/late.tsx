import { type ComponentType, useEffect, useSyncExternalStore } from 'react';
import { hasOpened } from '../../state/slices/picture';
import { useAppState } from './app-context';
import type { Feature } from './feature';

/** The parts of all features by name. The list of features adds them, so that this file need not know it. */
// biome-ignore lint/suspicious/noEmptyInterface: app/features.ts fills it
export interface LateParts {}

type Features = readonly Feature[];

type PropsOf<Name extends keyof LateParts> =
  LateParts[Name] extends ComponentType<infer Props extends object> ? Props : never;

/** The late parts that are components. */
type ComponentName = {
  [Name in keyof LateParts]: [PropsOf<Name>] extends [never] ? never : Name;
}[keyof LateParts];

/** What is known of the features: nothing yet, all of them, or why they could not be fetched. */
interface Status {
  readonly parts: LateParts | null;
  readonly features: readonly Feature[];
  readonly error: unknown;
}

let load: (() => Promise<Features>) | null = null;
let status: Status = { parts: null, features: [], error: null };
let running: Promise<LateParts> | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Status): void {
  status = next;
  for (const listener of listeners) listener();
}

/** Says where the features come from. The page's entry does it: they import what shows them, which may not import them. */
export function setLateFeatures(from: () => Promise<Features>): void {
  load = from;
}

/** The features; none until they have been fetched. */
export function lateFeatures(): readonly Feature[] {
  return status.features;
}

/** The parts of all features by name, or null until they have been fetched. */
export function lateParts(): LateParts | null {
  return status.parts;
}

/** Fetches the features once. Rejects when they cannot be fetched; the next call then tries again. */
export function fetchLate(): Promise<LateParts> {
  if (!load) return Promise.reject(new Error('nobody said where the features come from'));
  running ??= load().then(
    (features: readonly Feature[]) => {
      const parts = Object.assign({}, ...features.map((feature) => feature.parts)) as LateParts;
      become({ parts, features, error: null });
      return parts;
    },
    (error: unknown) => {
      running = null;
      become({ ...status, error });
      throw error;
    },
  );
  return running;
}

/** Why the features could not be fetched; null when nothing went wrong. */
export function useLateError(): unknown {
  return useSyncExternalStore(subscribe, () => status.error);
}

/**
 * A component of a feature: it shows nothing until it is there, and is not fetched before the page has opened. When it cannot
 * be fetched, the rest of the page stays, and `LateFailure` says so.
 */
export function late<Name extends ComponentName>(name: Name): ComponentType<PropsOf<Name>> {
  return function Late(props: PropsOf<Name>) {
    const parts = useSyncExternalStore(subscribe, lateParts);
    const isOpen = useAppState(hasOpened);
    useEffect(() => {
      if (isOpen) fetchLate().catch(() => null);
    }, [isOpen]);
    const Loaded = parts?.[name] as ComponentType<PropsOf<Name>> | undefined;
    return Loaded ? <Loaded {...props} /> : null;
  };
}
