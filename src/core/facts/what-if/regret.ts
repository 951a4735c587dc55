import type { RouteResult } from '../../result-arrays';
import { picksOf, without } from './picks';

/** What the group mask costs a token: its best experts without a mask that the mask keeps out. */
export interface Regret {
  readonly excluded: readonly number[];
  /** Their part of the weights that the unmasked choice would have, before any scale; NaN when those have no sum. */
  readonly share: number;
}

/** Compares the picks with those of `ungrouped`. */
export function regretOf(
  picks: readonly number[],
  unmasked: Pick<RouteResult, 'ids' | 'slots' | 'gathered'>,
  topK: number,
): Regret {
  const free = picksOf(unmasked, topK);
  const excluded = without(free, picks);
  let part = 0;
  let whole = 0;
  free.forEach((id, slot) => {
    const w = unmasked.gathered[slot]!;
    whole += w;
    if (excluded.includes(id)) part += w;
  });
  return { excluded, share: part / whole };
}
