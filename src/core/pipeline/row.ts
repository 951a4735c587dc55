import type { Plan } from '../plan';
import type { RouteInput, RouteResult } from '../types';

/** The part of a result that belongs to one token: views into its arrays, and the logits and bias it came from. */
export interface Row {
  readonly logits: Float32Array;
  readonly bias: Float32Array | null;
  /** The table's row, where it picks. */
  readonly tableIds: Int32Array | null;
  readonly scores: Float32Array;
  readonly biased: Float32Array;
  readonly groupScores: Float32Array;
  readonly groupBest: Int32Array;
  readonly groupOrder: Int32Array;
  readonly masked: Float32Array;
  readonly expertOrder: Int32Array;
  readonly uniform: Int32Array;
  readonly ids: Int32Array;
  readonly gathered: Float32Array;
  readonly weightSum: Float32Array;
  readonly renormalized: Float32Array;
  readonly weights: Float32Array;
}

/** The bias that is added, float32 [E], or null. One value stands for all. */
export function biasOf({ eScoreCorrectionBias: bias, params }: RouteInput, plan: Plan): Float32Array | null {
  if (!plan.hasBias || !bias) return null;
  const E = params.globalNumExperts;
  return bias.length === E ? bias : new Float32Array(E).fill(bias[0]!);
}

/** The row of `token`; writing to it writes to the result. */
export function rowOf(input: RouteInput, plan: Plan, result: RouteResult, token: number): Row {
  const E = input.params.globalNumExperts;
  const k = input.params.topK;
  const G = result.numGroups;
  const cut = <Values extends Float32Array | Int32Array>(values: Values, width: number) =>
    values.subarray(token * width, (token + 1) * width) as Values;
  return {
    logits: cut(input.logits, E),
    bias: biasOf(input, plan),
    tableIds: plan.picksByTable && input.tableIds ? cut(input.tableIds, k) : null,
    scores: cut(result.scores, E),
    biased: cut(result.biased, E),
    groupScores: cut(result.groupScores, G),
    groupBest: cut(result.groupBest, G * result.groupBestWidth),
    groupOrder: cut(result.groupOrder, G),
    masked: cut(result.masked, E),
    expertOrder: cut(result.expertOrder, E),
    uniform: cut(result.uniform, 1),
    ids: cut(result.ids, result.slots),
    gathered: cut(result.gathered, k),
    weightSum: cut(result.weightSum, 1),
    renormalized: cut(result.renormalized, k),
    weights: cut(result.weights, result.slots),
  };
}
