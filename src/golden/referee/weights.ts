import { rounded, sumInOrder } from './arithmetic';
import { scoresOf, sharesOf } from './scores';
import type { Settings } from './settings';

const { fround } = Math;

/** One row's values that weights may start from. */
export interface Sources {
  readonly logits: readonly number[];
  readonly scores: readonly number[];
  readonly biased: readonly number[];
  readonly masked: readonly number[];
  readonly bias: ArrayLike<number> | null;
}

export interface Weighed {
  readonly gathered: readonly number[];
  readonly sum: number;
  /** Without ρ. */
  readonly normalised: readonly number[];
  readonly weights: readonly number[];
  /** False if float64 cannot tell the last digit of a score taken after the pick. */
  readonly isSure: boolean;
}

/** Weights of `ids`, slot for slot. */
export function weightsOf(
  settings: Settings,
  sources: Sources,
  ids: readonly number[],
  scale: number,
  factors: ArrayLike<number> | undefined,
): Weighed {
  const { rules, typeAt, divides, multiplies } = settings;
  const { values, isSure } = gatheredOf(settings, sources, ids);
  const gathered = values.map((value) => rounded(typeAt('gathered'), value));
  const sum = rounded(typeAt('sum'), sumInOrder(gathered, rules.sumOrder));
  const divisor = divides ? guardedOf(settings, sum) : 1;
  const rho = !multiplies ? 1 : rules.weighedIn === 'float32' ? fround(scale) : scale;
  // JavaScript's own numbers are doubles.
  const kept = (value: number) => (rules.weighedIn === 'float64' ? value : fround(value));
  const quotient = (value: number, by: number) => {
    if (rules.division === 'reciprocal') return kept(value * kept(by / divisor));
    return divides ? kept(value / divisor) : value;
  };
  const isInType = divides && typeAt('divided') !== 'f32';
  const inType = (value: number) => (isInType ? rounded(typeAt('divided'), value) : value);
  const normalised = gathered.map((value) => inType(quotient(value, 1)));
  const weights = gathered.map((value, j) => {
    let w: number;
    if (rules.scaleAt === 'folded') w = inType(quotient(value, rho));
    else if (rules.scaleAt === 'before') w = inType(quotient(kept(value * rho), 1));
    else w = kept(normalised[j]! * rho);
    if (rules.perExpertScale && factors) w = kept(w * factors[ids[j]!]!);
    return rounded(typeAt('weight'), w);
  });
  return { gathered, sum, normalised: normalised.map(fround), weights, isSure };
}

function gatheredOf(settings: Settings, sources: Sources, ids: readonly number[]) {
  const at = (values: readonly number[]) => ({ values: ids.map((id) => values[id]!), isSure: true });
  if (settings.rules.scored === 'after') {
    const picked = ids.map((id) => sources.logits[id]!);
    const scores = settings.takesShares
      ? sharesOf(settings, sources.logits, picked)
      : scoresOf(settings, picked);
    return { values: scores.map(({ value }) => value), isSure: scores.every((score) => score.isSure) };
  }
  switch (settings.rules.gather) {
    case 'score':
      return at(sources.scores);
    case 'biased':
      return at(sources.biased);
    case 'masked':
      return at(sources.masked);
    case 'recovered':
      if (!settings.hasBias) return at(sources.scores);
      return { values: ids.map((id) => fround(sources.biased[id]! - sources.bias![id]!)), isSure: true };
    case 'scoreOrMasked':
      return at(settings.hasBias ? sources.scores : sources.masked);
  }
}

function guardedOf({ rules, typeAt }: Settings, sum: number): number {
  const { kind, value } = rules.divisorGuard;
  switch (kind) {
    case 'none':
      return sum;
    case 'add':
      if (rules.weighedIn !== 'float32') return sum + value;
      return rounded(typeAt('sum'), fround(sum + fround(value)));
    case 'clamp':
      return sum < value ? rounded(typeAt('sum'), fround(value)) : sum;
    case 'one':
      return sum > 0 ? sum : 1;
  }
}

/** Slots by weight, largest first, ties to the earlier slot. */
export function byWeight(weights: readonly number[]): number[] {
  return [...weights.keys()].sort((i, j) => weights[j]! - weights[i]! || i - j);
}
