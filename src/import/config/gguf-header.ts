import type { DataSource } from '../data-source';
import type { ObjectValue, Value } from './values';

/** The header of a GGUF file as far as it could be read. */
export interface GgufHeader {
  readonly root: ObjectValue;
  /** Position in bytes where the file ends too early or makes no sense, or null. */
  readonly brokenAt: number | null;
}

const WINDOW = 1 << 18;
/** Longer texts, such as a chat template, are passed over. */
const MAX_TEXT = 1 << 16;
const MAX_ITEMS = 2048;
const MAX_KEYS = 65_536;
const MAX_TENSORS = 1 << 20;

/** Sizes of the fixed types of GGUF, by their number; 8 is a text and 9 an array. */
const SIZES: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const TEXT = 8;
const ARRAY = 9;

/** Reads the keys and the names of the tensors in slices. Of arrays only short ones of numbers are kept. */
export async function readGgufHeader(source: DataSource): Promise<GgufHeader> {
  const reader = new SliceReader(source);
  const metadata = new Map<string, Value>();
  const tensors = new Map<string, Value>();
  try {
    await reader.skip(4);
    const version = await reader.number(4);
    // The first version had lengths of four bytes.
    const wide = version === 1 ? 4 : 5;
    const tensorCount = await reader.number(wide);
    const keyCount = await reader.number(wide);
    for (let i = 0; i < Math.min(keyCount, MAX_KEYS); i++) {
      const key = await reader.text(wide);
      const value = await readValue(reader, await reader.number(4), wide, 0);
      if (value) metadata.set(key, value);
    }
    for (let i = 0; i < Math.min(tensorCount, MAX_TENSORS); i++) {
      const name = await reader.text(wide);
      const dimensions = await reader.number(4);
      if (dimensions > 8) throw new RangeError('dimensions');
      await reader.skip(dimensions * (wide === 4 ? 4 : 8) + 12);
      if (tensors.size === 0 || name.includes('exp_probs_b'))
        tensors.set(name, { kind: 'null', at: reader.at });
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { root: rootOf(metadata, new Map()), brokenAt: reader.at };
  }
  return { root: rootOf(metadata, tensors), brokenAt: null };
}

function rootOf(metadata: Map<string, Value>, tensors: Map<string, Value>): ObjectValue {
  const object = (entries: Map<string, Value>): ObjectValue => ({ kind: 'object', at: 0, name: '', entries });
  return object(
    new Map([
      ['metadata', object(metadata)],
      ['tensors', object(tensors)],
    ]),
  );
}

async function readValue(
  reader: SliceReader,
  type: number,
  wide: number,
  depth: number,
): Promise<Value | null> {
  const { at } = reader;
  if (type === TEXT) return { kind: 'string', at, text: await reader.text(wide) };
  if (type !== ARRAY) return scalar(reader, type);
  if (depth > 4) throw new RangeError('arrays in arrays');
  const inner = await reader.number(4);
  const length = await reader.number(wide);
  const size = SIZES[inner];
  if (size !== undefined && length > MAX_ITEMS) {
    await reader.skip(length * size);
    return null;
  }
  if (size === undefined && inner !== TEXT && inner !== ARRAY) throw new RangeError('type');
  const items: Value[] = [];
  for (let i = 0; i < length; i++) {
    if (inner === TEXT) await reader.skip(await reader.number(wide));
    else {
      const item = await readValue(reader, inner, wide, depth + 1);
      if (item && items.length < MAX_ITEMS) items.push(item);
    }
  }
  return inner === TEXT ? null : { kind: 'list', at, items, length };
}

async function scalar(reader: SliceReader, type: number): Promise<Value> {
  const { at } = reader;
  const size = SIZES[type];
  if (size === undefined) throw new RangeError('type');
  const view = await reader.bytes(size);
  if (type === 7) return { kind: 'flag', at, value: view.getUint8(0) !== 0 };
  const value = READ[type]!(view);
  // A factor is stored as float32; the shortest number that gives it is what was meant.
  const text = type === 6 ? String(Number(value.toPrecision(7))) : String(value);
  return { kind: 'number', at, value: type === 6 ? Number(text) : value, text };
}

const READ: Readonly<Record<number, (view: DataView) => number>> = {
  0: (view) => view.getUint8(0),
  1: (view) => view.getInt8(0),
  2: (view) => view.getUint16(0, true),
  3: (view) => view.getInt16(0, true),
  4: (view) => view.getUint32(0, true),
  5: (view) => view.getInt32(0, true),
  6: (view) => view.getFloat32(0, true),
  10: (view) => Number(view.getBigUint64(0, true)),
  11: (view) => Number(view.getBigInt64(0, true)),
  12: (view) => view.getFloat64(0, true),
};

/** Reads forward through a source, a window at a time. A `RangeError` is the end of the file. */
class SliceReader {
  at = 0;
  private start = 0;
  private window: Uint8Array = new Uint8Array(0);
  private readonly source: DataSource;

  constructor(source: DataSource) {
    this.source = source;
  }

  async bytes(count: number): Promise<DataView> {
    const from = this.at - this.start;
    if (from < 0 || from + count > this.window.length) {
      if (this.at + count > this.source.size) throw new RangeError('end of the file');
      this.window = await this.source.slice(
        this.at,
        Math.min(this.at + Math.max(count, WINDOW), this.source.size),
      );
      this.start = this.at;
      if (this.window.length < count) throw new RangeError('end of the file');
    }
    const offset = this.window.byteOffset + this.at - this.start;
    this.at += count;
    return new DataView(this.window.buffer, offset, count);
  }

  /** A whole number of 4 bytes, or of 8 for `wide` 5. */
  async number(width: number): Promise<number> {
    const view = await this.bytes(width === 4 ? 4 : 8);
    const value = width === 4 ? view.getUint32(0, true) : Number(view.getBigUint64(0, true));
    if (value > Number.MAX_SAFE_INTEGER) throw new RangeError('length');
    return value;
  }

  async text(width: number): Promise<string> {
    const length = await this.number(width);
    if (length > MAX_TEXT) {
      await this.skip(length);
      return '';
    }
    const view = await this.bytes(length);
    return new TextDecoder().decode(new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, length));
  }

  async skip(count: number): Promise<void> {
    if (this.at + count > this.source.size) throw new RangeError('end of the file');
    this.at += count;
  }
}
