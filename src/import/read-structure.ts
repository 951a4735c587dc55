import { readWord } from './number-word';
import { OF_SIZES, type Value, ValueParser } from './parse-values';
import { type Entry, partOf, ReadFailure, type ReadNote, type ReadRow, valuesOf } from './reading';
import { indexOf, isPermutation, rowByIndex, rowsOfColumns } from './row-by-index';
import type { Token } from './tokens';

type NumberValue = Extract<Value, { kind: 'number' }>;

/** A value at the top level of a text, and the label before it. */
interface Statement {
  readonly label: string | null;
  readonly values: readonly Value[];
  /** A word that is no number, if the line holds nothing else. */
  readonly word?: Entry | undefined;
}

/** Reads a text in which brackets hold the numbers: arrays, tensors, JSON, initialisers of C, Rust or Go. */
export function readStructure(tokens: readonly Token[], notes: Set<ReadNote>): ReadRow[] {
  const statements = statementsOf(tokens);
  const held = statements.filter(({ values }) => values.some(holdsNumbers));
  // Numbers that stand each in a call or in brackets of their own are one row.
  const singles = held.flatMap(({ values }) => values);
  if (held.length > 1 && singles.every(({ kind }) => kind === 'number')) {
    const word = statements.find((statement) => statement.word)?.word;
    if (word) throw new ReadFailure('notNumber', word.at, word.text);
    return [rowOf(null, singles as Entry[])];
  }
  if (held.length > 1 && singles.every(({ kind }) => kind === 'record')) {
    const table = tableOf(singles, notes);
    if (table) return table;
  }
  if (held.length < statements.length) notes.add('skippedLines');
  // "top_k = 8" beside the lists is no row. A number without a name belongs to one of them, or is one too many.
  const [lists, numbers] = [held.filter(hasList), held.filter((statement) => !hasList(statement))];
  const stray = lists.length > 0 && numbers.find(({ label }) => label === null)?.values[0];
  if (stray && stray.kind === 'number') throw new ReadFailure('outside', stray.at, stray.text);
  if (lists.length === 0) return held.map(({ label, values }) => rowOf(label, values as NumberValue[]));
  const pairs = rowOfPairs(
    lists.flatMap(({ values }) => values),
    notes,
  );
  if (pairs) return [pairs];
  return lists.flatMap(({ label, values }) =>
    values.filter(holdsNumbers).flatMap((value) => rowsOf(value, label, notes)),
  );
}

function hasList({ values }: Statement): boolean {
  return values.some(({ kind }) => kind !== 'number');
}

/** Whether a value can give a row: words without brackets only surround it. */
function holdsNumbers(value: Value): boolean {
  if (value.kind === 'list') return value.items.length > 0;
  return (
    value.kind === 'record' ||
    (value.kind === 'number' && typeof value.value === 'number' && value.text !== '')
  );
}

/** Cuts a text at the ends of its lines and at the semicolons and commas outside of brackets. */
function statementsOf(tokens: readonly Token[]): Statement[] {
  const parser = new ValueParser(tokens);
  const statements: Statement[] = [];
  let label: string | null = null;
  let values: Value[] = [];
  let isBehindRow = false;
  const end = () => {
    if (isBehindRow && label === null && values.every(({ kind }) => kind === 'number')) {
      const stray = values.find((value) => !isWord(value));
      if (stray?.kind === 'number') throw new ReadFailure('outside', stray.at, stray.text);
      values = [];
    }
    if (values.length > 0) statements.push(statementOf(label, values));
    label = null;
    values = [];
    isBehindRow = false;
  };
  for (let token = parser.token; token; token = parser.token) {
    if (token.kind === '\n' || token.kind === ';' || token.kind === ',') {
      parser.skip();
      // "Parameter containing:" has its value on the next line.
      if (values.length > 0 || label === null) end();
    } else if (token.kind === '=' || token.kind === ':') {
      parser.skip();
      label = labelOf(values) ?? label;
      values = [];
    } else {
      const value = parser.value();
      // "logits=[ … ] ids=[ … ]" and "logits [ … ] ids [ … ]": a word behind a row belongs to what comes next.
      if (isWord(value) && values.some(isRow)) {
        end();
        isBehindRow = true;
      }
      values.push(value);
    }
  }
  end();
  return statements;
}

function isWord(value: Value): boolean {
  return value.kind === 'number' && typeof value.value === 'string';
}

/** Whether a list holds several numbers, and is no index or size. */
function isRow(value: Value): boolean {
  if (value.kind !== 'list') return false;
  const { items } = value;
  const isNumbers = items.length > 1 && items.every((item) => item.kind === 'number' && !isWord(item));
  return isNumbers || (items.length > 0 && items.every(isRow));
}

/** The last word before a sign, like `x` in `float x[4] =`. */
function labelOf(values: readonly Value[]): string | null {
  const words = values.filter((value) => value.kind === 'number').map(({ text }) => text);
  return words.at(-1)?.trim() || null;
}

/** The values of one line. Its words are the label, and a number must not stand beside brackets. */
function statementOf(label: string | null, values: readonly Value[]): Statement {
  if (label !== null && OF_SIZES.test(label)) return { label, values: [] };
  const lists = values.filter((value) => value.kind !== 'number');
  if (lists.length === 0) {
    const isNumbers = values.every((value) => value.kind === 'number' && typeof value.value === 'number');
    if (isNumbers) return { label, values };
    return { label, values: [], word: values.find((value) => value.kind === 'number') };
  }
  const words = values.filter((value) => value.kind === 'number');
  const stray = words.find(({ value }) => typeof value === 'number' && value !== lengthOf(lists[0]!));
  const hasWord = words.some(({ value }) => typeof value === 'string');
  // "router logits of token 3 [ … ]" is a name.
  if (stray && (!hasWord || values.indexOf(stray) > values.indexOf(lists[0]!)))
    throw new ReadFailure('outside', stray.at, stray.text);
  return { label: label ?? labelOf(words), values: withoutLengths(lists) };
}

/** The length of a list, which may stand before it: `Float32Array(4) [1, 2, 3, 4]`. */
function lengthOf(value: Value): number | null {
  return value.kind === 'list' ? value.items.length : null;
}

/**
 * Without words that only give the length of the list after them: `(4) [1, 2, 3, 4]`, `std::array<4>{…}`,
 * `[]float32{…}`.
 */
function withoutLengths(lists: readonly Value[]): Value[] {
  return lists.filter((value, i) => {
    const following = lists[i + 1];
    if (value.kind !== 'list' || following?.kind !== 'list') return true;
    const [first] = value.items;
    const isLength = first?.kind === 'number' && first.value === following.items.length;
    return !(value.items.length === 0 || (value.items.length === 1 && isLength));
  });
}

function rowOf(name: string | null, entries: readonly Entry[]): ReadRow {
  return { name, part: partOf(name), values: valuesOf(entries) };
}

function rowsOf(value: Value, name: string | null, notes: Set<ReadNote>): ReadRow[] {
  if (value.kind === 'other') return [];
  if (value.kind === 'number') return [rowOf(name, [value])];
  if (value.kind === 'record') return rowsOfRecord(value.entries, notes);
  const { items } = value;
  const [first, second] = items;
  if (!first) return [];
  // ("name", tensor([ … ])), like in an OrderedDict.
  if (items.length === 2 && second && isWord(first) && second.kind !== 'number')
    return rowsOf(second, first.kind === 'number' ? first.text : name, notes);
  if (items.every(({ kind }) => kind === 'record')) {
    const table = tableOf(items, notes);
    if (table) return table;
  }
  const pairs = rowOfPairs(items, notes);
  if (pairs) return [{ ...pairs, name, part: partOf(name) }];
  const odd = items.find(({ kind }) => kind !== first.kind);
  if (odd) throw new ReadFailure('ragged', odd.at, '', items.indexOf(odd) + 1);
  if (first.kind === 'number') return [rowOf(name, withNotes(items as readonly NumberValue[], notes))];
  const rows = items.map((item) => rowsOf(item, name, notes));
  return asOneColumn(evenRows(rows.flat(), items), name);
}

/** Fewer pairs may be rows of two experts. */
const FEWEST_PAIRS = 3;

/**
 * `(0, 1.25), (1, -0.5), …`: an index, written as a whole number, and its value; null if the first column is no index.
 */
function rowOfPairs(values: readonly Value[], notes: Set<ReadNote>): ReadRow | null {
  if (values.length < FEWEST_PAIRS) return null;
  const columns: [NumberValue[], NumberValue[]] = [[], []];
  for (const value of values) {
    if (value.kind !== 'list' || value.items.length !== 2) return null;
    for (const [i, item] of value.items.entries()) {
      if (item.kind !== 'number') return null;
      columns[i]!.push(item);
    }
  }
  const indices = columns[0].map(indexOf);
  if (!isPermutation(indices)) return null;
  return { name: null, part: null, values: rowByIndex(indices, columns[1], notes) };
}

/** Notes how numbers were read. If commas in quotes are decimal ones, all of them are. */
function withNotes(entries: readonly NumberValue[], notes: Set<ReadNote>): readonly Entry[] {
  if (entries.some(({ text }) => /^(?:null|none)$/i.test(text))) notes.add('nullIsNaN');
  if (!entries.some(({ text, value }) => typeof value === 'number' && text.includes(','))) return entries;
  notes.add('decimalComma');
  return entries.map((entry) =>
    entry.value === 'grouped' && /^[^,.]*,[^,.]*$/.test(entry.text)
      ? { ...entry, value: readWord(entry.text.trim().replace(',', '.')) }
      : entry,
  );
}

/** Rows of one table, all of one length. */
function evenRows(rows: readonly ReadRow[], items: readonly Value[]): readonly ReadRow[] {
  const odd = rows.findIndex(({ values }) => values.length !== rows[0]!.values.length);
  if (odd >= 0 && rows.length === items.length && items.every(({ kind }) => kind === 'list'))
    throw new ReadFailure('ragged', items[odd]!.at, '', odd + 1);
  return rows;
}

/** Rows of one number each are a column: one row. */
function asOneColumn(rows: readonly ReadRow[], name: string | null): ReadRow[] {
  if (rows.length < 2 || rows.some(({ values }) => values.length !== 1)) return [...rows];
  return [{ name, part: partOf(name), values: Float32Array.from(rows, ({ values }) => values[0]!) }];
}

/** Rows by their names; names that are indices are one row. */
function rowsOfRecord(entries: readonly (readonly [string, Value])[], notes: Set<ReadNote>): ReadRow[] {
  const numbers = entries.filter(([, value]) => value.kind === 'number');
  const isIndexed = numbers.length > 1 && numbers.every(([key]) => /^[a-z_# ]{0,20}\d{1,6}$/i.test(key));
  if (isIndexed) {
    const indices = numbers.map(([key]) => Number(/\d+$/.exec(key)![0]));
    const row = rowByIndex(indices, numbers.map(([, value]) => value) as NumberValue[], notes);
    return [{ name: null, part: null, values: row }];
  }
  return entries.flatMap(([key, value]) => (value.kind === 'number' ? [] : rowsOf(value, key, notes)));
}

/** Records with the same keys as columns, in the order of their index if they have one; null if they hold lists. */
function tableOf(records: readonly Value[], notes: Set<ReadNote>): ReadRow[] | null {
  const columns = new Map<string, NumberValue[]>();
  for (const record of records) {
    if (record.kind !== 'record') return null;
    for (const [key, value] of record.entries) {
      if (value.kind !== 'number') return null;
      const column = columns.get(key);
      if (column) column.push(value);
      else columns.set(key, [value]);
    }
  }
  return rowsOfColumns(
    [...columns].map(([name, entries]) => ({ name, entries })),
    notes,
  );
}
