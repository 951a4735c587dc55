import { generateRows } from './generator';
import type { BaseRows, RowShape, RowSource } from './row-source';
import {
  loadTraceIndex,
  loadTraceText,
  type TraceIndex,
  type TraceText,
  tokenPieces,
  traceLogits,
} from './trace-files';

/** One token of a recorded text, at one layer of the recorded model. */
export interface TraceRef {
  readonly kind: 'trace';
  readonly text: string;
  readonly layer: number;
  readonly token: number;
}

/** What was loaded of the recorded texts. */
interface TraceData {
  readonly index: TraceIndex | null;
  readonly texts: Readonly<Record<string, TraceText>>;
}

/** The token a new reader sees first. */
export const FIRST_TRACE: TraceRef = { kind: 'trace', text: 'english', layer: 2, token: 63 };

/**
 * Another text, layer or token. What is not given is as in the recorded token that was chosen last, or in the first
 * one.
 */
export function traceWith(part: Partial<Omit<TraceRef, 'kind'>>): (now: AnyRef) => TraceRef {
  return (now) => ({ ...(isTrace(now) ? now : FIRST_TRACE), ...part });
}

interface AnyRef {
  readonly kind: string;
}

function isTrace(ref: AnyRef): ref is TraceRef {
  return ref.kind === FIRST_TRACE.kind;
}

/** Seed of the values for experts that a trace does not have. */
const FILL_SEED = 0;

/** Rows of real texts, recorded from a small trained model. */
export const TRACE: RowSource<TraceRef, TraceData, 'trace'> = {
  kind: 'trace',
  options: ['trace'],
  optionOf: () => 'trace',
  choose: (_, now) => now ?? FIRST_TRACE,

  read(text) {
    const match = /^([a-z]{1,24})@([0-9a-f]{0,12}):(\d{1,2}):(\d{1,4})$/.exec(text);
    if (!match) return null;
    const [, name = '', dataHash = '', layer, token] = match;
    return { dataHash, source: { kind: 'trace', text: name, layer: Number(layer), token: Number(token) } };
  },
  write: ({ text, layer, token }, dataHash) => `${text}@${dataHash}:${layer}:${token}`,

  rows,

  files: {
    first: FIRST_TRACE,
    nameOf: ({ text }) => text,
    quote: ({ text, layer, token }) => `${text}, ${layer}, ${token}`,
    isLoaded: ({ text }, data) => data !== undefined && data.index !== null && data.texts[text] !== undefined,
    exists: (ref, data) => !data?.index || hasToken(ref, data.index),
    hashOf: (ref, data) => entryOf(ref, data?.index)?.hash ?? null,
    async load(ref, data, keep, signal) {
      const index = data?.index ?? (await loadTraceIndex({ signal }));
      keep({ index, texts: {} });
      if (!hasToken(ref, index)) return;
      const text = data?.texts[ref.text] ?? (await loadTraceText(ref.text, index, { signal }));
      keep({ index, texts: { [ref.text]: text } });
    },
    merge: (data, part) => ({ ...part, texts: { ...data?.texts, ...part.texts } }),
  },

  text: {
    positionOf: ({ token }) => token,
    at: (ref, token) => ({ ...ref, token }),
    neighbour(ref, data, direction) {
      const token = ref.token + direction;
      const count = entryOf(ref, data?.index)?.tokens ?? 0;
      return token >= 0 && (direction < 0 || token < count) ? { ...ref, token } : null;
    },
    pieces(ref, data) {
      const text = data?.texts[ref.text];
      return text ? tokenPieces(text) : null;
    },
  },
};

/** The recorded rows, cut or continued by the `normal` generator to the number of experts that is wanted. */
function rows(ref: TraceRef, shape: RowShape, data: TraceData | undefined): BaseRows {
  const filled = generateRows('normal', FILL_SEED, shape);
  const E = shape.globalNumExperts;
  const index = data?.index;
  const text = data?.texts[ref.text];
  const bias = index?.bias[ref.layer];
  if (text && ref.layer < (index?.layers ?? 0) && ref.token < text.tokens.length)
    filled.logits.set(traceLogits(text, ref.layer, ref.token).subarray(0, E));
  if (bias) filled.bias.set(bias.subarray(0, E));
  return filled;
}

function entryOf({ text }: TraceRef, index: TraceIndex | null | undefined) {
  return index?.texts.find(({ name }) => name === text);
}

function hasToken(ref: TraceRef, index: TraceIndex): boolean {
  return ref.layer < index.layers && ref.token < (entryOf(ref, index)?.tokens ?? 0);
}
