import type { LogitsDtype } from '../core/types';
import type { WordProblem } from './number-word';

/** Lines and columns, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A row of numbers that a text holds. */
export interface ReadRow {
  /** Its name in the text, like `router_logits`; null if it has none. */
  readonly name: string | null;
  /** The row that this name means. */
  readonly part: 'logits' | 'bias' | null;
  readonly values: Float32Array;
}

/** How a text was read that could also be read in another way. The reader is told. */
export type ReadNote =
  /** Commas are decimal points. */
  | 'decimalComma'
  /** null and None are NaN. */
  | 'nullIsNaN'
  /** Values stand in the order of their index, not in the order of the text. */
  | 'byIndex'
  /** Lines that hold no numbers were passed over. */
  | 'skippedLines';

export interface Reading {
  /** At least one. */
  readonly rows: readonly ReadRow[];
  /** The type that the text names, if it is not float32. */
  readonly dtype: Exclude<LogitsDtype, 'f32'> | null;
  readonly notes: readonly ReadNote[];
}

export type ReadErrorCode =
  | WordProblem
  /** Two commas with nothing between them. */
  | 'missing'
  /** The program that printed it left values out: `...`. */
  | 'abridged'
  /** A bracket without its other half, or closed by one of another kind. */
  | 'unclosed'
  | 'unopened'
  | 'mismatch'
  /** A number beside the brackets that hold the others. */
  | 'outside'
  /** A row of a table that is longer or shorter than the first, or a number among rows. */
  | 'ragged'
  /** Indices that repeat, or leave one out. */
  | 'index'
  | 'tooDeep'
  | 'tooLong'
  | 'empty';

/** Why a text is refused, and the place of the fault. */
export interface ReadError {
  readonly code: ReadErrorCode;
  /** The text at fault, cut to a readable length. */
  readonly text: string;
  readonly place: Place;
  /** Which value of its row is at fault, from 1; null if it is none. */
  readonly position: number | null;
}

export type ReadResult =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly error: ReadError };

/** Thrown by the parts of the reader; `readRows` turns it into a result. */
export class ReadFailure extends Error {
  readonly code: ReadErrorCode;
  /** Offset of the fault in the text, and the text at fault. */
  readonly at: number;
  readonly text: string;
  readonly position: number | null;

  constructor(code: ReadErrorCode, at: number, text: string, position: number | null = null) {
    super(code);
    this.code = code;
    this.at = at;
    this.text = text;
    this.position = position;
  }
}

/** A number, or why a word is no number, with its place. */
export interface Entry {
  readonly value: number | WordProblem | 'missing';
  readonly at: number;
  readonly text: string;
}

/** The numbers of one row; fails at the first word that is none. */
export function valuesOf(entries: readonly Entry[]): Float32Array {
  const values = new Float32Array(entries.length);
  for (const [i, { value, at, text }] of entries.entries()) {
    if (typeof value === 'string') throw new ReadFailure(value, at, text, i + 1);
    values[i] = value;
  }
  return values;
}

/** The row that a name means: names of vLLM, SGLang, Transformers and GGUF, even within a path. */
export function partOf(name: string | null): ReadRow['part'] {
  if (name === null) return null;
  const word = name.toLowerCase();
  if (word.includes('bias') || word.includes('exp_probs_b')) return 'bias';
  return word.includes('logit') || word.includes('gating_output') ? 'logits' : null;
}
