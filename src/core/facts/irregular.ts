import { coarsest, stepOf } from '../arithmetic/half';
import { hasGroupStages } from '../plan';
import type { RoutedRow } from '../routed-row';
import { isPadding } from '../routed-row';
import type { UndefinedCondition } from '../semantics/types';
import type { LogitsDtype } from '../types';
import { pickedByRank } from './explain';
import { type BiasLoss, biasLossOf, isTieOfRounding } from './lost-scores';
import { countsForGroup, type Fate, fateOf, type Poison, poisonOf } from './non-finite';

/** Why the weights cannot be drawn as shares of a whole. */
export type WeightTrouble = 'nan' | 'infinite' | 'zeroSum' | 'negative';

/** What the weights are divided by: their sum; 1, because the sum is not positive; or nothing. */
export type Division = 'bySum' | 'byOne' | 'not';

/** How the last one in and the first one out compare; `near`: at most one step of the coarsest type apart. */
type Closeness = 'clear' | 'near' | 'tie';

/** A decision: the last value in, the first value out, and everything that stands as close to the other side. */
export interface Cut {
  readonly last: number;
  readonly next: number;
  readonly gap: number;
  readonly closeness: Closeness;
  /** The coarsest type of what goes into the values. */
  readonly dtype: LogitsDtype;
  /** Distance of neighbours of that type at the last value in. */
  readonly step: number;
  /** Experts or groups that are equal or near to the other side. */
  readonly close: ReadonlySet<number>;
  /** How many of these are in. */
  readonly taken: number;
}

/** The degenerate features of a routed token. The page draws and tells each; none is an error. */
export interface Irregular extends BiasLoss {
  /** Experts whose logit, score or biased score is NaN or infinite. */
  readonly nonFinite: readonly number[];
  /** The same experts, by what the implementation does with them. */
  readonly fates: ReadonlyMap<Fate, readonly number[]>;
  /** Those that are no candidates for the pick, but part of their group's score. */
  readonly countForGroupOnly: readonly number[];
  /** The cause that makes every softmax score NaN. */
  readonly poison: Poison | null;
  readonly expertCut: Cut | null;
  readonly groupCut: Cut | null;
  /** Picked although masked: fewer experts survive than are picked. */
  readonly leftovers: ReadonlySet<number>;
  /** No group was usable: the kernel answered 0 … k−1 with equal weights. */
  readonly isUniform: boolean;
  /** Experts that fill more than one slot, with the number of slots. */
  readonly repeats: ReadonlyMap<number, number>;
  readonly weights: WeightTrouble | null;
  readonly division: Division;
  /** Ids of always-on experts that the path appended: E, E + 1, …. */
  readonly appended: readonly number[];
  /** Of these the one that stands for no expert, as expert parallelism adds it; null if there is none. */
  readonly sentinel: number | null;
  /** The weight of each of them. */
  readonly appendedWeight: number;
  readonly undefinedBecause: UndefinedCondition | null;
  /** Experts at the cut are equal only because their sums s + b were rounded. */
  readonly isTieOfRounding: boolean;
}

const known = new WeakMap<RoutedRow['result'], Irregular>();

/** What is irregular about a token; computed once for each result. */
export function irregularOf(token: RoutedRow): Irregular {
  const found = known.get(token.result) ?? find(token);
  known.set(token.result, found);
  return found;
}

function find(token: RoutedRow): Irregular {
  const { logits, result, params, plan, dtypes } = token;
  const { globalNumExperts: E, topK } = params;
  const { keptGroups } = plan;
  const picked = pickedByRank(token);
  const hasGroups = hasGroupStages(plan);
  const isUniform = result.uniform[0] === 1;
  const slots = new Map<number, number>();
  for (const id of result.ids.subarray(0, topK)) if (id >= 0) slots.set(id, (slots.get(id) ?? 0) + 1);
  // Elsewhere (so many from each group, one expert again and again) no single line parts in from out.
  const isBest = picked.length === topK && picked.every((id, rank) => result.expertOrder[rank] === id);
  const isKept = (id: number) =>
    result.groupOrder.indexOf(Math.floor(id / (E / result.numGroups))) < keptGroups;
  const dtype = coarsest(dtypes.router, dtypes.logits, plan.hasBias ? dtypes.bias : 'f32');
  const appended = Array.from(result.ids.subarray(topK));
  const fates = new Map<Fate, number[]>();
  for (const id of logits.keys()) {
    const fate = fateOf(token, id);
    if (fate) fates.set(fate, [...(fates.get(fate) ?? []), id]);
  }
  const hasCut = isBest && !isUniform && !plan.picksByTable;
  const expertCut = hasCut ? cutOf(result.masked, result.expertOrder, topK, dtype) : null;
  return {
    ...biasLossOf(token),
    isTieOfRounding: expertCut?.closeness === 'tie' && isTieOfRounding(token, expertCut.close),
    nonFinite: [...fates.values()].flat().sort((a, b) => a - b),
    fates,
    countForGroupOnly: (fates.get('skipped') ?? []).filter((id) => countsForGroup(token, id)),
    poison: poisonOf(token),
    expertCut,
    groupCut: hasGroups ? cutOf(result.groupScores, result.groupOrder, keptGroups, dtype) : null,
    leftovers: new Set(hasGroups && !isUniform ? picked.filter((id) => !isKept(id)) : []),
    isUniform,
    repeats: new Map([...slots].filter(([, count]) => count > 1)),
    weights: weightTrouble(token),
    division: divisionOf(token),
    appended,
    sentinel: appended.find((id) => id >= E + params.numFusedSharedExperts) ?? null,
    appendedWeight: plan.sharedWeight,
    undefinedBecause: result.undefinedBecause,
  };
}

/** The cut after the best `count` of `order`; null if nothing is left out, or a side of it is not finite. */
function cutOf(values: Float32Array, order: Int32Array, count: number, dtype: LogitsDtype): Cut | null {
  const last = values[order[count - 1] ?? -1];
  const next = values[order[count] ?? -1];
  if (last === undefined || next === undefined || !Number.isFinite(last) || !Number.isFinite(next))
    return null;
  const gap = last - next;
  const step = stepOf(dtype, last);
  const closeness: Closeness = gap === 0 ? 'tie' : gap <= step ? 'near' : 'clear';
  const close = new Set<number>();
  if (closeness !== 'clear')
    order.forEach((id, rank) => {
      const distance = rank < count ? values[id]! - next : last - values[id]!;
      if (distance <= (closeness === 'tie' ? 0 : step)) close.add(id);
    });
  const taken = order.subarray(0, count).reduce((sum, id) => sum + Number(close.has(id)), 0);
  return { last, next, gap, closeness, dtype, step, close, taken };
}

function divisionOf({ plan, result: { weightSum } }: RoutedRow): Division {
  if (!plan.renormalizes) return 'not';
  const isPositive = weightSum[0]! > 0;
  return plan.rules.divisorGuard.kind === 'one' && !isPositive ? 'byOne' : 'bySum';
}

function weightTrouble({ result, params }: RoutedRow): WeightTrouble | null {
  const { topK } = params;
  if (topK === 0 || isPadding({ result })) return null;
  const { gathered, weightSum } = result;
  const weights = result.weights.subarray(0, topK);
  if (gathered.some(Number.isNaN)) return 'nan';
  if (gathered.some((w) => !Number.isFinite(w))) return 'infinite';
  if (weightSum[0] === 0) return 'zeroSum';
  if (weights.some((w) => !Number.isFinite(w))) return weights.some(Number.isNaN) ? 'nan' : 'infinite';
  return gathered.some((w) => w < 0) || weights.some((w) => w < 0) ? 'negative' : null;
}
