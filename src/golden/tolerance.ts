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

/**
 * How weight `j` of a row agrees with the recorded one, given the scores the weights start from: within the tolerance,
 * only when a score error is carried through, or not at all.
 */
export function weightAgreement(
  plan: Plan,
  tolerance: Tolerance,
  dtype: LogitsDtype,
  gathered: Float32Array,
  j: number,
  actual: number,
  recorded: number,
): 'close' | 'carried' | 'none' {
  if (Object.is(actual, recorded)) return 'close';
  if (ulpDistance(actual, recorded) <= (tolerance.weights === 'exact' ? 0 : MAX_ULPS)) return 'close';
  if (
    tolerance.weights === 'step' &&
    Math.abs(actual - recorded) <= stepOf(dtype, Math.max(Math.abs(actual), Math.abs(recorded)))
  )
    return 'close';
  const isCarried =
    tolerance.scoreError > 0 && withinCarriedError(plan, tolerance.scoreError, gathered, j, recorded);
  return isCarried ? 'carried' : 'none';
}

/** Whether a weight lies between the extremes it takes when every score moves by at most `error`. */
function withinCarriedError(
  plan: Plan,
  error: number,
  gathered: Float32Array,
  j: number,
  recorded: number,
): boolean {
  const down = (s: number) => Math.max(0, s - error);
  const scale = plan.scales ? plan.scale : 1;
  const score = gathered[j]!;
  let low = down(score);
  let high = score + error;
  if (plan.renormalizes) {
    let others = 0;
    let leastOthers = 0;
    gathered.forEach((s, i) => {
      if (i === j) return;
      others += s + error;
      leastOthers += down(s);
    });
    const { kind, value } = plan.rules.divisorGuard;
    const added = kind === 'add' ? value : 0;
    // A sum of nothing but error may be 0: then a quotient of any size, or 0/0, is carried.
    if (kind === 'none' && down(score) + leastOthers === 0 && Number.isNaN(recorded)) return true;
    low = low === 0 ? 0 : low / (low + others + added);
    high = high / (high + leastOthers + added);
  }
  const [from, to] = [low * scale, high * scale].sort((a, b) => a - b) as [number, number];
  const slack = MAX_ULPS * stepOf('f32', Math.max(Math.abs(from), Math.abs(to)));
  return recorded >= from - slack && recorded <= to + slack;
}
