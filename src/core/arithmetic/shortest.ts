/**
 * The number with the fewest digits that is the same float32; any other double is itself.
 *
 * @example shortestFloat(Math.fround(0.1)) // 0.1
 */
export function shortestFloat(value: number): number {
  if (Math.fround(value) !== value) return value;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}
