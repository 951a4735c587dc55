import { isBefore } from '../../stages';
import { type Divergence, firstDivergence, type RoutedSide } from './divergence';

/**
 * Where the bits of two routings differ earlier than the routings part by more than a tolerance: rounding, which is no
 * divergence to speak of. Null where they do not.
 *
 * @example
 * // a bias switched off, and with it another kernel's form of the sigmoid: the scores, though only the bias parts them
 */
export function bitsBefore(a: RoutedSide, b: RoutedSide, found: Divergence | null): Divergence | null {
  const bits = firstDivergence(a, b, 0);
  return bits?.kind === 'value' && (found === null || isBefore(bits.stage, found.stage)) ? bits : null;
}
