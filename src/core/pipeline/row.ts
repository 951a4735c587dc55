import type { Plan } from '../plan';
import type { RouteResult } from '../result-arrays';
import { arraysBy, type ResultArrays, rowSizesOf, widthOf } from '../result-arrays';
import type { RouteInput } from '../types';

/** The part of a result that belongs to one token: views into its arrays, and the logits and bias it came from. */
export interface Row extends ResultArrays {
  readonly logits: Float32Array;
  readonly bias: Float32Array | null;
  /** The table's row, if it picks the experts. */
  readonly tableIds: Int32Array | null;
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
  const sizes = rowSizesOf(input.params, plan);
  const cut = <Values extends Float32Array | Int32Array>(values: Values, width: number) =>
    values.subarray(token * width, (token + 1) * width) as Values;
  return {
    logits: cut(input.logits, E),
    bias: biasOf(input, plan),
    tableIds: plan.picksByTable && input.tableIds ? cut(input.tableIds, k) : null,
    ...arraysBy((name) => cut(result[name], widthOf(name, sizes))),
  };
}
