/** Differences up to this size count as none; 0 asks for the same bits. */
export const TOLERANCES = [0, 1e-7, 1e-6, 1e-3] as const;

export type Tolerance = (typeof TOLERANCES)[number];

/**
 * Whether two values differ by more than a tolerance. At 0 their bits must agree, so −0 is not 0; any NaN equals any
 * other. An infinity differs from everything but itself.
 */
export function differs(a: number, b: number, tolerance: Tolerance): boolean {
  return !Object.is(a, b) && (tolerance === 0 || (a !== b && !(distance(a, b) <= tolerance)));
}

/** |a − b|; ∞ if only one of them is finite, 0 between equals (NaN and NaN among them). */
export function distance(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const gap = Math.abs(a - b);
  return Number.isNaN(gap) ? Infinity : gap;
}
