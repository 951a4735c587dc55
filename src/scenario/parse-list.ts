/** A list that could not be read: which entry (counted from 1), its text, and what is wrong with it. */
export interface ListError {
  readonly ok: false;
  readonly code: 'notNumber' | 'tooLarge' | 'wrongCount';
  readonly position: number;
  readonly text: string;
  readonly count: number;
  readonly expected: number;
}

export type ParsedList = { readonly ok: true; readonly values: Float32Array } | ListError;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NOT_A_NUMBER = /^[+-]?nan$/i;
const INFINITE = /^([+-]?)(inf|infinity|∞)$/i;

/**
 * Reads numbers separated by spaces, commas, semicolons or new lines, or a JSON, Python or numpy list of them, into
 * float32. NaN and infinities are allowed by name; a finite number that float32 cannot hold is not.
 */
export function parseList(text: string, expected: number): ParsedList {
  const entries = text
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/^\s*(?:\w+\.)?(?:array|tensor)\(/, '')
    .replace(/(?:,\s*\w+=[^)]*)?\)\s*$/, '')
    .split(/[\s,;[\]()]+/)
    .filter(Boolean);
  const fail = (code: ListError['code'], position: number): ListError => ({
    ok: false,
    code,
    position,
    text: (entries[position - 1] ?? '').slice(0, 40),
    count: entries.length,
    expected,
  });
  const values = new Float32Array(entries.length);
  for (const [i, entry] of entries.entries()) {
    const value = readNumber(entry);
    if (value === null) return fail('notNumber', i + 1);
    values[i] = value;
    if (Number.isFinite(value) && !Number.isFinite(values[i]!)) return fail('tooLarge', i + 1);
    if (!Number.isFinite(value) && NUMBER.test(entry)) return fail('tooLarge', i + 1);
  }
  return entries.length === expected
    ? { ok: true, values }
    : fail('wrongCount', Math.min(entries.length, expected) + 1);
}

function readNumber(entry: string): number | null {
  if (NUMBER.test(entry)) return Number(entry);
  if (NOT_A_NUMBER.test(entry) || entry === 'null') return Number.NaN;
  const infinite = INFINITE.exec(entry);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  return null;
}
