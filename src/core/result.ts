import type { Plan } from './plan';
import { undefinedCondition } from './refusals';
import type { RouteResult } from './result-arrays';
import { arraysBy, rowSizesOf, viewOf, widthOf } from './result-arrays';
import type { RouteInput } from './types';

/** Arrays of the right sizes for a valid input; if groups play no part, theirs keep "not reached" values. */
export function emptyResult(input: RouteInput, plan: Plan): RouteResult {
  const { tokens, params } = input;
  const sizes = rowSizesOf(params, plan);
  const arrays = arraysBy((name) => viewOf(name, new ArrayBuffer(4 * tokens * widthOf(name, sizes))));
  // No expert.
  arrays.groupBest.fill(-1);
  return {
    semantics: input.semantics,
    path: plan.path,
    undefinedBecause: undefinedCondition(plan.rules, params),
    tokens,
    numGroups: sizes.groups,
    groupBestWidth: sizes.groupBestWidth,
    slots: sizes.slots,
    ...arrays,
  };
}
