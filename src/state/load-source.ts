import type { Notice } from '../scenario/link/notice';
import { SourceError } from '../sources/row-source';
import { type LoadedSources, type Source, sourceOf } from '../sources/sources';

/** The result of loading a source. */
interface Arrival {
  /** Adds the parts that arrived to what is loaded by then. Even a failure may bring a part. */
  readonly add: (now: LoadedSources) => LoadedSources;
  /** Why the source's own rows are missing: a file could not be loaded, or there is no such token. */
  readonly fault: Notice | null;
}

/**
 * Loads the data that a source still needs. Nothing else loads data for a source. Rejects only with the reason of the
 * signal.
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

/** Whether a message says that the data of this source could not be loaded. */
export function saysNotLoaded({ field, code, values }: Notice, source: Source): boolean {
  const name = sourceOf(source).files?.nameOf(source);
  return field === source.kind && code === 'sourceNotLoaded' && values.name === name;
}
