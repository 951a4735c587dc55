import * as v from 'valibot';
import { SourceError, type TokenPiece } from './row-source';

/** The recorded model and its texts. */
export interface TraceIndex {
  readonly layers: number;
  readonly experts: number;
  readonly topK: number;
  /** Correction bias of each layer, float32 [experts]. */
  readonly bias: readonly Float32Array[];
  readonly texts: readonly TraceEntry[];
}

interface TraceEntry {
  readonly name: string;
  readonly label: string;
  /** Start of the SHA-256 of the data, named in links. */
  readonly hash: string;
  /** The same of its list of tokens. */
  readonly tokensHash: string;
  readonly tokens: number;
}

/** One text with the router data of each of its tokens. */
export interface TraceText {
  readonly name: string;
  readonly hash: string;
  /** Bytes of each token; a character may spread over several tokens. */
  readonly tokens: readonly Uint8Array[];
  readonly experts: number;
  /** z, float32 [layers, tokens, experts]. */
  readonly logits: Float32Array;
  /** Whether the bytes were checked against their hashes; a browser offers no hashes on an insecure address. */
  readonly isChecked: boolean;
  /** Recorded picks [layers, tokens, topK], best first. */
  readonly topkIds: Uint8Array;
}

const FOLDER = './traces';

/** Start of the SHA-256 of the list of texts that belongs to this version of the page. */
const INDEX_HASH = '1bd2412d9df8';

/** A file that has not arrived by then counts as missing. */
const PATIENCE_MS = 20_000;

const IndexSchema = v.object({
  layers: v.number(),
  experts: v.number(),
  topK: v.number(),
  bias: v.string(),
  texts: v.array(
    v.object({
      name: v.string(),
      label: v.string(),
      hash: v.string(),
      tokensHash: v.string(),
      tokens: v.number(),
    }),
  ),
});

const TextSchema = v.object({ tokens: v.array(v.pipe(v.string(), v.regex(/^([0-9a-f]{2})*$/))) });

/** How files are fetched. */
interface Fetching {
  /** In place of the browser's own `fetch`. */
  readonly get?: typeof fetch;
  readonly signal?: AbortSignal;
}

/** The list of recorded texts. @throws SourceError, or the reason of the signal */
export async function loadTraceIndex(fetching: Fetching = {}, hash = INDEX_HASH): Promise<TraceIndex> {
  const { bytes } = await request(fetching, 'index.json', hash);
  const raw = read(IndexSchema, 'index.json', bytes);
  const bias = floatsOf(raw.bias);
  if (bias?.length !== raw.layers * raw.experts)
    throw new SourceError('index.json has a bias of the wrong length');
  return {
    ...raw,
    bias: Array.from({ length: raw.layers }, (_, layer) =>
      bias.slice(layer * raw.experts, (layer + 1) * raw.experts),
    ),
  };
}

/**
 * One text of the list. Bytes of another text, or of another version of it, are refused.
 * @throws SourceError, or the reason of the signal
 */
export async function loadTraceText(
  name: string,
  index: TraceIndex,
  fetching: Fetching = {},
): Promise<TraceText> {
  const entry = index.texts.find((text) => text.name === name);
  if (!entry) throw new SourceError(`there is no text ${name}`);
  const [meta, { bytes: data, isChecked }] = await Promise.all([
    request(fetching, `${name}.json`, entry.tokensHash),
    request(fetching, `${name}.bin`, entry.hash),
  ]);
  const { tokens } = read(TextSchema, `${name}.json`, meta.bytes);
  const rows = index.layers * entry.tokens;
  const logitBytes = rows * index.experts * 4;
  if (tokens.length !== entry.tokens || data.byteLength !== logitBytes + rows * index.topK)
    throw new SourceError(`${name} has the wrong size`);
  return {
    name,
    hash: entry.hash,
    tokens: tokens.map((hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))),
    experts: index.experts,
    logits: new Float32Array(data, 0, rows * index.experts),
    isChecked,
    topkIds: new Uint8Array(data, logitBytes),
  };
}

/** The bytes of a file. Their SHA-256 must begin with `hash`. */
async function request(
  fetching: Fetching,
  file: string,
  hash: string,
): Promise<{ bytes: ArrayBuffer; isChecked: boolean }> {
  const bytes = await bytesOf(fetching, file);
  const own = await hashOf(bytes);
  if (own !== null && own !== hash)
    throw new SourceError(`${file}: its bytes are others than expected (SHA-256 ${own}…, not ${hash}…)`);
  return { bytes, isChecked: own !== null };
}

async function bytesOf({ get = fetch, signal }: Fetching, file: string): Promise<ArrayBuffer> {
  try {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const response = await get(`${FOLDER}/${file}`, {
      signal: signal ? eitherOf(signal, patience) : patience,
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    // The connection may still break half-way.
    return await response.arrayBuffer();
  } catch (error) {
    signal?.throwIfAborted();
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    const reason = isLate ? `no answer in ${PATIENCE_MS / 1000} seconds` : messageOf(error);
    throw new SourceError(`${file}: ${reason}`);
  }
}

/** Aborts as soon as one of two signals does. `AbortSignal.any` is missing in browsers that this page still works in. */
function eitherOf(...signals: readonly AbortSignal[]): AbortSignal {
  const either = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) either.abort(signal.reason);
    signal.addEventListener('abort', () => either.abort(signal.reason), {
      once: true,
      signal: either.signal,
    });
  }
  return either.signal;
}

/** Start of the SHA-256 of bytes; null if the browser offers no hashes. */
async function hashOf(bytes: ArrayBuffer): Promise<string | null> {
  // Browsers offer it only on https and on the local machine.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'no answer';
}

/** The float32 values in base64; null if the text is not that. */
function floatsOf(base64: string): Float32Array | null {
  try {
    return new Float32Array(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)).buffer);
  } catch {
    return null;
  }
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  file: string,
  bytes: ArrayBuffer,
): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new SourceError(`${file}: ${messageOf(error)}`);
  }
  const result = v.safeParse(schema, value);
  if (!result.success) throw new SourceError(`${file} is unreadable: ${result.issues[0].message}`);
  return result.output;
}

/** z of one token at one layer, float32 [experts]. */
export function traceLogits(text: TraceText, layer: number, token: number): Float32Array {
  const start = (layer * text.tokens.length + token) * text.experts;
  return text.logits.slice(start, start + text.experts);
}

/**
 * One piece for each token. A character spread over several tokens is shown by the token that completes it; the tokens
 * before it show "·", so that each can still be chosen.
 */
export function tokenPieces(text: TraceText): TokenPiece[] {
  const decoder = new TextDecoder('utf-8');
  return text.tokens.map((bytes, token) => {
    const decoded = decoder.decode(bytes, { stream: token < text.tokens.length - 1 });
    return { token, text: decoded === '' ? '·' : decoded };
  });
}
