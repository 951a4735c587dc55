import { type Divergence, firstDivergence, type RoutedSide } from './divergence';

/**
 * Where the bits of two routings differ earlier than the routings part by more than a tolerance: rounding, which is no
 * divergence to speak of. Null where they do not.
 *
 * @example
 * // a bias switched off, and with it another kernel's form of the sigmoid: stage 1, where the bias parts them at stage 2
 */
export function bitsBefore(a: RoutedSide, b: RoutedSide, found: Divergence | null): Divergence | null {
  const bits = firstDivergence(a, b, 0);
  return bits?.kind === 'value' && bits.stage < (found?.stage ?? Infinity) ? bits : null;
}
