import { baseRows } from '../scenario/base-rows';
import { FIRST_TRACE } from '../scenario/first-trace';
import { parseLink, resolveLink } from '../scenario/link/decode';
import type { Notice } from '../scenario/link/notice';
import {
  loadTraceIndex,
  loadTraceText,
  TraceError,
  type TraceIndex,
  type TraceText,
} from '../scenario/traces';
import type { StartState } from './store';

type OpenState = Omit<StartState, 'theme' | 'locale'>;

/** The state a fragment asks for: link → source → rows. Whatever cannot be read or loaded becomes a notice. */
export async function openLink(
  fragment: string,
  known: { readonly traceIndex: TraceIndex | null; readonly traceTexts: Readonly<Record<string, TraceText>> },
): Promise<OpenState> {
  const parsed = parseLink(fragment);
  const notices: Notice[] = [...parsed.notices];
  let { head } = parsed;
  let { traceIndex, traceTexts } = known;

  if (head.source.kind === 'trace') {
    const source = head.source;
    try {
      traceIndex ??= await loadTraceIndex();
      const entry = traceIndex.texts.find(({ name }) => name === source.text);
      const exists = entry && source.layer < traceIndex.layers && source.token < entry.tokens;
      if (!exists) {
        const value = `${source.text}, ${source.layer}, ${source.token}`;
        notices.push({ field: 'trace', code: 'traceUnknown', values: { value } });
        head = { ...head, source: FIRST_TRACE, tail: '' };
      } else if (head.traceHash !== '' && head.traceHash !== entry.hash)
        notices.push({ field: 'trace', code: 'traceChanged', values: { value: source.text } });
      const name = exists ? source.text : FIRST_TRACE.text;
      traceTexts = { ...traceTexts, [name]: traceTexts[name] ?? (await loadTraceText(name, traceIndex)) };
    } catch (error) {
      const reason = error instanceof TraceError ? error.message : String(error);
      notices.push({ field: 'trace', code: 'traceNotLoaded', values: { name: source.text, reason } });
    }
  }
  const { source } = head;
  const text = source.kind === 'trace' ? (traceTexts[source.text] ?? null) : null;
  const base = baseRows(source, head.params, text, traceIndex);
  const { scenario, notices: more } = resolveLink(head, base);
  return { scenario, base, ...head.view, notices: [...notices, ...more], traceIndex, traceTexts };
}
