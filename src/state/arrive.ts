import type { Notice } from '../scenario/link/notice';
import { dataHashOf, type LoadedSources, type Source, sourceOf } from '../sources/sources';
import { loadSource } from './load-source';
import type { CompareState } from './slices/compare';
import type { EditingState } from './slices/editing';
import type { FocusState } from './slices/focus';
import type { MessageState } from './slices/message';
import type { NoticesState } from './slices/notices';
import type { TimeState } from './slices/time';

/** The fields of the store that the address decides. */
export type OpenState = Pick<EditingState, 'scenario' | 'base' | 'compared' | 'loaded'> &
  Pick<TimeState, 't'> &
  Pick<FocusState, 'pins' | 'zoom'> &
  Pick<CompareState, 'compareView'> &
  MessageState &
  NoticesState;

/** The result of loading a source that a link names. */
interface Arrived {
  readonly source: Source;
  /** Another source replaces the one asked for. Edited values do not belong to it. */
  readonly isOther: boolean;
  readonly loaded: LoadedSources;
  readonly notices: readonly Notice[];
}

export type Arrive = (source: Source, dataHash: string, loaded: LoadedSources) => Promise<Arrived>;

/** The source that replaces a file that was not waited for. */
const MADE_UP: Source = { kind: 'generator', generator: 'normal', seed: 7 };

/** Waits for no file: made-up rows take its place, and a notice says so. */
export async function withoutFiles(
  source: Source,
  _dataHash: string,
  loaded: LoadedSources,
): Promise<Arrived> {
  const { files } = sourceOf(source);
  if (!files) return { source, isOther: false, loaded, notices: [] };
  const values = { name: files.nameOf(source) };
  const notice: Notice = { field: source.kind, code: 'sourceSkipped', values };
  return { source: MADE_UP, isOther: true, loaded, notices: [notice] };
}

/** Loads what a source needs. A token that does not exist is replaced by the first one. */
export async function arrive(
  source: Source,
  dataHash: string,
  known: LoadedSources,
  signal: AbortSignal,
): Promise<Arrived> {
  const { add, fault } = await loadSource(source, known, signal);
  const loaded = add(known);
  const notices = fault ? [fault] : [];
  const { files } = sourceOf(source);
  if (files && fault?.code === 'sourceUnknown') {
    const first = await loadSource(files.first, loaded, signal);
    if (first.fault) notices.push(first.fault);
    return { source: files.first, isOther: true, loaded: first.add(loaded), notices };
  }
  const present = dataHashOf(source, loaded);
  if (files && dataHash !== '' && present !== '' && dataHash !== present)
    notices.unshift({ field: source.kind, code: 'sourceChanged', values: { value: files.nameOf(source) } });
  return { source, isOther: false, loaded, notices };
}
