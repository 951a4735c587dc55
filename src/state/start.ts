import { scenarioBase, type Traces } from '../scenario/base-rows';
import { DEFAULT_COMPARE_VIEW } from '../scenario/compared';
import { FIRST_TRACE } from '../scenario/first-trace';
import { parseLink, resolveLink } from '../scenario/link/decode';
import { resolveCompared } from '../scenario/link/decode-compared';
import { NOT_LISTED } from '../scenario/link/listed-codec';
import type { Notice } from '../scenario/link/notice';
import { NO_ROWS } from '../scenario/link/rows-codec';
import { ownRowsOf, withListed } from '../scenario/own-rows';
import type { Source } from '../scenario/scenario';
import { loadTraceIndex, loadTraceText, TraceError } from '../scenario/traces';
import { withNotices } from './notices';
import type { StartState } from './store';

type OpenState = Omit<StartState, 'theme' | 'locale'>;

/** The state a fragment asks for: link → source → rows. Whatever cannot be read or loaded becomes a notice. */
export function openLink(fragment: string, { traceIndex, traceTexts }: Traces): Promise<OpenState> {
  return openWith(arrive, fragment, { traceIndex, traceTexts });
}

/** The same without waiting for a recorded text: made-up rows take its place, and a notice says so. */
export function openLinkWithoutText(fragment: string): Promise<OpenState> {
  return openWith(withoutText, fragment, { traceIndex: null, traceTexts: {} });
}

async function openWith(arrive: Arrive, fragment: string, known: Traces): Promise<OpenState> {
  const { head, notices } = parseLink(fragment);
  const arrived = await arrive(head.source, head.traceHash, known);
  let { traces } = arrived;
  const { source } = arrived;
  const plain = scenarioBase({ source, params: head.params }, traces);
  const rows = arrived.isOther ? { rows: NO_ROWS, listed: NOT_LISTED, underEdits: '' } : {};
  const { scenario, notices: damaged } = resolveLink({ ...head, source, ...rows }, plain);
  const all = [...notices, ...arrived.notices, ...damaged];

  let comparison: Pick<OpenState, 'compared' | 'compareView'> = {
    compared: null,
    compareView: DEFAULT_COMPARE_VIEW,
  };
  if (head.compared) {
    const a = head.compared;
    const other = a.isOwnSource ? await arrive(a.source, a.traceHash, traces) : arrived;
    if (a.isOwnSource) {
      traces = other.traces;
      all.push(...other.notices);
    }
    const rows = other.isOther ? { rows: NO_ROWS, listed: NOT_LISTED, underEdits: '' } : {};
    const ownBase = scenarioBase({ source: other.source, params: a.params }, traces);
    const resolved = resolveCompared({ ...a, source: other.source, ...rows }, scenario, ownBase);
    all.push(...resolved.notices);
    comparison = { compared: resolved.compared, compareView: a.view };
  }
  const base = withListed(plain, ownRowsOf(scenario));
  return { scenario, base, ...head.view, ...comparison, notices: withNotices([], all), ...traces };
}

interface Arrived {
  readonly source: Source;
  /** Another source stands in, to which edited values do not belong. */
  readonly isOther: boolean;
  readonly traces: Traces;
  readonly notices: readonly Notice[];
}

type Arrive = (source: Source, traceHash: string, known: Traces) => Promise<Arrived>;

const MADE_UP: Source = { kind: 'generator', generator: 'normal', seed: 7 };

async function withoutText(source: Source, _traceHash: string, traces: Traces): Promise<Arrived> {
  if (source.kind !== 'trace') return { source, isOther: false, traces, notices: [] };
  const notice: Notice = { field: 'trace', code: 'traceSkipped', values: { name: source.text } };
  return { source: MADE_UP, isOther: true, traces, notices: [notice] };
}

/** Loads what a source needs. A trace that does not exist is replaced by the first one. */
async function arrive(source: Source, traceHash: string, known: Traces): Promise<Arrived> {
  if (source.kind !== 'trace') return { source, isOther: false, traces: known, notices: [] };
  const notices: Notice[] = [];
  let { traceIndex, traceTexts } = known;
  let exists = true;
  try {
    traceIndex ??= await loadTraceIndex();
    const entry = traceIndex.texts.find(({ name }) => name === source.text);
    exists = entry !== undefined && source.layer < traceIndex.layers && source.token < entry.tokens;
    if (!exists) {
      const value = `${source.text}, ${source.layer}, ${source.token}`;
      notices.push({ field: 'trace', code: 'traceUnknown', values: { value } });
    } else if (traceHash !== '' && traceHash !== entry?.hash)
      notices.push({ field: 'trace', code: 'traceChanged', values: { value: source.text } });
    const name = exists ? source.text : FIRST_TRACE.text;
    traceTexts = { ...traceTexts, [name]: traceTexts[name] ?? (await loadTraceText(name, traceIndex)) };
  } catch (error) {
    const reason = error instanceof TraceError ? error.message : String(error);
    notices.push({ field: 'trace', code: 'traceNotLoaded', values: { name: source.text, reason } });
  }
  return {
    source: exists ? source : FIRST_TRACE,
    isOther: !exists,
    traces: { traceIndex, traceTexts },
    notices,
  };
}
