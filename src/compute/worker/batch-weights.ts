import { roundTo } from '../../core/arithmetic/half';
import { biasOf } from '../../core/pipeline/row';
import { keeperOf } from '../../core/pipeline/weigh';
import type { Plan } from '../../core/plan';
import type { RouteResult } from '../../core/result-arrays';
import { shareOfAll } from '../../core/score';
import type { RouteInput } from '../../core/types';
import { createLaneSum, type ScoreRun } from './batch-scores';

const f32 = Math.fround;

/** Writes the weights of the ids of `token`. */
export type WeighRow = (token: number) => void;

export function createWeigher(input: RouteInput, plan: Plan, result: RouteResult, score: ScoreRun): WeighRow {
  const { rules, rounding, scale, renormalizes } = plan;
  const { globalNumExperts: E, topK: k } = input.params;
  const { ids, gathered, weightSum, renormalized, weights, slots } = result;
  const factors = rules.perExpertScale ? input.perExpertScale : undefined;
  const sumOf = createLaneSum(plan.sumLanes);
  const source =
    rules.scored === 'after'
      ? input.logits
      : plan.gather === 'score'
        ? result.scores
        : plan.gather === 'masked'
          ? result.masked
          : result.biased;
  const taken = plan.gather === 'recovered' ? biasOf(input, plan) : null;
  const keep = keeperOf(rules);
  const isFolded = rules.scaleAt === 'folded' && plan.scales;
  const isBefore = rules.scaleAt === 'before' && plan.scales;
  const isAfter = rules.scaleAt === 'after' && plan.scales;

  function guarded(sum: number): number {
    const { kind, value } = rules.divisorGuard;
    if (kind === 'add' && rules.weighedIn !== 'float32') return sum + value;
    if (kind === 'add') return roundTo(rounding.sum, f32(sum + f32(value)));
    if (kind === 'clamp') return roundTo(rounding.sum, sum < value ? f32(value) : sum);
    return kind === 'one' && !(sum > 0) ? 1 : sum;
  }

  /** The weight as it would be without ρ, if ρ is not the last step. */
  function quotient(score: number, divisor: number): number {
    if (!renormalizes) return score;
    const w = rules.division === 'reciprocal' ? keep(score * keep(1 / divisor)) : keep(score / divisor);
    return roundTo(rounding.divided, w);
  }

  /** Largest weight first, equal weights in the order they had. */
  function sortByWeight(slot: number, at: number): void {
    for (let i = 1; i < k; i++)
      for (let j = i; j > 0 && weights[slot + j]! > weights[slot + j - 1]!; j--) {
        swap(ids, slot + j);
        swap(weights, slot + j);
        swap(gathered, at + j);
        swap(renormalized, at + j);
      }
  }

  return (token) => {
    const slot = token * slots;
    const at = token * k;
    for (let j = 0; j < k; j++) gathered[at + j] = source[token * E + ids[slot + j]!]!;
    if (taken) for (let j = 0; j < k; j++) gathered[at + j] = f32(gathered[at + j]! - taken[ids[slot + j]!]!);
    if (plan.takesLogSum) {
      const picked = gathered.subarray(at, at + k);
      shareOfAll(plan, input.logits.subarray(token * E, (token + 1) * E), picked, picked);
    } else if (rules.scored === 'after') score(gathered, at, gathered, at, k);
    for (let j = 0; j < k; j++) gathered[at + j] = roundTo(rounding.gathered, gathered[at + j]!);
    const sum = roundTo(rounding.sum, sumOf(gathered, at, k));
    weightSum[token] = sum;
    const divisor = guarded(sum);
    const folded = isFolded ? scale : 1;
    const factor = renormalizes ? keep(folded / divisor) : folded;
    for (let j = 0; j < k; j++) {
      let w = gathered[at + j]!;
      if (isBefore) w = keep(w * scale);
      if (rules.division === 'reciprocal') w = keep(w * factor);
      else if (renormalizes) w = keep(w / divisor);
      if (renormalizes) w = roundTo(rounding.divided, w);
      renormalized[at + j] = isFolded || isBefore ? quotient(gathered[at + j]!, divisor) : w;
      if (isAfter) w = keep(w * scale);
      if (factors) w = keep(w * factors[ids[slot + j]!]!);
      weights[slot + j] = roundTo(rounding.weight, w);
    }
    if (plan.order === 'byWeight') sortByWeight(slot, at);
  };
}

function swap(values: Float32Array | Int32Array, i: number): void {
  const kept = values[i]!;
  values[i] = values[i - 1]!;
  values[i - 1] = kept;
}
