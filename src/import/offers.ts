import { MAX_EXPERTS } from '../core/validate';
import type { Reading, ReadRow } from './reading';

/** The row that is edited. */
type Edited = 'logits' | 'bias';

/** A row that a text offers for the edited one. */
interface Choice {
  /** Its name in the text; null if it has only a number. */
  readonly name: string | null;
  readonly values: Float32Array;
}

/** What can be done with what was read. */
export interface Offers {
  /** The rows that could be meant, the likeliest first chosen (`first`). All have one length. */
  readonly choices: readonly Choice[];
  readonly first: number;
  /** The one row of the text that was cut into several, for example two tokens in one list; null if none was. */
  readonly whole: Float32Array | null;
  /** A bias of one value, for every expert: torch adds it to each score. Null if the text is anything else. */
  readonly broadcast: Float32Array | null;
  /** Logits and bias of one router, if the text holds both. */
  readonly both: { readonly logits: Float32Array; readonly bias: Float32Array } | null;
  /** How many experts the rows are for. If the router has another number, it would change. */
  readonly experts: number;
  /** No router can have this number of experts: nothing can be done. */
  readonly isImpossible: boolean;
}

/**
 * What a text offers for a row of `experts` values. If rows have several lengths, those that fit count. Columns count
 * as rows if they fit. A list whose length is a multiple of it is cut into tokens.
 */
export function offersOf({ rows }: Reading, edited: Edited, experts: number): Offers {
  const fitting = rowsThatFit(rows, experts);
  const cut = fitting ? null : cutRow(rows, experts);
  const all = fitting ?? cut ?? sameLength(rows);
  const length = all[0]?.values.length ?? 0;
  const wanted = all.findIndex(({ part }) => part === edited);
  return {
    choices: all.map(({ name, values }) => ({ name, values })),
    first: Math.max(0, wanted),
    whole: cut && rows[0]!.values,
    broadcast: edited === 'bias' ? broadcastOf(rows, experts) : null,
    both: bothOf(all),
    experts: length,
    isImpossible: length < 1 || length > MAX_EXPERTS,
  };
}

/** The rows, or else the columns, that have a value for each expert; null if none has. */
function rowsThatFit(rows: readonly ReadRow[], experts: number): readonly ReadRow[] | null {
  const fitting = rows.filter(({ values }) => values.length === experts);
  if (fitting.length > 0) return fitting;
  const width = rows[0]?.values.length ?? 0;
  const isTable = rows.length === experts && width > 1 && rows.every(({ values }) => values.length === width);
  if (!isTable) return null;
  return Array.from({ length: width }, (_, column) => ({
    name: null,
    part: null,
    values: Float32Array.from(rows, ({ values }) => values[column]!),
  }));
}

/** A single row whose length is a multiple of the experts, as one row a token. */
function cutRow(rows: readonly ReadRow[], experts: number): readonly ReadRow[] | null {
  const [row] = rows;
  if (rows.length !== 1 || !row || experts < 1) return null;
  const count = row.values.length / experts;
  if (!Number.isInteger(count) || count < 2) return null;
  return Array.from({ length: count }, (_, token) => ({
    name: null,
    part: null,
    values: row.values.slice(token * experts, (token + 1) * experts),
  }));
}

/** The one value of a text, once for each expert. */
function broadcastOf([row, ...others]: readonly ReadRow[], experts: number): Float32Array | null {
  const isOne = row?.values.length === 1 && others.length === 0 && experts > 1;
  return isOne ? new Float32Array(experts).fill(row.values[0]!) : null;
}

/** The rows as long as the first one. */
function sameLength(rows: readonly ReadRow[]): readonly ReadRow[] {
  return rows.filter(({ values }) => values.length === rows[0]!.values.length);
}

/** Logits and bias: by their names, or the first and the second of two rows without names. */
function bothOf(rows: readonly ReadRow[]): Offers['both'] {
  const [logits, bias] = [
    rows.find(({ part }) => part === 'logits'),
    rows.find(({ part }) => part === 'bias'),
  ];
  if (logits && bias) return { logits: logits.values, bias: bias.values };
  const [first, second] = rows;
  const isPair = rows.length === 2 && rows.every(({ part }) => part === null);
  return isPair && first && second ? { logits: first.values, bias: second.values } : null;
}
