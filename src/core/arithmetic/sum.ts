/**
 * Float32 sum in the order of CUDA's warp reductions: lane l of `lanes` (a power of two) adds the values l, l + lanes,
 * l + 2·lanes, … one after another, then the lanes are folded at distance lanes/2, …, 2, 1.
 */
export function laneSum(values: Float32Array, lanes: number): number {
  const partial = new Float32Array(lanes);
  for (let i = 0; i < values.length; i++) partial[i % lanes] = partial[i % lanes]! + values[i]!;
  for (let half = lanes / 2; half >= 1; half /= 2)
    for (let l = 0; l < half; l++) partial[l] = partial[l]! + partial[l + half]!;
  return partial[0]!;
}

/** Lanes of torch's softmax over rows of up to 1024: the next power of two, at most a warp. */
export function softmaxLanes(length: number): number {
  return Math.min(32, 2 ** (32 - Math.clz32(length - 1)));
}

/**
 * Lanes of torch's sum over the k gathered weights: the last power of two, at most a warp. With this order the recorded
 * scores give all 3525 renormalised float32 weights of the golden file exactly; a plain left-to-right sum gives 2241.
 */
export function weightSumLanes(topK: number): number {
  return topK === 0 ? 1 : Math.min(32, 2 ** (31 - Math.clz32(topK)));
}
