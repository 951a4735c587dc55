import { isJsonWord, wordValue } from './scalars';
import type { Note, Parsed, SyntaxProblem, Value } from './values';

/** Values nested deeper are read over: no router key lies there, and nothing that reads the tree can run out of stack. */
const MAX_DEPTH = 24;
/** Items of a list that are kept; a key of one value for each layer is far shorter. */
const MAX_ITEMS = 2048;
/** Entries of an object that are kept: a vocabulary has more, a configuration has not. */
const MAX_ENTRIES = 20_000;
/** Values within the values of the file that are kept in all. */
const MAX_VALUES = 300_000;
const MAX_NOTES = 100;
/** The entries of objects that are read over; nothing is put in. */
const UNUSED = new Map<string, Value>();

/** A name, a number, or another run of letters; `=` ends it. */
const WORD = /[^\s,:=()[\]{}"'#<>*/;]+/y;

interface Frame {
  readonly at: number;
  readonly close: string;
  readonly name: string;
  /** Null: a list. */
  readonly entries: Map<string, Value> | null;
  readonly items: Value[];
  length: number;
  /** The key whose value comes next. */
  key: string | null;
  lastKey: string;
  hasComma: boolean;
}

/**
 * Reads a value from `start` on: JSON, JSON with comments, a Python dict, or a Python call with keyword arguments.
 * Everything JSON does not allow is noted. It keeps what comes before an error, uses no recursion, and keeps little of
 * large files.
 */
export function parseValue(text: string, start = 0): Parsed {
  return new Reader(text, start).read();
}

class Reader {
  private readonly stack: Frame[] = [];
  private readonly notes: Note[] = [];
  private readonly noted = new Set<string>();
  private root: Value | null = null;
  private kept = 0;

  private readonly text: string;
  private at: number;

  constructor(text: string, start: number) {
    this.text = text;
    this.at = start;
  }

  read(): Parsed {
    let problem: SyntaxProblem | null = null;
    do problem = this.step();
    while (!problem && this.stack.length > 0);
    // Objects that were open when reading ended are kept as far as they go. A part of a list would be another list.
    while (this.stack.length > 0)
      if (this.stack.at(-1)?.entries) this.close();
      else this.stack.pop();
    return { root: this.root, notes: this.notes, problem, end: this.at };
  }

  private step(): SyntaxProblem | null {
    this.skipBlank();
    const frame = this.stack.at(-1);
    if (!frame) return this.value();
    const char = this.text[this.at] ?? '';
    if (char === frame.close) {
      if (frame.key !== null) return this.expected('a value');
      if (frame.hasComma && frame.close !== ')') this.note('trailingComma');
      this.at++;
      this.close();
      return null;
    }
    if (frame.length > 0 && !frame.hasComma && frame.key === null) {
      if (char === ',') {
        this.at++;
        frame.hasComma = true;
        return null;
      }
      // After a value on a line of its own, a comma is what is missing.
      if (char === '' || !/["'\w]/.test(char)) return this.expected(',', frame.close);
      this.note('missingComma');
      frame.hasComma = true;
      return null;
    }
    if (frame.entries && frame.key === null) return this.key(frame);
    return this.value();
  }

  /** A key and what follows it; in a call, an argument without a name is read as an item. */
  private key(frame: Frame): SyntaxProblem | null {
    const at = this.at;
    const isCall = frame.close === ')';
    const char = this.text[at] ?? '';
    let name: string;
    if (isCall && /[[({<*]/.test(char)) {
      while (this.text[this.at] === '*') this.at++;
      frame.key = `#${frame.length}`;
      return null;
    }
    if (char === '"' || char === "'") name = this.string(char);
    else {
      name = this.word();
      if (name === '') return this.expected(isCall ? 'a name' : 'a key', frame.close);
      if (!isCall) this.note('unquotedKey', at, name);
    }
    this.skipBlank();
    const separator = this.text[this.at] ?? '';
    if (separator === (isCall ? '=' : ':')) {
      this.at++;
      if (frame.entries?.has(name)) this.note('duplicateKey', at, name);
      frame.key = name;
      return null;
    }
    if (!isCall) return this.expected(':');
    // An argument by position.
    this.at = at;
    frame.key = `#${frame.length}`;
    return null;
  }

  private value(): SyntaxProblem | null {
    const at = this.at;
    const char = this.text[at] ?? '';
    if (char === '{' || char === '[' || char === '(') {
      this.open(char, '');
      return null;
    }
    if (char === '"' || char === "'") {
      const text = this.string(char);
      if (this.isCutAt(at)) return this.expected(char);
      this.add({ kind: 'string', at, text });
      return this.restOfArgument(at);
    }
    if (char === '<') {
      // An object as Python prints it: <function f at 0x7f00>.
      const end = this.text.indexOf('>', at);
      this.at = end < 0 ? this.text.length : end + 1;
      this.add({ kind: 'word', at, text: this.text.slice(at, this.at) });
      return null;
    }
    const word = this.word();
    if (word === '') return this.expected('a value');
    // A number at the end of a cut file may be the beginning of a longer one.
    if (this.at === this.text.length && this.stack.length > 0) return this.expected(this.stack.at(-1)!.close);
    if (this.text[this.at] === '(') {
      this.open('(', word);
      return null;
    }
    if (!isJsonWord(word)) this.note('pythonLiteral', at, word);
    this.add(wordValue(word, at));
    return this.restOfArgument(at);
  }

  /** What an argument of a call goes on with, as in `a * b`; then it is an expression. */
  private restOfArgument(start: number): null {
    if (this.stack.at(-1)?.close !== ')') return null;
    this.skipBlank();
    const char = this.text[this.at] ?? '';
    if (char === '' || char === ',' || char === ')') return null;
    let depth = 0;
    for (; this.at < this.text.length; this.at++) {
      const here = this.text[this.at]!;
      if (depth === 0 && (here === ',' || here === ')')) break;
      if ('([{'.includes(here)) depth++;
      else if (')]}'.includes(here)) depth--;
    }
    this.replaceLast({ kind: 'word', at: start, text: this.text.slice(start, this.at).trim() });
    return null;
  }

  private open(bracket: string, name: string): void {
    const isCall = name !== '';
    const isList = bracket === '[' || (bracket === '(' && !isCall);
    const close = bracket === '{' ? '}' : bracket === '[' ? ']' : ')';
    const entries = isList ? null : this.stack.length > MAX_DEPTH ? UNUSED : new Map<string, Value>();
    const at = isCall ? this.at - name.length : this.at;
    const empty = { items: [], length: 0, key: null, lastKey: '', hasComma: false };
    this.stack.push({ at, close, name, entries, ...empty });
    this.at++;
  }

  private close(): void {
    const { at, name, entries, items, length } = this.stack.pop()!;
    this.add(entries ? { kind: 'object', at, name, entries } : { kind: 'list', at, items, length });
    if (this.stack.at(-1)?.close === ')' && this.text[this.at] !== undefined) this.restOfArgument(at);
  }

  private add(value: Value): void {
    const frame = this.stack.at(-1);
    if (!frame) {
      this.root = value;
      return;
    }
    frame.length++;
    frame.hasComma = false;
    const key = frame.key ?? '';
    frame.lastKey = key;
    frame.key = null;
    if (this.stack.length > MAX_DEPTH) return;
    if (this.kept >= MAX_VALUES && this.stack.length > 1) {
      this.note('tooManyValues');
      return;
    }
    if (frame.entries && frame.entries.size >= MAX_ENTRIES) {
      this.note('longObject');
      return;
    }
    if (frame.entries) frame.entries.set(key, value);
    else if (frame.items.length < MAX_ITEMS) frame.items.push(value);
    else return;
    this.kept++;
  }

  private replaceLast(value: Value): void {
    const frame = this.stack.at(-1);
    if (frame?.entries?.has(frame.lastKey)) frame.entries.set(frame.lastKey, value);
    else if (frame && frame.items.length > 0) frame.items[frame.items.length - 1] = value;
  }

  /** A quoted text. One that does not end on its line ends there. */
  private string(quote: string): string {
    const start = this.at + 1;
    if (quote === "'") this.note('pythonLiteral', this.at);
    let end = start;
    let isPlain = true;
    for (; end < this.text.length; end++) {
      const char = this.text[end];
      if (char === quote || char === '\n') break;
      if (char === '\\') {
        isPlain = false;
        end++;
      }
    }
    const raw = this.text.slice(start, Math.min(end, this.text.length));
    const isClosed = this.text[end] === quote;
    if (!isClosed) this.note('badString', this.at);
    this.at = Math.min(isClosed ? end + 1 : end, this.text.length);
    return isPlain ? raw : unescaped(raw);
  }

  /** Whether a text in quotes runs to the end of the file without its second quote. */
  private isCutAt(start: number): boolean {
    return (
      this.at === this.text.length && (this.at === start + 1 || this.text[this.at - 1] !== this.text[start])
    );
  }

  private word(): string {
    WORD.lastIndex = this.at;
    const [word = ''] = WORD.exec(this.text) ?? [];
    this.at += word.length;
    return word;
  }

  private skipBlank(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code <= 32 || code === 0xa0 || code === 0xfeff) this.at++;
      else if (code === 35 || (code === 47 && '/*'.includes(this.text[this.at + 1] ?? ' '))) this.comment();
      else return;
    }
  }

  private comment(): void {
    this.note('comment');
    const isBlock = this.text.startsWith('/*', this.at);
    const end = this.text.indexOf(isBlock ? '*/' : '\n', this.at + 1);
    this.at = end < 0 ? this.text.length : end + (isBlock ? 2 : 1);
  }

  /** Notes each kind once, but each repeated key by its name. */
  private note(code: Note['code'], at = this.at, key?: string): void {
    const id = code === 'duplicateKey' ? `${code} ${key}` : code;
    if (this.noted.has(id) || this.notes.length >= MAX_NOTES) return;
    this.noted.add(id);
    this.notes.push(key === undefined ? { code, at } : { code, at, key });
  }

  private expected(...expected: string[]): SyntaxProblem {
    return { at: this.at, expected, found: this.text[this.at] ?? '' };
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, char: string) =>
    code === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
