import type { Tolerance } from '../core/facts/compare/differs';

/** How exactly two things agree: "in every bit", "to within 1e-6". */
export function toleranceIn(exact: string, within: (size: string) => string) {
  return (tolerance: Tolerance): string => (tolerance === 0 ? exact : within(tolerance.toExponential()));
}
