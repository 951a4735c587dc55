import { roundTo } from '../arithmetic/half';
import type { Plan } from '../plan';
import type { Row } from './row';

const f32 = Math.fround;

/** The value of NaN in the choice, in kernels that floor it. */
export const FLOOR = f32(-1e30);

/**
 * c = s + b, float32; if the record says so, b and the sum are rounded to the logits' type. Without bias c = s. If the
 * bias is added to the logits, c = z + b.
 */
export function addBias(plan: Plan, { logits, scores, bias, biased }: Row): void {
  const { rounding, rules, biasesLogits } = plan;
  const values = biasesLogits ? logits : scores;
  for (let e = 0; e < biased.length; e++) {
    const c = bias
      ? roundTo(rounding.biased, f32(values[e]! + roundTo(rounding.bias, bias[e]!)))
      : values[e]!;
    biased[e] = rules.nonFinite === 'floored' && Number.isNaN(c) ? FLOOR : c;
  }
}

/** The logits with their bias, as softmax takes them: NaN stays NaN. */
export function biasedLogits({ logits, bias }: Row): Float32Array {
  return bias ? logits.map((z, e) => f32(z + bias[e]!)) : logits;
}
