import { roundTo } from '../half';
import type { Plan } from '../plan';
import type { Row } from './row';

/** c = s + b, float32; where the record says so, b and the sum are rounded to the logits' type. Without bias c = s. */
export function addBias({ rounding }: Plan, { scores, bias, biased }: Row): void {
  for (let e = 0; e < biased.length; e++)
    biased[e] = bias
      ? roundTo(rounding.biased, Math.fround(scores[e]! + roundTo(rounding.bias, bias[e]!)))
      : scores[e]!;
}
