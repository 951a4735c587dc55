import { cleanLines } from './clean-lines';
import { readStructure } from './read-structure';
import { readTable } from './read-table';
import { type Place, ReadFailure, type Reading, type ReadNote, type ReadResult } from './reading';
import { MAX_NUMBERS, tokensOf } from './tokens';

/** Longer texts are refused unread: a text of many rows is no row, and reading must not be felt. */
export const MAX_LENGTH = 120_000;

const SHOWN = 40;

/**
 * Reads the rows that a text holds, whatever program printed it: lists, arrays and tensors of Python, JSON, tables
 * with a heading or an index, initialisers, log lines. `expected` is the length of a row; it decides if a text could
 * be read in two ways. A text that cannot be read is refused with the place of the fault; nothing is guessed in
 * silence.
 */
export function readRows(text: string, expected: number): ReadResult {
  try {
    return { ok: true, reading: readingOf(text, expected) };
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    const { code, at, position } = error;
    const shown = error.text.length > SHOWN ? `${error.text.slice(0, SHOWN)}…` : error.text;
    return { ok: false, error: { code, text: shown, place: placeOf(text, at), position } };
  }
}

function readingOf(text: string, expected: number): Reading {
  if (text.length > MAX_LENGTH || hasTooMuch(text)) throw new ReadFailure('tooLong', 0, '');
  const cleaned = cleanLines(text);
  const notes = new Set<ReadNote>();
  const rows = hasBrackets(cleaned)
    ? readStructure(tokensOf(cleaned), notes)
    : readTable(cleaned, expected, notes);
  const filled = rows.filter(({ values }) => values.length > 0);
  if (filled.reduce((sum, { values }) => sum + values.length, 0) > MAX_NUMBERS)
    throw new ReadFailure('tooLong', 0, '');
  if (filled.length === 0) throw new ReadFailure('empty', 0, '');
  return { rows: filled, dtype: dtypeOf(text), notes: [...notes] };
}

/** Whether there are more words or signs than the largest table has, with an index and a border. */
function hasTooMuch(text: string): boolean {
  let [words, signs, isWord] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isSign = code === 0x2c || code === 0x3b || code === 0x7c || code === 0x0a;
    const isGap = isSign || code === 0x20 || code === 0x09 || code === 0x0d;
    if (isSign) signs++;
    if (!isGap && !isWord) words++;
    isWord = !isGap;
  }
  return words > 3 * MAX_NUMBERS || signs > 5 * MAX_NUMBERS;
}

/** Whether brackets hold the numbers. In a table of Markdown or tabs they are part of a word. */
function hasBrackets(text: string): boolean {
  if (!/[[\](){}［］]/.test(text)) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return !lines.every((line) => line.includes('|')) && !lines.every((line) => line.includes('\t'));
}

const DTYPE =
  /(?:dtype\s{0,4}[=:]\s{0,4}[<'"]{0,2}(?:dtype: ?['"])?(?:\w{1,12}\.)?|\btorch\.)(bfloat16|float16|half)\b/;

/** The 16-bit type that a text names for its numbers. */
function dtypeOf(text: string): Reading['dtype'] {
  const name = DTYPE.exec(text)?.[1];
  return name === undefined ? null : name === 'bfloat16' ? 'bf16' : 'f16';
}

function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
