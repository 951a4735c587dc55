import { ReadFailure } from './reading';

/** `word` and `text` (in quotes) carry their content; every other token is the character itself. */
export type TokenKind = 'word' | 'text' | '\n' | ',' | ';' | ':' | '=' | '[' | ']' | '(' | ')' | '{' | '}';

export interface Token {
  readonly kind: TokenKind;
  /** Without quotes. */
  readonly text: string;
  /** Offset in the text. */
  readonly at: number;
}

/** The numbers of 8 tokens of the largest router. */
export const MAX_NUMBERS = 8192;

const SIGNS = '\n,;:=[](){}';
const SPACE = /[\s\u200b-\u200d\u2060\ufeff<>|`$\\]/;
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’' };
const MAX_QUOTED = 200;
/** Chinese punctuation, and the signs with the same meaning. */
const SAME: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '；': ';',
  '：': ':',
  '［': '[',
  '］': ']',
};

/** The tokens of a text, in one pass. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let words = 0;
  for (let at = 0; at < text.length; ) {
    const char = SAME[text[at]!] ?? text[at]!;
    const isScope = char === ':' && text[at + 1] === ':';
    if (SIGNS.includes(char) && !isScope) {
      tokens.push({ kind: char as TokenKind, text: char, at });
      at++;
    } else if (SPACE.test(char)) at++;
    else if (char === '#' || (char === '/' && text[at + 1] === '/')) {
      // A comment, to the end of the line.
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else {
      const quoted = quotedFrom(text, at, char);
      const end = quoted ?? wordEnd(text, at);
      if (quoted !== null) tokens.push({ kind: 'text', text: text.slice(at + 1, end - 1), at });
      else if (end > at) tokens.push({ kind: 'word', text: text.slice(at, end), at });
      // No program prints three tokens for each number.
      if (++words > 3 * MAX_NUMBERS) throw new ReadFailure('tooLong', at, '');
      at = Math.max(end, at + 1);
    }
  }
  return tokens;
}

/** The end of a text in quotes that begins here; null if there is none: an apostrophe alone is no quote. */
function quotedFrom(text: string, at: number, char: string): number | null {
  const close = QUOTES[char];
  if (close === undefined) return null;
  for (let end = at + 1; end < text.length && end - at < MAX_QUOTED; end++) {
    if (text[end] === close) return end + 1;
    if (text[end] === '\n') return null;
  }
  return null;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at]!;
    if (char === ':' && (text[at + 1] === ':' || text[at - 1] === ':')) continue;
    if (SIGNS.includes(char) || SAME[char] !== undefined || char === '"' || SPACE.test(char)) break;
  }
  return at;
}
