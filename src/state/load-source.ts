import type { Notice } from '../scenario/link/notice';
import { SourceError } from '../sources/row-source';
import { type LoadedSources, type Source, sourceOf } from '../sources/sources';

/** What loading a source led to. */
interface Arrival {
  /** Adds what arrived to what is loaded by then. Also a failure may have brought a part. */
  readonly add: (now: LoadedSources) => LoadedSources;
  /** Why the source's own rows are not to be had: something could not be loaded, or there is no such token. */
  readonly fault: Notice | null;
}

/**
 * Loads what a source needs and is not there yet: the only way by which anything is loaded for one. Rejects only with the
 * reason of the signal.
 */
export async function loadSource(
  source: Source,
  loaded: LoadedSources,
  signal: AbortSignal,
): Promise<Arrival> {
  const { kind } = source;
  const { files } = sourceOf(source);
  if (!files) return { add: (now) => now, fault: null };
  const parts: unknown[] = [];
  const add = (now: LoadedSources): LoadedSources => {
    if (parts.length === 0) return now;
    return { ...now, [kind]: parts.reduce((data, part) => files.merge(data, part), now[kind]) };
  };
  try {
    if (!files.isLoaded(source, loaded[kind]))
      await files.load(source, loaded[kind], (part) => parts.push(part), signal);
    signal.throwIfAborted();
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof SourceError ? error.message : String(error);
    const values = { name: files.nameOf(source), reason };
    return { add, fault: { field: kind, code: 'sourceNotLoaded', values } };
  }
  if (files.exists(source, add(loaded)[kind])) return { add, fault: null };
  const fault: Notice = { field: kind, code: 'sourceUnknown', values: { value: files.quote(source) } };
  return { add, fault };
}

/** Whether a message says that what this source needs could not be loaded. */
export function saysNotLoaded({ field, code, values }: Notice, source: Source): boolean {
  const name = sourceOf(source).files?.nameOf(source);
  return field === source.kind && code === 'sourceNotLoaded' && values.name === name;
}
