import { ulpDistance } from '../core/float';
import { stepOf } from '../core/half';
import type { Plan } from '../core/plan';
import type { SemanticsId } from '../core/semantics';
import type { LogitsDtype } from '../core/types';

/** How far a score of the tanh form, the fast exponential or a compiled function may be off. */
const SCORE_ERROR = 1.2e-7;
/** Float32 steps that different but correct exponentials and sums may make. */
export const MAX_ULPS = 8;

/** How one recorded weight may differ from ours. */
export interface Tolerance {
  /** Largest difference of a score; 0 where only the last digits of exp differ. */
  readonly scoreError: number;
  /** `exact`: every bit; `ulps`: MAX_ULPS float32 steps; `step`: one step of the half type. */
  readonly weights: 'exact' | 'ulps' | 'step';
}

export function toleranceOf(semantics: SemanticsId, plan: Plan, dtype: LogitsDtype): Tolerance {
  const isCompiled = semantics.startsWith('vllm_compiled');
  const isApproximate = plan.scoring === 'sigmoid' && plan.rules.sigmoidForm !== 'exp';
  const isEager = semantics.startsWith('vllm_native');
  const isReference = semantics.startsWith('torch_topk');
  return {
    scoreError: isCompiled || isApproximate ? SCORE_ERROR : 0,
    weights: dtype === 'f32' || isReference ? 'ulps' : isEager ? 'exact' : 'step',
  };
}

/** Whether our weight agrees with the recorded one without any score error. */
export function isClose(
  { weights }: Tolerance,
  dtype: LogitsDtype,
  actual: number,
  recorded: number,
): boolean {
  const ulps = ulpDistance(actual, recorded);
  if (ulps <= (weights === 'exact' ? 0 : MAX_ULPS)) return true;
  const step = stepOf(dtype, Math.max(Math.abs(actual), Math.abs(recorded)));
  return weights === 'step' && Math.abs(actual - recorded) <= step;
}

/** Whether weight `j` lies between the extremes it takes when every score of the row lies between its bounds. */
export function isBetween(
  plan: Plan,
  low: readonly number[],
  high: readonly number[],
  j: number,
  recorded: number,
): boolean {
  const scale = plan.scales ? plan.scale : 1;
  let least = low[j]!;
  let most = high[j]!;
  if (plan.renormalizes) {
    const others = (scores: readonly number[]) => scores.reduce((sum, s, i) => (i === j ? sum : sum + s), 0);
    const { kind, value } = plan.rules.divisorGuard;
    const added = kind === 'add' ? value : 0;
    // All scores may be 0, and then the quotient is 0/0.
    if (kind === 'none' && least + others(low) === 0 && Number.isNaN(recorded)) return true;
    least = least === 0 ? 0 : least / (least + others(high) + added);
    most = most === 0 ? 0 : most / (most + others(low) + added);
  }
  const [from, to] = scale < 0 ? [most * scale, least * scale] : [least * scale, most * scale];
  const slack = MAX_ULPS * stepOf('f32', Math.max(Math.abs(from), Math.abs(to)));
  return recorded >= from - slack && recorded <= to + slack;
}
