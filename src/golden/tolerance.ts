import { ulpDistance } from '../core/arithmetic/float';
import { stepOf } from '../core/arithmetic/half';
import type { LogitsDtype } from '../core/types';
import type { Range } from './error-of-score';
import type { Settings } from './referee/settings';

/** By how many float32 steps a weight may differ, with other but correct exponentials, sums and quotients. */
const MAX_ULPS = 8;

/** How far a recorded weight may be from the one computed from our scores, in steps of float32 or of the half type. */
export interface Tolerance {
  readonly ulps: number;
  readonly halfSteps: 0 | 1;
}

/**
 * A half type hides the last digits of exp: scores rounded to it have the same bits everywhere. On CUDA the order of
 * the sum is known, so the weights do too. If only later steps round to it, a weight near the middle of two values may
 * fall to either side.
 */
export function toleranceOf(settings: Settings, dtype: LogitsDtype, isExact: boolean): Tolerance {
  const isHalf = dtype !== 'f32';
  if (isExact) return { ulps: 0, halfSteps: 0 };
  const later = ['gathered', 'sum', 'divided', 'weight'] as const;
  const roundsLater = isHalf && later.some((point) => settings.typeAt(point) !== 'f32');
  return { ulps: MAX_ULPS, halfSteps: roundsLater ? 1 : 0 };
}

/** Whether our weight agrees with the recorded one. */
export function isClose(
  { ulps, halfSteps }: Tolerance,
  dtype: LogitsDtype,
  actual: number,
  recorded: number,
): boolean {
  if (ulpDistance(actual, recorded) <= ulps) return true;
  const step = stepOf(dtype, Math.max(Math.abs(actual), Math.abs(recorded)));
  return Math.abs(actual - recorded) <= halfSteps * step;
}

/** Whether weight `j` lies between the extremes it takes when the gathered scores lie between their bounds. */
export function isBetween(
  { rules, divides, multiplies }: Settings,
  { low, high }: Range,
  j: number,
  rho: number,
  recorded: number,
): boolean {
  const scale = multiplies ? Math.fround(rho) : 1;
  let least = low[j]!;
  let most = high[j]!;
  if (divides) {
    const others = (scores: readonly number[]) => scores.reduce((sum, s, i) => (i === j ? sum : sum + s), 0);
    const { kind, value } = rules.divisorGuard;
    const added = kind === 'add' ? value : 0;
    // If all scores are 0, the quotient is 0/0.
    if (kind === 'none' && least + others(low) === 0 && Number.isNaN(recorded)) return true;
    least = least === 0 ? 0 : least / (least + others(high) + added);
    most = most === 0 ? 0 : most / (most + others(low) + added);
  }
  const [from, to] = scale < 0 ? [most * scale, least * scale] : [least * scale, most * scale];
  const slack = MAX_ULPS * stepOf('f32', Math.max(Math.abs(from), Math.abs(to)));
  return recorded >= from - slack && recorded <= to + slack;
}

/**
 * Whether recorded weights add up as they must: to the scale if the bare sum divides them, else to the part of it that
 * the guard leaves. Without this check, weights that are all 0 would lie between the extremes of very small scores.
 */
export function isSumPossible(
  { rules, divides, multiplies }: Settings,
  { low, high }: Range,
  rho: number,
  recorded: readonly number[],
): boolean {
  const scale = multiplies ? Math.fround(rho) : 1;
  if (!divides || recorded.length === 0 || recorded.some(Number.isNaN)) return true;
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const share = (sum: number) => {
    const { kind, value } = rules.divisorGuard;
    if (kind === 'none') return 1;
    if (kind === 'one') return sum > 0 ? 1 : 0;
    return sum / (kind === 'add' ? sum + value : Math.max(sum, value));
  };
  const ends = [share(total(low)) * scale, share(total(high)) * scale];
  const slack = SUM_ERROR * Math.abs(scale);
  const sum = total(recorded);
  return sum >= Math.min(...ends) - slack && sum <= Math.max(...ends) + slack;
}

/** How far rounding each weight may move their sum, as a part of it. */
const SUM_ERROR = 1e-5;
