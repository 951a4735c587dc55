import { exp32 } from '../arithmetic/exp';
import { laneSum } from '../arithmetic/sum';
import type { RoutedRow } from '../routed-row';
import type { StageId } from '../stages';
import { largestLogit, softmaxInputs } from './explain';

/** A sum of many numbers, each from one expert. */
export interface SumTerms {
  readonly total: number;
  readonly terms: readonly { readonly id: number; readonly value: number }[];
}

/**
 * The long sum by which an expert's number is divided at a stage: of all e^(z − max) for a softmax score, of the picked
 * scores for a weight. Null if nothing is divided by a sum.
 */
export function sumTerms(token: RoutedRow, stage: StageId, id: number): SumTerms | null {
  const { params, plan, result } = token;
  if (stage === 'score' && plan.scoring === 'softmax' && plan.rules.scored === 'before') {
    const inputs = softmaxInputs(token);
    const top = largestLogit(inputs).z;
    const values = inputs.map((z) => exp32(Math.fround(z - top)));
    const terms = Array.from(values, (value, e) => ({ id: e, value }));
    return { total: laneSum(values, plan.softmaxLanes), terms };
  }
  const picked = Array.from(result.ids.subarray(0, params.topK));
  if ((stage === 'norm' || stage === 'scale') && plan.renormalizes && picked.includes(id))
    return {
      total: result.weightSum[0]!,
      terms: picked.map((e, slot) => ({ id: e, value: result.gathered[slot]! })),
    };
  return null;
}
