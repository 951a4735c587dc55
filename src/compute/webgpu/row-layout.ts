import type { RouteResult } from '../../core/types';

/** Arrays of a result: what the kernel writes for a token, in this order. */
export const ROW_ARRAYS = [
  'scores',
  'biased',
  'masked',
  'expertOrder',
  'groupScores',
  'groupBest',
  'groupOrder',
  'uniform',
  'ids',
  'gathered',
  'weightSum',
  'renormalized',
  'weights',
] as const satisfies readonly (keyof RouteResult)[];

export type RowArray = (typeof ROW_ARRAYS)[number];

/** Where each array starts in a token's row, and the words of a row. */
export function rowLayout(result: RouteResult): {
  readonly at: Readonly<Record<RowArray, number>>;
  readonly words: number;
} {
  let words = 0;
  const places = ROW_ARRAYS.map((name) => {
    const at = words;
    words += widthOf(result, name);
    return [name, at] as const;
  });
  return { at: Object.fromEntries(places) as Record<RowArray, number>, words };
}

/** Copies the rows of `count` tokens, as the kernel packs them, into the result from token `first` on. */
export function unpackRows(rows: Uint32Array, result: RouteResult, first: number, count: number): void {
  const { at, words } = rowLayout(result);
  for (const name of ROW_ARRAYS) {
    const target = result[name];
    // Bits are copied as bits.
    const bits = new Uint32Array(target.buffer, target.byteOffset, target.length);
    const width = widthOf(result, name);
    for (let i = 0; i < count; i++) {
      const start = i * words + at[name];
      bits.set(rows.subarray(start, start + width), (first + i) * width);
    }
  }
}

function widthOf(result: RouteResult, name: RowArray): number {
  return result[name].length / result.tokens;
}
