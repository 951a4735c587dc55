import { isBefore } from '../../stages';
import { type Divergence, firstDivergence, type RoutedSide } from './divergence';

/**
 * The place at which the bits of two routings differ before the routings differ by more than a tolerance. That is
 * rounding, and no divergence. Null if they do not.
 *
 * @example // a bias switched off, and with it another kernel's form of the sigmoid: the scores, though only the bias
 * parts them
 */
export function bitsBefore(a: RoutedSide, b: RoutedSide, found: Divergence | null): Divergence | null {
  const bits = firstDivergence(a, b, 0);
  return bits?.kind === 'value' && (found === null || isBefore(bits.stage, found.stage)) ? bits : null;
}
