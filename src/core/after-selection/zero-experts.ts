/** A token's slots after the zero experts are taken out. */
export interface RealSlots {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  /** Factor of the token itself: the sum of the zero experts' weights. */
  readonly identityWeight: number;
}

/**
 * LongCat's zero experts pass the token on unchanged: their weights add up to a factor of the token, and their slots
 * become expert 0 with weight 0. One token's ids and weights, the first `numRealExperts` experts being real.
 * Source: vLLM `router/zero_expert_router.py`.
 */
export function takeOutZeroExperts(
  ids: Int32Array,
  weights: Float32Array,
  numRealExperts: number,
): RealSlots {
  let identityWeight = 0;
  const realIds = ids.slice();
  const realWeights = weights.slice();
  ids.forEach((id, slot) => {
    if (id < numRealExperts) return;
    identityWeight = Math.fround(identityWeight + weights[slot]!);
    realIds[slot] = 0;
    realWeights[slot] = 0;
  });
  return { ids: realIds, weights: realWeights, identityWeight };
}
