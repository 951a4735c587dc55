import { covered } from '../rows';
import type { TokenTraits } from '../scenario';
import { packRows, unpackRows } from './packed-rows';
import { bitsOf } from './row-bits';

interface TokenCodec {
  readonly key: string;
  /** The name for messages. */
  readonly name: string;
  /** `E` is the number of experts. */
  readonly write: (token: TokenTraits, E: number) => string;
  /** The token with the value read, or null if the text cannot be read. */
  readonly read: (text: string, token: TokenTraits, E: number) => TokenTraits | null;
}

/** The largest number of entries that is read of a table's row: a router names no more experts than it has. */
const MAX_IDS = 1024;

/** How a link writes that there is no table, or no second bias. */
const NONE = '0';
/** Stands before a packed row, so that a row of zeros has a text too. */
const ROW = 'r';

/** How a link writes the token's traits. Only traits that differ from plain text are named. */
export const TOKEN_CODECS: readonly TokenCodec[] = [
  {
    key: 'tid',
    name: 'table row',
    write: ({ tableIds }) => tableIds?.join(',') ?? 'none',
    read: (text, token) => {
      if (text === 'none') return { ...token, tableIds: null };
      const ids = text === '' ? [] : text.split(',');
      const isRead = ids.length <= MAX_IDS && ids.every((id) => /^-?\d{1,6}$/.test(id));
      return isRead ? { ...token, tableIds: ids.map(Number) } : null;
    },
  },
  flag(
    'img',
    'image token',
    ({ kind }) => kind === 'image',
    (isImage) => ({ kind: isImage ? 'image' : 'text' }),
  ),
  flag(
    'pad',
    'padding row',
    ({ isPadding }) => isPadding,
    (isPadding) => ({ isPadding }),
  ),
  {
    key: 'ob',
    name: 'second bias',
    write: ({ otherBias }, E) => {
      if (!otherBias) return NONE;
      const row = covered(new Float32Array(E), otherBias);
      return `${ROW}${packRows(bitsOf(row), new Uint32Array(E), E)}`;
    },
    read: (text, token, E) => {
      if (text === NONE) return { ...token, otherBias: null };
      const bits = new Uint32Array(E);
      const packed = text.slice(ROW.length);
      if (!text.startsWith(ROW) || (packed !== '' && unpackRows(packed, bits))) return null;
      return { ...token, otherBias: new Float32Array(bits.buffer) };
    },
  },
];

function flag(
  key: string,
  name: string,
  get: (token: TokenTraits) => boolean,
  set: (value: boolean) => Partial<TokenTraits>,
): TokenCodec {
  return {
    key,
    name,
    write: (token) => (get(token) ? '1' : '0'),
    read: (text, token) => (text === '1' || text === '0' ? { ...token, ...set(text === '1') } : null),
  };
}
