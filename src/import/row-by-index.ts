import { type Entry, partOf, ReadFailure, type ReadNote, type ReadRow, valuesOf } from './reading';

/**
 * Orders values by their indices, which count from 0 or from 1. Fails at the first index that repeats or lies beyond
 * the others.
 */
export function rowByIndex(
  indices: readonly number[],
  entries: readonly Entry[],
  notes: Set<ReadNote>,
): Float32Array {
  const values = valuesOf(entries);
  const first = indices.includes(0) ? 0 : 1;
  const row = new Float32Array(values.length);
  const seen = new Set<number>();
  for (const [i, index] of indices.entries()) {
    const place = index - first;
    if (place < 0 || place >= values.length || seen.has(place))
      throw new ReadFailure('index', entries[i]!.at, String(index), i + 1);
    seen.add(place);
    row[place] = values[i]!;
    if (place !== i) notes.add('byIndex');
  }
  return row;
}

/** A column of a table, with its name if the table has names. */
export interface Column {
  readonly name: string | null;
  readonly entries: readonly Entry[];
}

const INDEX_NAME = /^(?:#|i|e|id|idx|index|expert|expert[_ ]?(?:id|index|idx)|position|pos)$/i;

/** The number in a cell of an index: 12, E12, expert_12. */
export function indexOf({ text }: Entry): number {
  const digits = /^(?:[a-z]{1,12}[_ ]?|#)?(\d{1,6})$/i.exec(text.trim())?.[1];
  return digits === undefined ? Number.NaN : Number(digits);
}

/** Whether whole numbers are 0 … n − 1 or 1 … n, in any order. */
export function isPermutation(indices: readonly number[]): boolean {
  const seen = new Set(indices);
  const first = seen.has(0) ? 0 : 1;
  return seen.size === indices.length && indices.every((_, i) => seen.has(i + first));
}

/**
 * The rows of a table's columns, each with all its values. An index puts them in order. If some columns have a known
 * name, only these count; else every column of numbers does.
 */
export function rowsOfColumns(columns: readonly Column[], notes: Set<ReadNote>): ReadRow[] {
  const index = columns.length > 1 ? indexColumn(columns) : null;
  const others = columns.filter((column) => column !== index);
  const named = others.filter(({ name }) => partOf(name) !== null);
  const isNumeric = ({ entries }: Column) => entries.some(({ value }) => typeof value === 'number');
  const chosen = named.length > 0 ? named : others.filter(isNumeric);
  const indices = index?.entries.map(indexOf);
  return chosen.map(({ name, entries }) => ({
    name,
    part: partOf(name),
    values: indices ? rowByIndex(indices, entries, notes) : valuesOf(entries),
  }));
}

function indexColumn(columns: readonly Column[]): Column | null {
  const byName = columns.find(({ name }) => name !== null && INDEX_NAME.test(name.trim()));
  if (byName?.entries.every((entry) => Number.isInteger(indexOf(entry)))) return byName;
  const [first] = columns;
  const isOne =
    first && (first.name === null || first.name === '') && isPermutation(first.entries.map(indexOf));
  return isOne ? first : null;
}
