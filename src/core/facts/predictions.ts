import type { RoutedRow } from '../routed-row';
import { STAGES, type StageId, skipReason } from '../stages';
import { groupsByBias, picksByMask } from './counterfactual';
import { pickedByRank } from './explain';
import { irregularOf } from './irregular';

/** A stage whose outcome can be foretold: every stage but the logits. */
export type PredictedStage = Exclude<StageId, 'logits'>;

/** The guess that there is no such expert. */
export const NONE = -1;

/**
 * What can be foretold of a stage, with the router's answer. A guess is a list of `count` ids (or one index of
 * `choices`) and right as far as it is in `answer`.
 */
export type Prediction = {
  readonly stage: PredictedStage;
  readonly count: number;
  readonly answer: ReadonlySet<number>;
} & (
  | {
      readonly of: 'experts';
      readonly wanted: 'best' | 'lost' | 'all' | 'last' | 'heaviest';
      /** Whether `NONE` is a guess too. */
      readonly mayBeNone: boolean;
    }
  | { readonly of: 'groups'; readonly wanted: 'best' | 'kept' | 'dropped' | 'lastKept' | 'saved' }
  | { readonly of: 'amounts'; readonly choices: readonly number[] }
);

/** More taps than this are work, not a guess: then the question is only about the one at the cut. */
const MOST_TAPS = 4;

/**
 * The predictions that a token allows, in the order of the stages: nine if every stage runs and nothing is degenerate.
 */
export function predictionsOf(token: RoutedRow): Prediction[] {
  return STAGES.flatMap((stage) => {
    const one = stage === 'logits' || skipReason(stage, token) !== null ? null : FIND[stage](token);
    return one ? [one] : [];
  });
}

/** The same without those whose answer the one before has just given. */
export function withoutRepeats(predictions: readonly Prediction[]): Prediction[] {
  // An answer as it is told: names, or an amount in the digits that are shown.
  const told = predictions.map(
    (one) =>
      one.of + [...one.answer].map((id) => (one.of === 'amounts' ? shown(one.choices[id]!) : id)).sort(),
  );
  return predictions.filter((_, i) => told[i] !== told[i - 1]);
}

/** Which ids of a guess are right. */
export function rightOf({ answer }: Prediction, guess: readonly number[]): number[] {
  return guess.filter((id) => answer.has(id));
}

const FIND: Readonly<Record<PredictedStage, (token: RoutedRow) => Prediction | null>> = {
  score({ plan, result }) {
    // Scored after the choice, the scores are still the logits.
    if (plan.rules.scored === 'after' || !result.scores.every(Number.isFinite)) return null;
    return best('score', result.scores);
  },
  bias: ({ result }) => (result.biased.every(Number.isFinite) ? best('bias', result.biased) : null),
  group({ result }) {
    if (!result.groupScores.every(Number.isFinite)) return null;
    return { stage: 'group', of: 'groups', wanted: 'best', count: 1, answer: largest(result.groupScores) };
  },
  keep(token) {
    const { plan, result } = token;
    const answer = new Set(groupsByBias(token)?.in);
    const count = answer.size;
    if (count > 0 && count <= MOST_TAPS)
      return { stage: 'keep', of: 'groups', wanted: 'saved', count, answer };
    return keep(plan.keptGroups, plan.numGroups, result.groupOrder);
  },
  mask(token) {
    const lost = picksByMask(token)?.out;
    if (!lost || !hasPlainPick(token)) return null;
    const answer = new Set(lost[0] === undefined ? [NONE] : lost);
    return {
      stage: 'mask',
      of: 'experts',
      wanted: 'lost',
      mayBeNone: true,
      count: 1,
      answer,
    };
  },
  pick(token) {
    if (!hasPlainPick(token)) return null;
    const picked = pickedByRank(token);
    const base = { stage: 'pick', of: 'experts', mayBeNone: false } as const;
    if (picked.length <= MOST_TAPS)
      return { ...base, wanted: 'all', count: picked.length, answer: new Set(picked) };
    return { ...base, wanted: 'last', count: 1, answer: new Set(picked.slice(-1)) };
  },
  gather(token) {
    const { params, result } = token;
    if (params.topK < 2 || isTroubled(token)) return null;
    const slots = largest(result.gathered);
    const answer = new Set([...slots].map((slot) => result.ids[slot]!));
    return {
      stage: 'gather',
      of: 'experts',
      wanted: 'heaviest',
      mayBeNone: false,
      count: 1,
      answer,
    };
  },
  norm(token) {
    const { params, result } = token;
    if (isTroubled(token)) return null;
    const total = totalOf(result.renormalized);
    return amounts('norm', total, [result.weightSum[0]!, params.topK]);
  },
  scale(token) {
    if (isTroubled(token)) return null;
    const { plan, result } = token;
    const slot = heaviestSlot(token);
    const before = result.renormalized[slot]!;
    return amounts('scale', result.weights[slot]!, [before, before / plan.scale]);
  },
};

/** The slot of the largest weight, the first of equal ones. */
export function heaviestSlot({ result }: Pick<RoutedRow, 'result'>): number {
  return largest(result.gathered).values().next().value ?? 0;
}

/** What the weights of the picked experts add up to, as float32 additions in their order. */
export function totalOf(weights: Float32Array): number {
  return weights.reduce((sum, weight) => Math.fround(sum + weight), 0);
}

function best(stage: 'score' | 'bias', values: Float32Array): Prediction {
  return { stage, of: 'experts', wanted: 'best', mayBeNone: false, count: 1, answer: largest(values) };
}

/** The smaller of kept and dropped groups, or the last one kept if both are many. */
function keep(kept: number, groups: number, order: Int32Array): Prediction | null {
  const dropped = groups - kept;
  if (kept < 1 || dropped < 1) return null;
  const base = { stage: 'keep', of: 'groups' } as const;
  if (Math.min(kept, dropped) > MOST_TAPS)
    return { ...base, wanted: 'lastKept', count: 1, answer: new Set([order[kept - 1]!]) };
  return dropped <= kept
    ? { ...base, wanted: 'dropped', count: dropped, answer: new Set(order.subarray(kept)) }
    : { ...base, wanted: 'kept', count: kept, answer: new Set(order.subarray(0, kept)) };
}

/** One of several amounts, in the order of their size; null if they look alike. */
function amounts(stage: 'norm' | 'scale', right: number, wrong: readonly number[]): Prediction | null {
  const others = wrong.filter((amount) => Number.isFinite(amount) && shown(amount) !== shown(right));
  if (others.length === 0) return null;
  const choices = [right, ...new Set(others)].sort((a, b) => a - b);
  return {
    stage,
    of: 'amounts',
    choices,
    count: 1,
    answer: new Set([choices.indexOf(right)]),
  };
}

/** An amount in the four digits that are shown. */
function shown(amount: number): string {
  return amount.toPrecision(4);
}

/** Ids of the largest value: all of them in a tie. */
function largest(values: Float32Array): Set<number> {
  const top = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return new Set(Array.from(values.keys()).filter((id) => values[id] === top));
}

/** The best k of all that are left, none of them masked, and somebody is left out. */
function hasPlainPick(token: RoutedRow): boolean {
  const { expertCut, leftovers } = irregularOf(token);
  return expertCut !== null && leftovers.size === 0;
}

function isTroubled(token: RoutedRow): boolean {
  const { weights, isUniform, repeats } = irregularOf(token);
  return weights !== null || isUniform || repeats.size > 0;
}
