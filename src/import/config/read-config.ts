import type { ConfigReading, Place, ReadingRemark } from '../../core/facts/checks/config-reading';
import { type DataSource, textChunks } from '../data-source';
import { parseArguments } from './arguments';
import { type Dialect, dialectOf, type OtherFile } from './dialects';
import { readGgufHeader } from './gguf-header';
import { parseLines } from './lines';
import type { Remarker } from './numbers';
import { parseValue } from './parse-value';
import { placesIn } from './position';
import { readParams } from './read-params';
import type { Note, ObjectValue, Parsed, SyntaxProblem } from './values';

/** Why a file, or the rest of it, could not be read. */
export type ConfigError =
  | { readonly code: 'empty' | 'binary' | 'safetensors' | 'archive' | 'notAnObject' | 'noSettings' }
  | { readonly code: 'otherFile'; readonly what: OtherFile }
  | { readonly code: 'brokenHeader'; readonly at: number }
  | {
      readonly code: 'syntax';
      readonly place: Place;
      readonly expected: readonly string[];
      readonly found: string;
    };

/** What a file says of its router; both a reading and an error if it breaks off. */
export interface ReadConfig {
  readonly dialect: Dialect | null;
  readonly reading: ConfigReading | null;
  readonly error: ConfigError | null;
}

/** More text than any configuration has is not read. */
const MAX_BYTES = 1 << 26;

interface Text {
  readonly root: ObjectValue | null;
  readonly notes: readonly Note[];
  readonly problem: SyntaxProblem | null;
  /** The value is whole, but more text follows it. */
  readonly isWhole: boolean;
}

/**
 * Reads the router's parameters from any file or text: the content tells its format. Rejects only if the source
 * cannot be read.
 */
export async function readConfig(source: DataSource): Promise<ReadConfig> {
  const failed = (error: ConfigError): ReadConfig => ({ dialect: null, reading: null, error });
  if (source.size === 0) return failed({ code: 'empty' });
  const head = await source.slice(0, 16);
  const magic = String.fromCharCode(...head.subarray(0, 4));
  if (magic === 'GGUF') {
    const { root, brokenAt } = await readGgufHeader(source);
    const read = resolve(root, brokenAt !== null, [], () => ({ line: 1, column: 1 }));
    return brokenAt === null ? read : { ...read, error: { code: 'brokenHeader', at: brokenAt } };
  }
  if (magic.startsWith('PK')) return failed({ code: 'archive' });
  if (head[8] === 123 && head.subarray(4, 8).every((byte) => byte === 0))
    return failed({ code: 'safetensors' });
  let text = '';
  for await (const chunk of textChunks(source, MAX_BYTES)) {
    if (text === '' && chunk.slice(0, 4096).includes('\0')) return failed({ code: 'binary' });
    text += chunk;
  }
  if (text.trim() === '') return failed({ code: 'empty' });
  const { root, notes, problem, isWhole } = readText(text);
  const place = placesIn(text);
  const error: ConfigError | null = problem && {
    code: 'syntax',
    place: place(problem.at),
    expected: problem.expected,
    found: problem.found,
  };
  if (!root) return failed(error ?? { code: 'noSettings' });
  const isLong = source.size > MAX_BYTES;
  const all: Note[] = isLong ? [...notes, { code: 'tooManyValues', at: text.length }] : [...notes];
  const isCut = (problem !== null && !isWhole) || all.some(({ code }) => code === 'tooManyValues');
  const read = resolve(root, isCut, all, place);
  return { ...read, error: error ?? read.error };
}

function resolve(
  root: ObjectValue,
  isCut: boolean,
  notes: readonly Note[],
  place: (at: number) => Place,
): ReadConfig {
  const dialected = dialectOf(root);
  if (typeof dialected === 'string')
    return { dialect: null, reading: null, error: { code: 'otherFile', what: dialected } };
  const remarks: ReadingRemark[] = notes.map(({ code, at, key }) => ({
    code,
    place: place(at),
    ...(key !== undefined && { key }),
  }));
  const seen = new Set<string>();
  const remark: Remarker = (one, at) => {
    const id = `${one.code} ${one.key} ${one.param}`;
    if (seen.has(id)) return;
    seen.add(id);
    remarks.push(at === undefined ? one : { ...one, place: place(at) });
  };
  for (const key of dialected.bare) remark({ code: 'ggufKeyWithoutPrefix', key });
  if (isCut) remark({ code: 'cutFile' });
  const read = readParams(dialected, isCut, remark);
  if (dialected.dialect === 'gguf' && read.provenance.scoring_func.confidence === 'guess')
    remark({ code: 'impliedGating', value: read.provenance.scoring_func.rule ?? '' });
  return { dialect: dialected.dialect, reading: { ...read, remarks }, error: null };
}

/** A call with arguments by name, as Python prints or writes it. */
const CALL = /(?<![\w.])[A-Za-z_][\w.]{0,100}\((?=\s*(?:self\s*,|#[^\n]*\n|\w+\s*=[^=]|\*\*|\)))/;
/** Blanks and comments before the first value. */
const BEFORE = /^(?:\s+|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)*/;
const ARGUMENT = /(?:^|[\s"'(,])--[a-z][\w-]*/;

function readText(text: string): Text {
  const [before = ''] = BEFORE.exec(text) ?? [];
  const start = before.length;
  const isNamed = /^[\w.]{1,100}\s*\{/.test(text.slice(start, start + 120));
  if (text[start] === '{') return structure(text, 0);
  if (isNamed) return structure(text, text.indexOf('{'));
  if (text[start] === '[') {
    const list = parseValue(text, start);
    const words =
      list.root?.kind === 'list'
        ? list.root.items.flatMap((item) => ('text' in item ? [item.text] : []))
        : [];
    if (words.some((word) => /^--[a-z]/.test(word)))
      return plain(parseArguments(words.map(quoted).join(' ')));
    if (!ARGUMENT.test(text) && !list.problem) return { root: null, notes: [], problem: null, isWhole: true };
    if (list.root?.kind === 'list' && /^\[\s*[{"'[]/.test(text.slice(start, start + 200)))
      return { root: null, notes: list.notes, problem: list.problem, isWhole: false };
  }
  const call = CALL.exec(text);
  if (call) {
    const parsed = parseValue(text, call.index);
    if (parsed.root?.kind === 'object' && parsed.root.entries.size > 0)
      return asText(parsed, parsed.problem === null);
  }
  if (ARGUMENT.test(text)) {
    const root = parseArguments(text);
    if (root.entries.size > 0) return plain(root);
  }
  const lines = parseLines(text);
  return lines
    ? { root: lines.root, notes: lines.notes, problem: null, isWhole: true }
    : { root: null, notes: [], problem: null, isWhole: true };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", '')}'`;
}

function plain(root: ObjectValue): Text {
  return { root, notes: [], problem: null, isWhole: true };
}

function structure(text: string, start: number): Text {
  const parsed = parseValue(text, start);
  if (parsed.problem) return asText(parsed, false);
  const rest = text.slice(parsed.end).search(/[^\s;,]/);
  if (rest < 0) return asText(parsed, true);
  const at = parsed.end + rest;
  return { ...asText({ ...parsed, problem: { at, expected: [''], found: text[at]! } }, true) };
}

function asText({ root, notes, problem }: Parsed, isWhole: boolean): Text {
  return { root: root?.kind === 'object' ? root : null, notes, problem, isWhole };
}
