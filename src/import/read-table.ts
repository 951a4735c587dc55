import { readWord } from './number-word';
import { numberOf } from './parse-values';
import { type Entry, partOf, ReadFailure, type ReadNote, type ReadRow, valuesOf } from './reading';
import { rowsOfColumns } from './row-by-index';

/** A line that is not empty. */
interface Line {
  readonly text: string;
  readonly at: number;
}

/** The separator of the cells of a line. */
type Separator = '|' | '\t' | ';' | ',' | ' ';

/** Borders of tables: `| --- | :-: |` and `+----+`. */
const BORDER = /^[\s|:+=-]*[-=]{2}[\s|:+=-]*$/;
/** `router_logits: 1 2 3` and `x = 1 2 3`. */
const LABEL = /^\s*([A-Za-z_][\w.\- ]{0,60}?)\s*[:=]\s*/;
/** `12: 0.5` and `E12 = 0.5`, a line each. */
const INDEXED = /^\s*(?:[A-Za-z_]{1,12}[_ ]?|#)?\d{1,6}\s*[:=]\s*\S+\s*,?\s*$/;
/** `1. 0.5` and `1) 0.5`, as Markdown numbers a list. */
const NUMBERED = /^\s*\d{1,6}[.)] +\S+\s*,?\s*$/;
/** The signs around the index of such a line. */
const AROUND_INDEX = /^(\s*)([A-Za-z_]{1,12}[_ ]?|#)?(\d{1,6})\s*[:=.)]/;

/** Reads a text without brackets: a list in lines, or a table with a separator, a heading or an index. */
export function readTable(text: string, expected: number, notes: Set<ReadNote>): ReadRow[] {
  const lines = linesOf(text).filter((line) => !BORDER.test(line.text));
  if (lines.length > 1 && lines.every((line) => INDEXED.test(line.text)))
    return columnsOf(lines.map(indexAndValue), false, notes);
  if (lines.length > 2 && lines.every((line) => NUMBERED.test(line.text))) {
    const table = lines.map(indexAndValue);
    if (isCounting(table.map(([index]) => index!))) return columnsOf(table, false, notes);
  }
  const labelled = labelledRows(lines, expected, notes);
  if (labelled) return labelled;
  const separator = separatorOf(lines, expected);
  const isComma = separator !== ',' && usesDecimalCommas(lines, separator);
  if (isComma) notes.add('decimalComma');
  const table = lines.map((line) => cellsOf(line, separator, isComma));
  const width = table[0]?.length ?? 0;
  const body = table.slice(1);
  const hasHeading = body.length > 0 && isHeading(table[0]!) && body.some((cells) => !isHeading(cells));
  if (hasHeading) {
    const columns = columnsOf(table, true, notes);
    return isWide(columns)
      ? [{ name: null, part: null, values: valuesOf(table[1]!.slice(-columns.length)) }]
      : columns;
  }
  const wide = rowsUnderCount(table);
  if (wide) return wide;
  const isEven = table.length > 1 && width > 1 && table.every((cells) => cells.length === width);
  const flat = (): ReadRow[] => [
    { name: null, part: null, values: valuesOf(withoutCommas(table.flat(), notes)) },
  ];
  if (!isEven || table.length * width === expected) return flat();
  if (width === expected) return table.map((cells) => ({ name: null, part: null, values: valuesOf(cells) }));
  const hasIndex = isCounting(table.map(([first]) => first!));
  return hasIndex || table.length === expected ? columnsOf(table, false, notes) : flat();
}

/** Rows of a DataFrame whose columns are 0, 1, 2, …, each behind its index; null for any other table. */
function rowsUnderCount([heading, ...body]: readonly Entry[][]): ReadRow[] | null {
  const names = heading?.filter(({ text }) => text !== '') ?? [];
  const isCount = names.length > 2 && names.every(({ text }, i) => text === String(i));
  if (!isCount || body.length === 0 || body.some((cells) => cells.length !== names.length + 1)) return null;
  return body.map(([, ...cells]) => ({ name: null, part: null, values: valuesOf(cells) }));
}

/** Whether each column is an expert, so that the one line is a row: `e0,e1,e2` over three numbers. */
function isWide(columns: readonly ReadRow[]): boolean {
  return columns.length > 2 && columns.every(({ part, values }) => part === null && values.length === 1);
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.replace(/\r$/, '');
    if (trimmed.trim() !== '') lines.push({ text: trimmed, at });
    at += line.length + 1;
  }
  return lines;
}

/** The cells of `expert 12: 0.5`: its number and its value. Offsets stay. */
function indexAndValue({ text, at }: Line): Entry[] {
  const blanked = text.replace(AROUND_INDEX, (whole, space: string, name = '', index: string) =>
    `${space}${' '.repeat(name.length)}${index}`.padEnd(whole.length),
  );
  return cellsOf({ text: blanked, at }, ' ', false);
}

/** Rows that begin with their name; null if none does. Lines before the first of them are passed over. */
function labelledRows(lines: readonly Line[], expected: number, notes: Set<ReadNote>): ReadRow[] | null {
  const starts = lines.flatMap(({ text }, i) => (LABEL.test(text) ? [i] : []));
  if (starts.length === 0) return null;
  if (starts[0]! > 0) {
    const number = lines
      .slice(0, starts[0])
      .flatMap((line) => cellsOf(line, ' ', false))
      .find(isNumber);
    if (number) throw new ReadFailure('outside', number.at, number.text);
    notes.add('skippedLines');
  }
  return starts.flatMap((start, i): ReadRow[] => {
    const [whole = '', name = ''] = LABEL.exec(lines[start]!.text) ?? [];
    const own = lines
      .slice(start, starts[i + 1] ?? lines.length)
      .map(({ text, at }, k) =>
        k === 0 ? { text: ' '.repeat(whole.length) + text.slice(whole.length), at } : { text, at },
      );
    const blankText = own.map(({ text }) => text).join('\n');
    if (blankText.trim() === '') return [];
    return readPart(own, expected, notes).map((row) => ({ ...row, name, part: partOf(name) }));
  });
}

/** The numbers of some lines as one row. */
function readPart(lines: readonly Line[], expected: number, notes: Set<ReadNote>): ReadRow[] {
  const separator = separatorOf(lines, expected);
  const isComma = separator !== ',' && usesDecimalCommas(lines, separator);
  if (isComma) notes.add('decimalComma');
  const entries = lines.flatMap((line) => cellsOf(line, separator, isComma));
  return [{ name: null, part: null, values: valuesOf(withoutCommas(entries, notes)) }];
}

/** The separator that all lines share. Signs that can be nothing but a separator are tried first. */
function separatorOf(lines: readonly Line[], expected: number): Separator {
  const has = (sign: string) => lines.some(({ text }) => text.includes(sign));
  if (lines.every(({ text }) => text.includes('|'))) return '|';
  if (has('\t') && lines.every(({ text }) => text.includes('\t'))) return '\t';
  if (has(';') || has('；')) return ';';
  if (!has(',') && !has('，') && !has('、')) return ' ';
  return areDecimalCommas(lines, expected) ? ' ' : ',';
}

/**
 * Whether commas are decimal points, in numbers that spaces or line ends separate. Fails if both readings are
 * possible.
 */
function areDecimalCommas(lines: readonly Line[], expected: number): boolean {
  const words = lines.flatMap(({ text }) => text.trim().split(/\s+/));
  const isOne = (word: string) => /^[+-\u2212\u2013]?\d*(?:,\d+)?(?:e[+-]?\d+)?$/i.test(word);
  if (words.length < 2 || !words.every(isOne)) return false;
  if (lines.some(({ text }) => /\s/.test(text.trim()))) return true;
  // One comma a line may also separate an index from its value, or two values.
  const firsts = words.map((word) => Number(word.split(',')[0]));
  const isIndex =
    firsts.every((first, i) => first === firsts[0]! + i) && (firsts[0] === 0 || firsts[0] === 1);
  if (isIndex || 2 * lines.length === expected) return false;
  if (lines.length === expected || words.some(isSurelyDecimal)) return true;
  throw new ReadFailure('decimalComma', lines[0]!.at, words[0]!, 1);
}

/** Whether the comma can only be decimal: −0,5 and 3,05 are no pairs of numbers. */
function isSurelyDecimal(word: string): boolean {
  return /^[-\u2212\u2013]0,|,0\d/.test(word);
}

/** Whether the cells of a table write decimal commas: no cell has a point, and one comma cannot mark thousands. */
function usesDecimalCommas(lines: readonly Line[], separator: Separator): boolean {
  const words = lines.flatMap((line) => cellsOf(line, separator, false)).map(({ text }) => text);
  const hasComma = words.some((word) => readWord(word) === 'decimalComma');
  return hasComma && !words.some((word) => /^[+-]?\d*\.\d/.test(word));
}

/** The cells of a line, read as numbers. */
function cellsOf(line: Line, separator: Separator, isComma: boolean): Entry[] {
  const cells: Entry[] = [];
  const expression = SEPARATORS[separator];
  let at = 0;
  for (const piece of line.text.split(expression)) {
    const text = piece
      .trim()
      .replace(/^["'“](.*)["'”]$/, '$1')
      .trim();
    const offset = line.at + at + (piece.length - piece.trimStart().length);
    at += piece.length + 1;
    const isEdge = separator === '|' || separator === ' ';
    if (text !== '' || !isEdge) cells.push(entryOf(text, offset, isComma));
  }
  // A separator at the end of a line begins no cell.
  if (cells.length > 1 && cells.at(-1)!.text === '') cells.pop();
  return cells;
}

/** Each is one character long, so that offsets do not change. */
const SEPARATORS: Readonly<Record<Separator, RegExp>> = {
  '|': /\|/,
  '\t': /\t/,
  ';': /[;；]/,
  ',': /[,，、]/,
  ' ': /\s/,
};

function entryOf(text: string, at: number, isComma: boolean): Entry {
  const word = isComma && /^[^.]*,[^,]*$/.test(text) ? text.replace(',', '.') : text;
  const { value } = numberOf({ kind: 'word', text: word, at }) as Entry;
  return { value: text === '' ? 'missing' : value, at, text };
}

function isNumber({ value }: Entry): boolean {
  return typeof value === 'number';
}

/** A line of names: at least one word and no number. */
function isHeading(cells: readonly Entry[]): boolean {
  const isWord = ({ value, text }: Entry) => value === 'notNumber' && /^[\p{L}_#]/u.test(text);
  return cells.some(isWord) && !cells.some(isNumber);
}

/** Whether cells count from 0 or 1, in any order. */
function isCounting(cells: readonly Entry[]): boolean {
  const counts = cells.map(({ text }) =>
    Number(/^(?:[A-Za-z_]{1,12}[_ ]?|#)?(\d{1,6})$/.exec(text)?.[1] ?? Number.NaN),
  );
  const seen = new Set(counts);
  const first = seen.has(0) ? 0 : 1;
  return seen.size === counts.length && counts.every((_, i) => seen.has(i + first));
}

/** A table column by column. If the heading has one name less than there are cells, the first column is the index. */
function columnsOf(table: readonly Entry[][], hasHeading: boolean, notes: Set<ReadNote>): ReadRow[] {
  const body = hasHeading ? table.slice(1) : table;
  const width = Math.max(...body.map((cells) => cells.length));
  const odd = body.findIndex((cells) => cells.length !== width);
  if (odd >= 0) {
    const last = body[odd]!.at(-1)!;
    throw new ReadFailure('ragged', last.at, last.text, odd + 1);
  }
  const heading = hasHeading ? table[0]!.map(({ text }) => text) : [];
  const names = hasHeading
    ? [...Array<string>(Math.max(0, width - heading.length)).fill(''), ...heading]
    : [];
  const columns = Array.from({ length: width }, (_, i) => ({
    name: hasHeading ? (names[i] ?? null) : null,
    entries: body.map((cells) => cells[i]!),
  }));
  return rowsOfColumns(columns, notes);
}

/** Cells between commas may hold several numbers with spaces between them. */
function withoutCommas(entries: readonly Entry[], notes: Set<ReadNote>): Entry[] {
  const flat = entries.flatMap((entry) =>
    /\s/.test(entry.text) ? cellsOf({ text: entry.text, at: entry.at }, ' ', false) : [entry],
  );
  if (flat.some(({ text }) => /^(?:null|none)$/i.test(text))) notes.add('nullIsNaN');
  return flat;
}
