import type { Plan } from './plan';
import { undefinedCondition } from './refusals';
import type { RouteInput, RouteResult } from './types';

/** Arrays of the right sizes for a valid input; where groups play no part they keep "not reached" values. */
export function emptyResult(input: RouteInput, plan: Plan): RouteResult {
  const { tokens, params } = input;
  const { globalNumExperts: E, topK: k } = params;
  const G = plan.numGroups;
  const slots = k + plan.sharedExperts;
  return {
    semantics: input.semantics,
    path: plan.path,
    undefinedBecause: undefinedCondition(plan.rules, params),
    tokens,
    numGroups: G,
    groupBestWidth: plan.groupBestWidth,
    slots,
    scores: new Float32Array(tokens * E),
    biased: new Float32Array(tokens * E),
    groupScores: new Float32Array(tokens * G),
    groupBest: new Int32Array(tokens * G * plan.groupBestWidth).fill(-1),
    groupOrder: new Int32Array(tokens * G),
    masked: new Float32Array(tokens * E),
    expertOrder: new Int32Array(tokens * E),
    uniform: new Int32Array(tokens),
    ids: new Int32Array(tokens * slots),
    gathered: new Float32Array(tokens * k),
    weightSum: new Float32Array(tokens),
    renormalized: new Float32Array(tokens * k),
    weights: new Float32Array(tokens * slots),
  };
}
