/**
 * Bytes as letters and digits. Chats and trackers cut `_`, `-` and other signs off the end of a link, read pairs of
 * them as emphasis and turn two hyphens into a dash. They leave letters and digits alone. Blocks of 32 bytes become 43
 * characters, less than one per cent more than base64 needs.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BLOCK_BYTES = 32;
const BITS = Math.log2(ALPHABET.length);
const charsOf = (bytes: number) => Math.ceil((bytes * 8) / BITS);
const BLOCK_CHARS = charsOf(BLOCK_BYTES);
const BASE = BigInt(ALPHABET.length);

/** How many bytes that many characters of a block hold. */
const BYTES_OF = new Map(Array.from({ length: BLOCK_BYTES }, (_, i) => [charsOf(i + 1), i + 1] as const));

/** Any bytes as text. */
export function toBase62(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    const block = bytes.subarray(at, at + BLOCK_BYTES);
    let value = 0n;
    for (const byte of block) value = (value << 8n) | BigInt(byte);
    text += digits(value, charsOf(block.length));
  }
  return text;
}

/** The bytes of a text; null if `toBase62` makes no such text. */
export function fromBase62(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += BLOCK_CHARS) {
    const block = text.slice(at, at + BLOCK_CHARS);
    const count = BYTES_OF.get(block.length);
    const value = numberOf(block);
    if (count === undefined || value === null || value >> BigInt(8 * count) !== 0n) return null;
    for (let i = count - 1; i >= 0; i--) bytes.push(Number((value >> BigInt(8 * i)) & 0xffn));
  }
  return Uint8Array.from(bytes);
}

/** A number in that many digits, the highest first. */
export function numberToBase62(value: number, length: number): string {
  return digits(BigInt(value), length);
}

/** The number that the digits stand for, or null. */
export function numberFromBase62(text: string): number | null {
  const value = numberOf(text);
  return value === null ? null : Number(value);
}

function digits(value: bigint, length: number): string {
  const text: string[] = [];
  for (let rest = value; text.length < length; rest /= BASE) text.push(ALPHABET[Number(rest % BASE)] ?? '');
  return text.reverse().join('');
}

function numberOf(text: string): bigint | null {
  let value = 0n;
  for (const char of text) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) return null;
    value = value * BASE + BigInt(digit);
  }
  return value;
}
