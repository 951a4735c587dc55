import { scenarioBase } from '../scenario/base-rows';
import { DEFAULT_COMPARE_VIEW } from '../scenario/compared';
import { parseLink, resolveLink } from '../scenario/link/decode';
import { resolveCompared } from '../scenario/link/decode-compared';
import { NOT_LISTED } from '../scenario/link/listed-codec';
import type { Notice } from '../scenario/link/notice';
import { NO_ROWS } from '../scenario/link/rows-codec';
import { ownRowsOf, withListed } from '../scenario/own-rows';
import { dataHashOf, type LoadedSources, NOTHING_LOADED, type Source, sourceOf } from '../sources/sources';
import { loadSource } from './load-source';
import type { CompareState } from './slices/compare';
import type { EditingState } from './slices/editing';
import type { FocusState } from './slices/focus';
import { type NoticesState, withNotices } from './slices/notices';
import type { TimeState } from './slices/time';

/** The fields of the store that an address decides. */
type OpenState = Pick<EditingState, 'scenario' | 'base' | 'compared' | 'loaded'> &
  Pick<TimeState, 't'> &
  Pick<FocusState, 'pins' | 'zoom'> &
  Pick<CompareState, 'compareView'> &
  NoticesState;

/**
 * The state a fragment asks for: link → source → rows. Whatever cannot be read or loaded becomes a notice. Rejects only
 * with the reason of the signal.
 */
export function openLink(fragment: string, loaded: LoadedSources, signal: AbortSignal): Promise<OpenState> {
  return openWith((...asked) => arrive(...asked, signal), fragment, loaded);
}

/** The same without waiting for what must be loaded: made-up rows take its place, and a notice says so. */
export function openLinkWithoutFiles(fragment: string): Promise<OpenState> {
  return openWith(withoutFiles, fragment, NOTHING_LOADED);
}

async function openWith(arrive: Arrive, fragment: string, known: LoadedSources): Promise<OpenState> {
  const { head, notices } = parseLink(fragment);
  const arrived = await arrive(head.source, head.dataHash, known);
  let { loaded } = arrived;
  const { source } = arrived;
  const plain = scenarioBase({ source, params: head.params }, loaded);
  const rows = arrived.isOther ? { rows: NO_ROWS, listed: NOT_LISTED, underEdits: '' } : {};
  const { scenario, notices: damaged } = resolveLink({ ...head, source, ...rows }, plain);
  const all = [...notices, ...arrived.notices, ...damaged];

  let comparison: Pick<OpenState, 'compared' | 'compareView'> = {
    compared: null,
    compareView: DEFAULT_COMPARE_VIEW,
  };
  if (head.compared) {
    const a = head.compared;
    const other = a.isOwnSource ? await arrive(a.source, a.dataHash, loaded) : arrived;
    if (a.isOwnSource) {
      loaded = other.loaded;
      all.push(...other.notices);
    }
    const rows = other.isOther ? { rows: NO_ROWS, listed: NOT_LISTED, underEdits: '' } : {};
    const ownBase = scenarioBase({ source: other.source, params: a.params }, loaded);
    const resolved = resolveCompared({ ...a, source: other.source, ...rows }, scenario, ownBase);
    all.push(...resolved.notices);
    comparison = { compared: resolved.compared, compareView: a.view };
  }
  const base = withListed(plain, ownRowsOf(scenario));
  return { scenario, base, ...head.view, ...comparison, notices: withNotices([], all), loaded };
}

interface Arrived {
  readonly source: Source;
  /** Another source stands in, to which edited values do not belong. */
  readonly isOther: boolean;
  readonly loaded: LoadedSources;
  readonly notices: readonly Notice[];
}

type Arrive = (source: Source, dataHash: string, loaded: LoadedSources) => Promise<Arrived>;

/** Shown in place of what was not waited for. */
const MADE_UP: Source = { kind: 'generator', generator: 'normal', seed: 7 };

async function withoutFiles(source: Source, _dataHash: string, loaded: LoadedSources): Promise<Arrived> {
  const { files } = sourceOf(source);
  if (!files) return { source, isOther: false, loaded, notices: [] };
  const values = { name: files.nameOf(source) };
  const notice: Notice = { field: source.kind, code: 'sourceSkipped', values };
  return { source: MADE_UP, isOther: true, loaded, notices: [notice] };
}

/** Loads what a source needs. A token that does not exist is replaced by the first one. */
async function arrive(
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
