import type { Place } from '../../core/facts/checks/config-reading';

/** Gives the line and column of a position, both from 1. The lines of the text are found once, when first asked for. */
export function placesIn(text: string): (at: number) => Place {
  let starts: number[] | null = null;
  return (at) => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: at - starts[low]! + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
