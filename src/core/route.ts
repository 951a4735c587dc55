import { orderKey, rankDescending } from './order';
import { score } from './score';
import { laneSum, weightSumLanes } from './sum';
import type { RouteInput, RouteOutcome, RoutePath, RouteResult } from './types';
import { choosePath, validate } from './validate';

const f32 = Math.fround;

/**
 * Routes a batch as vLLM does and keeps every intermediate: the reference that the kernel and the worker follow.
 *
 * Source of the semantics: vLLM `router/grouped_topk_router.py` (`grouped_topk`, `GroupedTopKRouter`) as of early 2026;
 * float32 throughout, each operation rounded by itself. Input errors come back as values; it never throws.
 *
 * @example
 * // sigmoid, 4 groups of 2, keep 2, top 3, ρ = 2.5: ids {2, 3, 4}, weights sum to 2.5
 */
export function route(input: RouteInput): RouteOutcome {
  const error = validate(input);
  if (error) return { ok: false, error };
  const path = choosePath(input);
  const result = emptyResult(input, path);
  for (let token = 0; token < input.tokens; token++) routeToken(input, result, token);
  return { ok: true, result };
}

function routeToken(input: RouteInput, result: RouteResult, token: number): void {
  const { params, eScoreCorrectionBias: bias } = input;
  const { globalNumExperts: E, topK } = params;
  const row = token * E;
  const logits = input.logits.subarray(row, row + E);
  const scores = result.scores.subarray(row, row + E);
  const biased = result.biased.subarray(row, row + E);
  const masked = result.masked.subarray(row, row + E);

  score(result.path === 'native' ? params.scoringFunc : 'softmax', logits, scores);
  for (let e = 0; e < E; e++) biased[e] = bias ? scores[e]! + bias[e]! : scores[e]!;

  if (result.path === 'native') {
    scoreGroups(biased, result, token, bias !== null);
    maskGroups(biased, masked, result, token, params.topkGroup);
  } else {
    masked.set(biased);
  }

  const order = rankDescending(masked, 0, E);
  result.expertOrder.set(order, row);
  const picked = order.slice(0, topK);
  if (result.path === 'native') sortAsReturned(picked, masked);
  const slot = token * topK;
  result.ids.set(picked, slot);
  weigh(input, result, token, bias || result.path !== 'native' ? scores : masked);
}

/** g: with bias the sum of the two best c of a group, without it the best. */
function scoreGroups(biased: Float32Array, result: RouteResult, token: number, hasBias: boolean): void {
  const G = result.numGroups;
  const size = biased.length / G;
  const groupScores = result.groupScores.subarray(token * G, (token + 1) * G);
  for (let g = 0; g < G; g++) {
    const [best, second] = rankDescending(biased, g * size, size);
    const first = g * size + best!;
    result.groupBest[(token * G + g) * 2] = first;
    result.groupBest[(token * G + g) * 2 + 1] = hasBias ? g * size + second! : -1;
    groupScores[g] = hasBias ? biased[first]! + biased[g * size + second!]! : biased[first]!;
  }
  result.groupOrder.set(rankDescending(groupScores, 0, G), token * G);
}

/** c where the group is among the best `topkGroup`, −∞ elsewhere. */
function maskGroups(
  biased: Float32Array,
  masked: Float32Array,
  result: RouteResult,
  token: number,
  topkGroup: number,
): void {
  const G = result.numGroups;
  const size = biased.length / G;
  masked.fill(-Infinity);
  for (const g of result.groupOrder.subarray(token * G, token * G + topkGroup))
    masked.set(biased.subarray(g * size, (g + 1) * size), g * size);
}

/**
 * The order in which torch.topk(sorted=False) returns on CUDA: those above the k-th value by index, then those equal to
 * it by index. `picked` comes in rank order.
 */
function sortAsReturned(picked: Int32Array, masked: Float32Array): void {
  const last = picked.length ? orderKey(masked[picked[picked.length - 1]!]!) : 0;
  const atCut = (e: number) => Number(orderKey(masked[e]!) === last);
  picked.sort((a, b) => atCut(a) - atCut(b) || a - b);
}

/** Gather, renormalise, scale, over the picked ids in the order they are returned. */
function weigh(input: RouteInput, result: RouteResult, token: number, source: Float32Array): void {
  const { topK, renormalize, routedScalingFactor } = input.params;
  const scale = f32(routedScalingFactor);
  const slot = token * topK;
  for (let j = slot; j < slot + topK; j++) result.gathered[j] = source[result.ids[j]!]!;
  const sum = laneSum(result.gathered.subarray(slot, slot + topK), weightSumLanes(topK));
  result.weightSum[token] = sum;
  // The plain top-k kernel of the fallback divides by 1 when there is nothing to divide by; torch gives NaN.
  const divisor = result.path !== 'native' && !(sum > 0) ? 1 : sum;
  const isScaled = routedScalingFactor !== 1 && result.path !== 'fallbackNoBias';
  for (let j = slot; j < slot + topK; j++) {
    result.renormalized[j] = renormalize ? result.gathered[j]! / divisor : result.gathered[j]!;
    result.weights[j] = isScaled ? result.renormalized[j]! * scale : result.renormalized[j]!;
  }
}

/** Arrays of the right sizes; on the fallback paths the group stages keep "not reached" values. */
export function emptyResult(input: RouteInput, path: RoutePath): RouteResult {
  const { tokens, params } = input;
  const { globalNumExperts: E, topK: k } = params;
  const G = path === 'native' ? params.numExpertGroup : 1;
  return {
    path,
    tokens,
    numGroups: G,
    scores: new Float32Array(tokens * E),
    biased: new Float32Array(tokens * E),
    groupScores: new Float32Array(tokens * G),
    groupBest: new Int32Array(tokens * G * 2).fill(-1),
    groupOrder: new Int32Array(tokens * G),
    masked: new Float32Array(tokens * E),
    expertOrder: new Int32Array(tokens * E),
    ids: new Int32Array(tokens * k),
    gathered: new Float32Array(tokens * k),
    weightSum: new Float32Array(tokens),
    renormalized: new Float32Array(tokens * k),
    weights: new Float32Array(tokens * k),
  };
}
