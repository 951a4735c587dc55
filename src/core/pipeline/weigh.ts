import { roundTo } from '../arithmetic/half';
import { laneSum } from '../arithmetic/sum';
import type { Plan } from '../plan';
import { score, shareOfAll } from '../score';
import type { Semantics } from '../semantics/types';
import type { Row } from './row';

const f32 = Math.fround;

/** Keeps a product or a quotient unrounded: for records that weigh in double precision throughout. */
const asIs = (value: number) => value;

/** Keeps a product or a quotient of numbers of which one is a double, as the record keeps it. */
export const keeperOf = ({ weighedIn }: Semantics) => (weighedIn === 'float64' ? asIs : f32);

/**
 * Weights of the picked ids, which are in `row.ids`: gather, sum, divide by the guarded sum, scale. Each step is
 * rounded if the record rounds it. `topK` slots.
 */
export function weigh(plan: Plan, row: Row, topK: number, perExpertScale: Float32Array | undefined): void {
  const { rules, rounding, scale } = plan;
  const { ids, gathered, renormalized, weights } = row;
  gather(plan, row, topK);
  const sum = roundTo(rounding.sum, laneSum(gathered, plan.sumLanes));
  row.weightSum[0] = sum;
  const keep = keeperOf(rules);
  const divisor = guarded(plan, sum);
  // ρ folded into the reciprocal: one factor for all slots.
  const folded = rules.scaleAt === 'folded' && plan.scales ? scale : 1;
  const factor = plan.renormalizes ? keep(folded / divisor) : folded;
  for (let j = 0; j < topK; j++) {
    let w = gathered[j]!;
    if (rules.scaleAt === 'before' && plan.scales) w = keep(w * scale);
    if (rules.division === 'reciprocal') w = keep(w * factor);
    else if (plan.renormalizes) w = keep(w / divisor);
    if (plan.renormalizes) w = roundTo(rounding.divided, w);
    // If ρ comes first or is folded in, no normalised weight is computed alone; the picture shows what it would be.
    renormalized[j] = plan.scales && rules.scaleAt !== 'after' ? quotient(plan, gathered[j]!, divisor) : w;
    if (rules.scaleAt === 'after' && plan.scales) w = keep(w * scale);
    if (rules.perExpertScale && perExpertScale) w = keep(w * perExpertScale[ids[j]!]!);
    weights[j] = roundTo(rounding.weight, w);
  }
}

/** A gathered score divided by the guarded sum, without ρ. */
function quotient({ rules, rounding, renormalizes }: Plan, score: number, divisor: number): number {
  if (!renormalizes) return score;
  const keep = keeperOf(rules);
  const w = rules.division === 'reciprocal' ? keep(score * keep(1 / divisor)) : keep(score / divisor);
  return roundTo(rounding.divided, w);
}

function gather(plan: Plan, row: Row, topK: number): void {
  const { gathered, ids } = row;
  if (plan.rules.scored === 'after') {
    const picked = Float32Array.from(ids.subarray(0, topK), (id) => row.logits[id]!);
    if (plan.takesLogSum) shareOfAll(plan, row.logits, picked, gathered);
    else score(plan, picked, gathered);
  } else {
    const source = { score: row.scores, biased: row.biased, masked: row.masked, recovered: row.biased }[
      plan.gather
    ];
    for (let j = 0; j < topK; j++) gathered[j] = source[ids[j]!]!;
    if (plan.gather === 'recovered' && row.bias)
      for (let j = 0; j < topK; j++) gathered[j] = f32(gathered[j]! - row.bias[ids[j]!]!);
  }
  for (let j = 0; j < topK; j++) gathered[j] = roundTo(plan.rounding.gathered, gathered[j]!);
}

/** The sum made safe to divide by, rounded like the sum; a double if the guard is added in double precision. */
function guarded({ rules: { divisorGuard: guard, weighedIn }, rounding }: Plan, sum: number): number {
  switch (guard.kind) {
    case 'none':
      return sum;
    case 'add':
      return weighedIn === 'float32' ? roundTo(rounding.sum, f32(sum + f32(guard.value))) : sum + guard.value;
    case 'clamp':
      return roundTo(rounding.sum, sum < guard.value ? f32(guard.value) : sum);
    case 'one':
      return sum > 0 ? sum : 1;
  }
}

/** Orders slots by weight, largest first, ties to the earlier slot. */
export function sortByWeight({ ids, gathered, renormalized, weights }: Row): void {
  const slots = Array.from(weights, (w, j) => ({
    w,
    id: ids[j]!,
    g: gathered[j]!,
    r: renormalized[j]!,
  })).sort((a, b) => b.w - a.w);
  slots.forEach(({ w, id, g, r }, j) => {
    ids[j] = id;
    gathered[j] = g;
    renormalized[j] = r;
    weights[j] = w;
  });
}
