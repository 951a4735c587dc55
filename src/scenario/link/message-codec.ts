import { type Message, MOST } from '../message';
import { fromBase62, toBase62 } from './base62';

/** The parts of a message as a link carries them: the letters and digits of their UTF-8 bytes. */
export const MESSAGE_CODECS = [
  { key: 'ti', field: 'title' },
  { key: 'no', field: 'note' },
] as const satisfies readonly { readonly key: string; readonly field: keyof Message }[];

/** A part of a message for a link; empty for none. */
export function writeMessagePart(text: string): string {
  return toBase62(new TextEncoder().encode(text));
}

/** The text of a part; null if it is not written by `writeMessagePart`, is too long, or holds control characters. */
export function readMessagePart(written: string, field: keyof Message): string | null {
  const bytes = fromBase62(written);
  if (bytes === null) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.length > MOST[field] || /\p{Cc}/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
