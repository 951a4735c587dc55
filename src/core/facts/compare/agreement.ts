import { pickedByRank } from '../explain';
import { differs, type Tolerance } from './differs';
import { type Routed, weightsOf } from './summary';

/**
 * How far the results of two routings agree, best first: the same experts with the same weights; the same in another
 * order; other experts, but only with weight 0; other experts or weights.
 */
export const AGREEMENTS = ['same', 'order', 'zeroWeight', 'differ'] as const;

export type Agreement = (typeof AGREEMENTS)[number];

/** Compares the results of two routings: the experts, and the weight of each within the tolerance. */
export function agreementOf(a: Routed, b: Routed, tolerance: Tolerance): Agreement {
  const [weightsA, weightsB] = [weightsOf(a), weightsOf(b)];
  const ids = new Set([...weightsA.keys(), ...weightsB.keys()]);
  for (const id of ids)
    if (differs(weightsA.get(id) ?? 0, weightsB.get(id) ?? 0, tolerance)) {
      // An expert that one side lacks has weight 0 there; the sign of the zero does not matter.
      const isZero = !(weightsA.has(id) && weightsB.has(id)) && (weightsA.get(id) ?? weightsB.get(id)) === 0;
      if (!isZero) return 'differ';
    }
  const [pickedA, pickedB] = [pickedByRank(a), new Set(pickedByRank(b))];
  // An expert that only one of them picks has weight 0; else the weights would differ.
  if (pickedA.length !== pickedB.size || pickedA.some((id) => !pickedB.has(id))) return 'zeroWeight';
  const isSameOrder =
    a.result.ids.length === b.result.ids.length && a.result.ids.every((id, i) => id === b.result.ids[i]);
  return isSameOrder ? 'same' : 'order';
}

/** Whether an agreement is better than another. */
export function isBetter(agreement: Agreement, than: Agreement): boolean {
  return AGREEMENTS.indexOf(agreement) < AGREEMENTS.indexOf(than);
}
