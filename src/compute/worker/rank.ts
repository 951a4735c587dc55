import { orderKey } from '../../core/arithmetic/order';

/** Room for a place below a key in one float64: keys have 32 bits, places at most 11. */
const PLACES = 2048;

/** Ranks runs of a fixed length without allocating: key and place packed into one number each, sorted natively. */
export interface Ranker {
  /** Writes to `order[at …]` the places of `values[start …]` from the highest key down, ties to the lowest place. */
  rank(values: Float32Array, start: number, order: Int32Array, at: number): void;
}

export function createRanker(length: number, nanKey: number): Ranker {
  const packed = new Float64Array(length);
  return {
    rank(values, start, order, at) {
      for (let i = 0; i < length; i++)
        packed[i] = orderKey(values[start + i]!, nanKey) * PLACES + (PLACES - 1 - i);
      packed.sort();
      for (let i = 0; i < length; i++) order[at + i] = PLACES - 1 - (packed[length - 1 - i]! % PLACES);
    },
  };
}
