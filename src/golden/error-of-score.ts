import { stepsFrom } from '../core/arithmetic/float';
import type { SemanticsId } from '../core/semantics';
import { rounded } from './referee/arithmetic';
import type { Settings } from './referee/settings';

/** The bounds of a number of every expert, or of every group, in the real implementation. */
export interface Range {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Bounds that leave one value for each number. */
export function exactly(values: readonly number[]): Range {
  return { low: values, high: values };
}

/**
 * How a record's real scores may differ from correctly rounded ones. `steps`: exp with an error of at most 2 steps,
 * and the roundings after it (at most 4 steps for sigmoid and 6 for softmax, whose sum has more of them). `fast`:
 * CUDA's fast exponential, documented as off by 2 + 1.16·|x| steps, which compiled functions use too. `tanh`: tanhf is
 * off by at most 2 steps of a number below 1, half of which reaches the score, and both results are rounded: 1.2e-7 in
 * all.
 */
type Form = 'steps' | 'fast' | 'tanh';

function formOf({ scoring, rules }: Settings, semantics: SemanticsId): Form {
  if (semantics.startsWith('vllm_compiled')) return 'fast';
  if (scoring !== 'sigmoid' || rules.sigmoidForm === 'exp') return 'steps';
  return rules.sigmoidForm === 'tanh' ? 'tanh' : 'fast';
}

const TANH_ERROR = 1.2e-7;

/** Whether the error of scores may be large enough to show in weights. */
export function isApproximate(settings: Settings, semantics: SemanticsId): boolean {
  return formOf(settings, semantics) !== 'steps';
}

/** Float32 steps by which exp's error and the roundings after it may move a score. */
export function stepsOf({ scoring }: Pick<Settings, 'scoring'>): number {
  return scoring === 'softmax' ? 6 : 4;
}

/** The bounds of the real scores of a row, from the unrounded correct ones; rounded to the record's type. */
export function scoreRange(
  settings: Settings,
  semantics: SemanticsId,
  logits: readonly number[],
  scores: readonly number[],
): Range {
  const form = formOf(settings, semantics);
  const top = settings.scoring === 'softmax' ? Math.max(...logits) : 0;
  const moved = (direction: 1 | -1) =>
    scores.map((s, e) => {
      if (!Number.isFinite(s)) return s;
      const by = errorOf(form, settings, s, logits[e]! - top);
      const value = typeof by === 'number' ? s + direction * by : stepsFrom(s, direction * by.steps);
      return rounded(settings.scoreType, Math.fround(Math.max(0, value)));
    });
  return { low: moved(-1), high: moved(1) };
}

/** The largest error of score `s` of an exponent `x`, as a number or in float32 steps. */
function errorOf(form: Form, settings: Settings, s: number, x: number): number | { readonly steps: number } {
  switch (form) {
    case 'steps':
      return { steps: stepsOf(settings) };
    case 'tanh':
      return TANH_ERROR;
    case 'fast': {
      const ofPower = 2 + 1.16 * (Number.isFinite(x) ? Math.abs(x) : 0);
      // In softmax the errors of all powers reach the sum.
      const share = settings.scoring === 'sigmoid' ? 1 - s : 2;
      return { steps: Math.ceil(ofPower * share + stepsOf(settings)) };
    }
  }
}
