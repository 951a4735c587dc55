/** Something to read: a file of a person, or a piece of text. Large files are read in slices. */
export interface DataSource {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The bytes from `start` up to `end`, fewer at the end of the file. Rejects if they cannot be read. */
  slice(start: number, end: number): Promise<Uint8Array>;
}

/** How many bytes are read at once. */
const CHUNK = 1 << 20;

/** A file that a person chose or dropped, or any other `Blob`; in Node, `fs.openAsBlob` gives one of a file. */
export function blobSource(blob: Blob, name: string): DataSource {
  return {
    name,
    size: blob.size,
    slice: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}

/** Bytes or a text in memory. */
export function memorySource(content: Uint8Array | string, name: string): DataSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, slice: async (start, end) => bytes.subarray(start, end) };
}

/**
 * The text of a source in chunks, up to `limit` bytes. The byte order mark decides between UTF-8 and UTF-16 and is left
 * out; bytes that are no text become U+FFFD.
 */
export async function* textChunks(
  source: DataSource,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<string> {
  const end = Math.min(source.size, limit);
  const [first, second] = await source.slice(0, 2);
  const isLittle = first === 0xff && second === 0xfe;
  const encoding = isLittle ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const decoder = new TextDecoder(encoding);
  for (let start = 0; start < end; start += CHUNK)
    yield decoder.decode(await source.slice(start, Math.min(start + CHUNK, end)), { stream: true });
  yield decoder.decode();
}
