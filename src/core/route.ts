import { addBias, biasedLogits } from './pipeline/bias';
import { hasNoUsableGroup, maskGroups, scoreGroups, skipNonFinite } from './pipeline/groups';
import { pick } from './pipeline/pick';
import { type Row, rowOf } from './pipeline/row';
import { sortByWeight, weigh } from './pipeline/weigh';
import { type Plan, planOf } from './plan';
import { emptyResult } from './result';
import type { RouteOutcome } from './result-arrays';
import { score } from './score';
import { SEMANTICS } from './semantics';
import type { Semantics } from './semantics/types';
import type { RouteInput } from './types';
import { validate } from './validate';

/**
 * Routes a batch like the named implementation and keeps every intermediate: the reference that the kernel and the
 * worker follow. It interprets a record (`semantics/`), one file per step (`pipeline/`), and rounds every operation by
 * itself. Input errors come back as values; it never throws.
 *
 * @example // vllm_native, sigmoid, 4 groups of 2, keep 2, top 3, ρ = 2.5: ids {2, 3, 4}, weights sum to 2.5
 */
export function route(input: RouteInput): RouteOutcome {
  return routeBy(SEMANTICS[input.semantics], input);
}

/** Routes by any record, even one that no implementation has. */
export function routeBy(rules: Semantics, input: RouteInput): RouteOutcome {
  const error = validate(input, rules);
  if (error) return { ok: false, error };
  const plan = planOf(input, rules);
  const result = emptyResult(input, plan);
  for (let token = 0; token < input.tokens; token++) routeRow(input, plan, rowOf(input, plan, result, token));
  return { ok: true, result };
}

function routeRow({ params, perExpertScale, isPadding }: RouteInput, plan: Plan, row: Row): void {
  const { topK } = params;
  choose(plan, row);
  const isLost = plan.isGrouped && hasNoUsableGroup(plan, row);
  if (isLost && plan.rules.noUsableGroup === 'uniform') answerUniformly(row, topK);
  else {
    const picked = pick(plan, row, topK);
    row.ids.set(isLost ? picked.fill(0) : picked);
    weigh(plan, row, topK, perExpertScale);
    if (plan.order === 'byWeight') sortByWeight(row);
  }
  if (isPadding) leaveOut(row, topK);
  for (let i = 0; i < plan.sharedExperts; i++) {
    row.ids[topK + i] = plan.firstShared + i * plan.sharedStep;
    row.weights[topK + i] = plan.sharedWeight;
  }
}

/** Fills `scores` … `masked`: everything up to the values that decide. */
function choose(plan: Plan, row: Row): void {
  const { rules } = plan;
  if (rules.mask === 'zeroLogit' && plan.isGrouped) {
    // The groups compete on logits; the scores come from the logits that the mask leaves.
    scoreGroups(plan, row.logits, row);
    maskGroups(plan, row.logits, row);
    score(plan, row.masked.slice(), row.scores);
    row.biased.set(row.scores);
    row.masked.set(row.scores);
    return;
  }
  if (rules.scored === 'after') row.scores.set(row.logits);
  else score(plan, plan.biasesLogits ? biasedLogits(row) : row.logits, row.scores);
  addBias(plan, row);
  if (plan.isGrouped) {
    scoreGroups(plan, row.biased, row);
    maskGroups(plan, row.biased, row);
  } else row.masked.set(row.biased);
  skipNonFinite(plan, row);
}

/** A row that is skipped: no expert, no weight. */
function leaveOut({ ids, gathered, weightSum, renormalized, weights, uniform }: Row, topK: number): void {
  ids.fill(-1, 0, topK);
  weights.fill(0, 0, topK);
  for (const values of [gathered, weightSum, renormalized, uniform]) values.fill(0);
}

function answerUniformly(row: Row, topK: number): void {
  row.uniform[0] = 1;
  row.weightSum[0] = 1;
  row.expertOrder.forEach((_, e) => {
    row.expertOrder[e] = e;
  });
  for (let j = 0; j < topK; j++) {
    row.ids[j] = j;
    row.gathered[j] = row.renormalized[j] = row.weights[j] = 1 / topK;
  }
}
