import { pickedByRank } from '../explain';
import { differs, type Tolerance } from './differs';
import { type Routed, weightsOf } from './summary';

/**
 * How the results of two routings stand to each other, best first: the same experts with the same weights; the same in
 * another order; other experts only where they weigh 0; other experts or weights.
 */
export const AGREEMENTS = ['same', 'order', 'zeroWeight', 'differ'] as const;

export type Agreement = (typeof AGREEMENTS)[number];

/** Compares what two routings return: which experts, and what each weighs to within the tolerance. */
export function agreementOf(a: Routed, b: Routed, tolerance: Tolerance): Agreement {
  const [weightsA, weightsB] = [weightsOf(a), weightsOf(b)];
  const ids = new Set([...weightsA.keys(), ...weightsB.keys()]);
  for (const id of ids)
    if (differs(weightsA.get(id) ?? 0, weightsB.get(id) ?? 0, tolerance)) {
      // An expert that one side lacks weighs nothing there, whatever the sign of its zero here.
      const isZero = !(weightsA.has(id) && weightsB.has(id)) && (weightsA.get(id) ?? weightsB.get(id)) === 0;
      if (!isZero) return 'differ';
    }
  const [pickedA, pickedB] = [pickedByRank(a), new Set(pickedByRank(b))];
  // What only one of them picks weighs nothing, or the weights had differed.
  if (pickedA.length !== pickedB.size || pickedA.some((id) => !pickedB.has(id))) return 'zeroWeight';
  const isSameOrder =
    a.result.ids.length === b.result.ids.length && a.result.ids.every((id, i) => id === b.result.ids[i]);
  return isSameOrder ? 'same' : 'order';
}

/** Whether a result is nearer to the other than one that stands to it as `than`. */
export function isBetter(agreement: Agreement, than: Agreement): boolean {
  return AGREEMENTS.indexOf(agreement) < AGREEMENTS.indexOf(than);
}
