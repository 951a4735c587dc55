import type { Plan } from '../../core/plan';
import type { RouteResult } from '../../core/result-arrays';
import { RESULT_ARRAY_NAMES, type ResultArray, rowSizesOf, widthOf } from '../../core/result-arrays';
import type { RouterParams } from '../../core/types';

/** How the kernel packs its results for a token: one array after the other. */
export interface RowLayout {
  /** Where each array starts. */
  readonly at: Readonly<Record<ResultArray, number>>;
  readonly widths: Readonly<Record<ResultArray, number>>;
  /** Words of a row. */
  readonly words: number;
}

export function rowLayout(params: RouterParams, plan: Plan): RowLayout {
  const sizes = rowSizesOf(params, plan);
  const [at, widths] = [{}, {}] as [Record<ResultArray, number>, Record<ResultArray, number>];
  let words = 0;
  for (const name of RESULT_ARRAY_NAMES) {
    at[name] = words;
    widths[name] = widthOf(name, sizes);
    words += widths[name];
  }
  return { at, widths, words };
}

/** Copies the rows of `count` tokens, as the kernel packs them, into the result from token `first` on. */
export function unpackRows(
  rows: Uint32Array,
  { at, widths, words }: RowLayout,
  result: RouteResult,
  first: number,
  count: number,
): void {
  for (const name of RESULT_ARRAY_NAMES) {
    const target = result[name];
    // Copying as integers keeps the bits.
    const bits = new Uint32Array(target.buffer, target.byteOffset, target.length);
    const width = widths[name];
    for (let i = 0; i < count; i++) {
      const start = i * words + at[name];
      bits.set(rows.subarray(start, start + width), (first + i) * width);
    }
  }
}
