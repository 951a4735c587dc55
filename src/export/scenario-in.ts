/** The longest fragment that is read. The longest links that the page writes are far shorter. */
const MOST_CHARACTERS = 1_000_000;
/** A link as the page writes it: ASCII without spaces, so nothing of it can be markup. */
const FRAGMENT = /^#v\d+\.[\x21-\x7e]*$/;

/** The keyword of the PNG text, and the id of the SVG element, that hold the fragment. */
export const KEYWORD = 'moe-router-explorer';

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * The fragment of the scenario that a picture carries, with its "#", or null: for pictures from elsewhere, and for all
 * other bytes. It never throws. Only the fragment is taken; the decoder of links reads it, as it reads any link.
 */
export function scenarioIn(bytes: Uint8Array): string | null {
  const text = PNG_SIGNATURE.every((byte, i) => bytes[i] === byte) ? textInPng(bytes) : textInSvg(bytes);
  return text !== null && text.length <= MOST_CHARACTERS && FRAGMENT.test(text) ? text : null;
}

/** The text of our keyword in a tEXt or iTXt chunk. Damaged lengths end the search. */
function textInPng(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = PNG_SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = latin1(bytes.subarray(at + 4, at + 8));
    if (length > bytes.length - at - 12) return null;
    const text = textOfChunk(type, bytes.subarray(at + 8, at + 8 + length));
    if (text !== null) return text;
    at += 12 + length;
  }
  return null;
}

/** The text of a chunk of ours. A packed iTXt is not read: the page writes none. */
function textOfChunk(type: string, data: Uint8Array): string | null {
  const end = data.indexOf(0);
  if (end < 0 || latin1(data.subarray(0, end)) !== KEYWORD) return null;
  if (type === 'tEXt') return latin1(data.subarray(end + 1));
  if (type !== 'iTXt' || data[end + 1] !== 0) return null;
  // A flag, a method, a language and a translated keyword come before the text.
  const language = data.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  return translated < 0 ? null : latin1(data.subarray(translated + 1));
}

/** The content of our `<metadata>` element. The file is searched as text, never parsed or run. */
function textInSvg(bytes: Uint8Array): string | null {
  const text = latin1(bytes.subarray(0, 64 * 1024 + MOST_CHARACTERS));
  if (!/<svg[\s>]/.test(text)) return null;
  const open = `<metadata id="${KEYWORD}">`;
  const start = text.indexOf(open);
  const end = start < 0 ? -1 : text.indexOf('</metadata>', start);
  if (end < 0) return null;
  return text
    .slice(start + open.length, end)
    .trim()
    .replace(
      /&(amp|lt|gt|quot);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '',
    );
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
