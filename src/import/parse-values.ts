import { readWord } from './number-word';
import { type Entry, ReadFailure } from './reading';
import type { Token, TokenKind } from './tokens';

/** A value of a text in brackets. */
export type Value =
  | ({ readonly kind: 'number' } & Entry)
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly at: number; readonly open: string }
  | { readonly kind: 'record'; readonly entries: readonly (readonly [string, Value])[]; readonly at: number }
  /** A call that gives no numbers, like `torch.Size([4])`. */
  | { readonly kind: 'other'; readonly at: number };

const CLOSING: Readonly<Record<string, TokenKind>> = { '[': ']', '(': ')', '{': '}' };
/** Between the arguments of a call; a device is written `gpu:0`. */
const SEPARATORS: ReadonlySet<TokenKind> = new Set([',', '\n', ';', ':', '=']);
/** Deeper than any array. The limit keeps the recursion from overflowing the stack. */
const MAX_DEPTH = 32;
/** Calls whose numbers are sizes. */
export const OF_SIZES = /(?:size|shape|device|mesh|range|place|dtype)$/i;
/** Names of the arguments that hold the numbers; other arguments give their type. */
const OF_VALUES = new Set(['numpy', 'data', 'object', 'values']);

/** Reads values from tokens: lists, records and calls such as `tensor(…)`. */
export class ValueParser {
  #next = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get token(): Token | undefined {
    return this.#tokens[this.#next];
  }

  /** Takes the next token. */
  skip(): void {
    this.#next++;
  }

  /** The value that begins here. */
  value(depth = 0): Value {
    const token = this.token!;
    if (depth > MAX_DEPTH) throw new ReadFailure('tooDeep', token.at, token.text);
    this.skip();
    if (token.kind === '[' || token.kind === '(') return this.#list(token, depth);
    if (token.kind === '{') return this.#isRecord() ? this.#record(token, depth) : this.#list(token, depth);
    if (token.kind === 'word') {
      const following = this.token;
      const isCall = following?.kind === '(' && following.at === token.at + token.text.length;
      return isCall ? this.#call(token, depth) : numberOf(token);
    }
    if (token.kind === 'text') return textOf(token);
    throw new ReadFailure(
      token.kind in { ']': 1, ')': 1, '}': 1 } ? 'unopened' : 'notNumber',
      token.at,
      token.text,
    );
  }

  /** Everything up to the bracket that closes `open`. */
  #list(open: Token, depth: number): Value {
    const items: Value[] = [];
    let comma: Token | null = null;
    for (;;) {
      const token = this.#inside(open);
      if (token.kind === CLOSING[open.kind]) break;
      if (token.kind === ',') {
        // Nothing between two commas, or before the first.
        if (comma || items.length === 0)
          items.push({ kind: 'number', value: 'missing', at: token.at, text: ',' });
        comma = token;
        this.skip();
      } else if (token.kind === '\n' || token.kind === ';') this.skip();
      else if (token.kind === ':' || token.kind === '=')
        throw new ReadFailure('notNumber', token.at, token.text);
      else {
        comma = null;
        items.push(this.value(depth + 1));
      }
    }
    this.skip();
    return { kind: 'list', items, at: open.at, open: open.kind };
  }

  /** The next token within brackets; fails at their end. */
  #inside(open: Token): Token {
    const { token } = this;
    if (!token) throw new ReadFailure('unclosed', open.at, open.text);
    const isClosing = token.kind === ']' || token.kind === ')' || token.kind === '}';
    if (isClosing && token.kind !== CLOSING[open.kind])
      throw new ReadFailure('mismatch', token.at, token.text);
    return token;
  }

  /** Whether a key and a colon come next. */
  #isRecord(): boolean {
    let at = this.#next;
    while (this.#tokens[at]?.kind === '\n') at++;
    const [key, colon] = [this.#tokens[at], this.#tokens[at + 1]];
    return (key?.kind === 'text' || key?.kind === 'word') && colon?.kind === ':';
  }

  #skipLines(): void {
    while (this.token?.kind === '\n') this.skip();
  }

  #record(open: Token, depth: number): Value {
    const entries: [string, Value][] = [];
    for (;;) {
      const token = this.#inside(open);
      this.skip();
      if (token.kind === '}') break;
      if (token.kind === ',' || token.kind === '\n' || token.kind === ';') continue;
      const isKey = token.kind === 'text' || token.kind === 'word';
      if (!isKey || this.token?.kind !== ':') throw new ReadFailure('notNumber', token.at, token.text);
      this.skip();
      this.#skipLines();
      this.#inside(open);
      entries.push([token.text, this.value(depth + 1)]);
    }
    return { kind: 'record', entries, at: open.at };
  }

  /** The value of a call: its list, or its number. */
  #call(name: Token, depth: number): Value {
    const open = this.token!;
    this.skip();
    const plain: Value[] = [];
    const others: [string, Value][] = [];
    let named: Value | null = null;
    for (;;) {
      const token = this.#inside(open);
      if (token.kind === ')') break;
      const isNamed = token.kind === 'word' && this.#tokens[this.#next + 1]?.kind === '=';
      if (isNamed) {
        this.skip();
        this.skip();
        this.#inside(open);
        const value = this.#argument(open, depth);
        if (OF_VALUES.has(token.text)) named = value;
        else if (!OF_SIZES.test(token.text) && holdsRow(value)) others.push([token.text, value]);
      } else if (SEPARATORS.has(token.kind)) this.skip();
      else plain.push(this.value(depth + 1));
    }
    this.skip();
    if (OF_SIZES.test(name.text)) return { kind: 'other', at: name.at };
    const lists = plain.filter(({ kind }) => kind === 'list' || kind === 'record');
    const held = named ?? (lists.length === 1 ? lists[0] : plain.length === 1 ? plain[0] : null);
    if (held) return name.text.startsWith('-') ? negated(held) : held;
    // A dataclass, or a tensor that wraps another: RouterOutput(logits=tensor([ … ]), topk=2).
    if (plain.length === 0 && others.length > 0) return { kind: 'record', entries: others, at: name.at };
    return plain.length === 0
      ? { kind: 'other', at: name.at }
      : { kind: 'list', items: lists.length > 0 ? lists : plain, at: name.at, open: '(' };
  }

  /** The value of a named argument; words such as `<ViewBackward0>` are passed over. */
  #argument(open: Token, depth: number): Value {
    const value = this.value(depth + 1);
    for (;;) {
      const token = this.#inside(open);
      if (token.kind === ',' || token.kind === ')') return value;
      if (token.kind === '[' || token.kind === '(' || token.kind === '{') this.value(depth + 1);
      else this.skip();
    }
  }
}

/** Whether a list holds at least one number, however deep. */
function holdsRow(value: Value): boolean {
  if (value.kind === 'record') return value.entries.some(([, entry]) => holdsRow(entry));
  if (value.kind !== 'list') return false;
  return value.items.some((item) =>
    item.kind === 'number' ? typeof item.value === 'number' : holdsRow(item),
  );
}

/** A word as a number, or why it is none. */
export function numberOf({ text, at }: Token): Value {
  if (text.includes('...') || text.includes('…') || text === '..')
    throw new ReadFailure('abridged', at, text);
  return { kind: 'number', value: readWord(text), at, text };
}

/** A number in quotes: a comma in it can only be a decimal one. */
function textOf({ text, at }: Token): Value {
  if (text.includes('...') || text.includes('…')) throw new ReadFailure('abridged', at, text);
  const word = text.trim();
  const value = readWord(word);
  const isComma = value === 'decimalComma';
  return { kind: 'number', value: isComma ? readWord(word.replace(',', '.')) : value, at, text };
}

function negated(value: Value): Value {
  return value.kind === 'number' && typeof value.value === 'number'
    ? { ...value, value: -value.value }
    : value;
}
