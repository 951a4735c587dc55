import type { RouteOutcome, RouteResult } from '../../core/result-arrays';
import { arraysBy, type ResultArray, type ResultArrays, viewOf } from '../../core/result-arrays';
import type { RouteError } from '../../core/types';

type Scalars = Omit<RouteResult, ResultArray>;

/** Outcomes of which only some arrays are wanted. All share one buffer, because each array in a message has a cost. */
export interface Packed {
  readonly heads: readonly (
    | { readonly scalars: Scalars; readonly lengths: readonly number[] }
    | { readonly error: RouteError }
  )[];
  /** The bits of the arrays, outcome after outcome. */
  readonly words: Int32Array<ArrayBuffer>;
}

const EMPTY = new ArrayBuffer(0);

export function pack(outcomes: readonly RouteOutcome[], arrays: readonly ResultArray[]): Packed {
  const parts: Int32Array[] = [];
  const heads = outcomes.map((outcome) => {
    if (!outcome.ok) return { error: outcome.error };
    const { semantics, path, undefinedBecause, tokens, numGroups, groupBestWidth, slots } = outcome.result;
    const own = arrays.map((name) => wordsOf(outcome.result[name]));
    parts.push(...own);
    return {
      scalars: { semantics, path, undefinedBecause, tokens, numGroups, groupBestWidth, slots },
      lengths: own.map(({ length }) => length),
    };
  });
  const words = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    words.set(part, at);
    at += part.length;
  }
  return { heads, words };
}

/** The outcomes again; arrays that were not wanted are empty, the others are views of the one buffer. */
export function unpack({ heads, words }: Packed, arrays: readonly ResultArray[]): RouteOutcome[] {
  let at = words.byteOffset;
  return heads.map((head): RouteOutcome => {
    if ('error' in head) return { ok: false, error: head.error };
    const kept = new Map<ResultArray, ResultArrays[ResultArray]>();
    for (const [i, name] of arrays.entries()) {
      const length = head.lengths[i] ?? 0;
      kept.set(name, viewOf(name, words.buffer, at, length));
      at += 4 * length;
    }
    const result = { ...head.scalars, ...arraysBy((name) => kept.get(name) ?? viewOf(name, EMPTY)) };
    return { ok: true, result };
  });
}

function wordsOf({ buffer, byteOffset, length }: Float32Array | Int32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length);
}
