import { roundTo } from '../../core/arithmetic/half';
import { FLOOR } from '../../core/pipeline/bias';
import { biasOf } from '../../core/pipeline/row';
import { type Plan, planOf } from '../../core/plan';
import { emptyResult } from '../../core/result';
import type { RouteOutcome, RouteResult } from '../../core/result-arrays';
import type { RouteInput } from '../../core/types';
import { validate } from '../../core/validate';
import { createGroups } from './batch-groups';
import { createPicker } from './batch-picks';
import { createScorer, type ScoreRun } from './batch-scores';
import { createWeigher } from './batch-weights';

const f32 = Math.fround;

/** A routed batch. Another batch may share its scores. */
interface Scored {
  readonly input: RouteInput;
  readonly plan: Plan;
  readonly result: RouteResult;
}

/**
 * Routes inputs one after another. An input that scores the same rows in the same way as the one before takes its
 * scores: what-ifs ask dozens of times about one row.
 */
export function routeBatches(inputs: readonly RouteInput[]): RouteOutcome[] {
  let before: Scored | null = null;
  return inputs.map((input) => {
    const error = validate(input);
    if (error) return { ok: false, error };
    const plan = planOf(input);
    const known = before && scoresAlike(before, input, plan) ? before.result : null;
    const result = routeValid(input, plan, known);
    before = { input, plan, result };
    return { ok: true, result };
  });
}

function scoresAlike(before: Scored, input: RouteInput, plan: Plan): boolean {
  const { input: other, plan: was } = before;
  return (
    other.logits === input.logits &&
    other.eScoreCorrectionBias === input.eScoreCorrectionBias &&
    other.tokens === input.tokens &&
    other.dtype === input.dtype &&
    was.rules === plan.rules &&
    was.scoring === plan.scoring &&
    was.hasBias === plan.hasBias &&
    was.softmaxLanes === plan.softmaxLanes &&
    // In all other records later steps change the scores, or the scores are those of masked logits.
    plan.rules.mask !== 'zeroLogit' &&
    plan.rules.scored === 'before'
  );
}

/**
 * Routes a batch into typed arrays and allocates nothing per token: the worker's fast way to execute the plan that the
 * reference executes readably. Every bit of the result is the reference's (`route-batch.test.ts`).
 */
export function routeBatch(input: RouteInput): RouteOutcome {
  const error = validate(input);
  return error ? { ok: false, error } : { ok: true, result: routeValid(input, planOf(input), null) };
}

/** Routes a valid batch; `known` holds its scores and biased scores already. */
function routeValid(input: RouteInput, plan: Plan, known: RouteResult | null): RouteResult {
  const result = emptyResult(input, plan);
  const { globalNumExperts: E, topK: k } = input.params;
  const score = createScorer(plan);
  const choose = createChooser(input, plan, result, score, known);
  const pick = createPicker(plan, result, E, k, plan.picksByTable ? (input.tableIds ?? null) : null);
  const weigh = createWeigher(input, plan, result, score);
  for (let token = 0; token < input.tokens; token++) {
    const slot = token * result.slots;
    const isUsable = choose(token);
    if (!isUsable && plan.rules.noUsableGroup === 'uniform') answerUniformly(result, token, E, k);
    else {
      pick(token);
      if (!isUsable) result.ids.fill(0, slot, slot + k);
      weigh(token);
    }
    if (input.isPadding) leaveOut(result, token, k);
    for (let i = 0; i < plan.sharedExperts; i++) {
      result.ids[slot + k + i] = plan.firstShared + i * plan.sharedStep;
      result.weights[slot + k + i] = plan.sharedWeight;
    }
  }
  return result;
}

/** Fills everything up to `masked` for a token; false when no group is usable. */
function createChooser(
  input: RouteInput,
  plan: Plan,
  result: RouteResult,
  score: ScoreRun,
  known: RouteResult | null,
): (token: number) => boolean {
  const { rules, rounding } = plan;
  const { logits } = input;
  const { scores, biased, masked } = result;
  const E = input.params.globalNumExperts;
  const bias = biasOf(input, plan);
  const isFloored = rules.nonFinite === 'floored';
  const sums = plan.biasesLogits && bias ? new Float32Array(E) : null;
  const groups = plan.isGrouped ? createGroups(plan, result, E) : null;
  const seen = plan.scoring === 'softmax' ? scores : logits;

  function fillScores(row: number): void {
    if (rules.scored === 'after') for (let e = row; e < row + E; e++) scores[e] = logits[e]!;
    else if (sums && bias) {
      for (let e = 0; e < E; e++) sums[e] = logits[row + e]! + bias[e]!;
      score(sums, 0, scores, row, E);
    } else score(logits, row, scores, row, E);
    const values = plan.biasesLogits ? logits : scores;
    for (let e = 0; e < E; e++) {
      const c = bias
        ? roundTo(rounding.biased, f32(values[row + e]! + roundTo(rounding.bias, bias[e]!)))
        : values[row + e]!;
      biased[row + e] = isFloored && Number.isNaN(c) ? FLOOR : c;
    }
  }

  return (token) => {
    const row = token * E;
    if (groups && rules.mask === 'zeroLogit') {
      const isUsable = groups.run(logits, row, token);
      score(masked, row, scores, row, E);
      for (let e = row; e < row + E; e++) biased[e] = masked[e] = scores[e]!;
      return isUsable;
    }
    if (known) {
      scores.set(known.scores.subarray(row, row + E), row);
      biased.set(known.biased.subarray(row, row + E), row);
    } else fillScores(row);
    let isUsable = true;
    if (groups) isUsable = groups.run(biased, row, token);
    else for (let e = row; e < row + E; e++) masked[e] = biased[e]!;
    if (rules.nonFinite === 'skipped')
      for (let e = row; e < row + E; e++)
        if (!Number.isFinite(seen[e]!) || Number.isNaN(masked[e]!)) masked[e] = -Infinity;
    return isUsable;
  };
}

/** A row that is skipped: no expert, no weight. */
function leaveOut({ ids, weights, slots, ...arrays }: RouteResult, token: number, k: number): void {
  ids.fill(-1, token * slots, token * slots + k);
  weights.fill(0, token * slots, token * slots + k);
  arrays.gathered.fill(0, token * k, (token + 1) * k);
  arrays.renormalized.fill(0, token * k, (token + 1) * k);
  arrays.weightSum[token] = 0;
  arrays.uniform[token] = 0;
}

function answerUniformly(result: RouteResult, token: number, E: number, k: number): void {
  result.uniform[token] = 1;
  result.weightSum[token] = 1;
  for (let e = 0; e < E; e++) result.expertOrder[token * E + e] = e;
  for (let j = 0; j < k; j++) {
    result.ids[token * result.slots + j] = j;
    result.weights[token * result.slots + j] = 1 / k;
    result.gathered[token * k + j] = 1 / k;
    result.renormalized[token * k + j] = 1 / k;
  }
}
