/**
 * A straight line through two points: the position for a value. The sums are those of d3-scale's `scaleLinear`, so that a
 * picture keeps its pixels; the whole of that module, with its colours and formats, would come with the first paint.
 */
export function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const width = to - from;
  return (value) => {
    const share = width ? (value - from) / width : 0.5;
    return start * (1 - share) + end * share;
  };
}
