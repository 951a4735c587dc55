import { scenarioBase } from '../scenario/base-rows';
import { DEFAULT_COMPARE_VIEW } from '../scenario/compared';
import { applyPreset } from '../scenario/edits';
import type { Notice } from '../scenario/link/notice';
import { NO_MESSAGE } from '../scenario/message';
import { presetOf } from '../scenario/presets';
import type { Scenario } from '../scenario/scenario';
import { FIRST_VISIT } from '../sources/first-visit';
import { type LoadedSources, NOTHING_LOADED } from '../sources/sources';
import { type Arrive, arrive, type OpenState, withoutFiles } from './arrive';
import { loadLinks } from './load-links';
import { withNotices } from './slices/notices';

/**
 * The state that a fragment asks for: link → source → rows. A part that cannot be read or loaded becomes a notice.
 * Rejects with the reason of the signal, or if the code that reads links cannot be fetched.
 */
export async function openLink(
  fragment: string,
  known: LoadedSources,
  signal: AbortSignal,
): Promise<OpenState> {
  const read = await readerOf(fragment);
  return read((...asked) => arrive(...asked, signal), known);
}

/** The state at the start of the page. Without the code that reads links it is the default one, and a notice says so. */
export function openAddress(fragment: string, signal: AbortSignal): Promise<OpenState> {
  return openWith(fragment, (...asked) => arrive(...asked, signal));
}

/** The same without waiting for what must be loaded: made-up rows take its place, and a notice says so. */
export function openAddressWithoutFiles(fragment: string): Promise<OpenState> {
  return openWith(fragment, withoutFiles);
}

/** Says that the code that reads links could not be fetched. */
export function linkNotLoaded(error: unknown): Notice {
  return { field: 'link', code: 'linkNotLoaded', values: { reason: String(error) } };
}

async function openWith(fragment: string, from: Arrive): Promise<OpenState> {
  let read: Reader;
  try {
    read = await readerOf(fragment);
  } catch (error) {
    const opened = await openDefault(from, NOTHING_LOADED);
    return { ...opened, notices: withNotices([linkNotLoaded(error)], opened.notices) };
  }
  return read(from, NOTHING_LOADED);
}

type Reader = (from: Arrive, known: LoadedSources) => Promise<OpenState>;

/** The function that reads a fragment. An empty one needs no code to be fetched. */
async function readerOf(fragment: string): Promise<Reader> {
  if (fragment === '') return openDefault;
  const { openFragment } = await loadLinks();
  return (from, known) => openFragment(from, fragment, known);
}

/** The state of an address without a link. */
async function openDefault(from: Arrive, known: LoadedSources): Promise<OpenState> {
  const preset = presetOf('');
  const { source, loaded, notices } = await from(FIRST_VISIT.source, '', known);
  const rowsOf = (scenario: Scenario) => scenarioBase({ ...scenario, source }, loaded);
  const scenario = { ...applyPreset(preset.id, rowsOf).scenario, source };
  return {
    scenario,
    base: scenarioBase(scenario, loaded),
    t: FIRST_VISIT.t,
    pins: [],
    zoom: null,
    message: NO_MESSAGE,
    compared: null,
    compareView: DEFAULT_COMPARE_VIEW,
    notices: withNotices([], notices),
    loaded,
  };
}
