import { scenarioBase } from '../scenario/base-rows';
import { DEFAULT_COMPARE_VIEW } from '../scenario/compared';
import { parseLink, resolveLink } from '../scenario/link/decode';
import { resolveCompared } from '../scenario/link/decode-compared';
import { encodeLink } from '../scenario/link/encode';
import { NOT_LISTED } from '../scenario/link/listed-codec';
import { NO_ROWS } from '../scenario/link/rows-codec';
import { ownRowsOf, withListed } from '../scenario/own-rows';
import type { Scenario } from '../scenario/scenario';
import { dataHashOf, type LoadedSources } from '../sources/sources';
import type { Arrive, OpenState } from './arrive';
import type { CompareState } from './slices/compare';
import type { EditingState } from './slices/editing';
import type { FocusState } from './slices/focus';
import type { MessageState } from './slices/message';
import { withNotices } from './slices/notices';
import type { TimeState } from './slices/time';

/** The fields that a link carries, and those that its rows are coded against. */
export type LinkedState = Pick<EditingState, 'scenario' | 'base' | 'loaded' | 'compared'> &
  Pick<FocusState, 'pins' | 'zoom'> &
  Pick<TimeState, 't'> &
  Pick<CompareState, 'compareView'> &
  MessageState;

/** The link of a state, as a fragment with its "#". */
export function linkOf({
  scenario,
  base,
  t,
  pins,
  zoom,
  message,
  loaded,
  compared,
  compareView,
}: LinkedState): string {
  const hashOf = ({ source }: Scenario) => dataHashOf(source, loaded);
  const comparison = compared && { a: compared, view: compareView, dataHash: hashOf(compared.scenario) };
  return encodeLink(scenario, base, { t, pins, zoom, message }, hashOf(scenario), comparison);
}

/** The full address of a state. */
export function addressOf(state: LinkedState): string {
  return new URL(linkOf(state), location.href).href;
}

/** The state that a fragment asks for. */
export async function openFragment(
  arrive: Arrive,
  fragment: string,
  known: LoadedSources,
): Promise<OpenState> {
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
