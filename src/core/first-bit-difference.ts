import type { RouteOutcome, RouteResult } from './result-arrays';
import { RESULT_ARRAY_NAMES } from './result-arrays';

/** The first place in which two routings differ: an array and an index in it. */
export interface Difference {
  readonly array: string;
  readonly index: number;
  readonly expected: number;
  readonly actual: number;
}

/** The first value of two results with another bit pattern, or null; any NaN equals any other. */
function firstDifference(expected: RouteResult, actual: RouteResult): Difference | null {
  for (const array of RESULT_ARRAY_NAMES) {
    const [a, b] = [expected[array], actual[array]];
    for (let index = 0; index < Math.max(a.length, b.length); index++)
      if (!Object.is(a[index], b[index]))
        return { array, index, expected: a[index] ?? Number.NaN, actual: b[index] ?? Number.NaN };
  }
  return null;
}

/** The first difference of two outcomes, or null: errors are equal if they name the same field, results bit by bit. */
export function firstBitDifference(expected: RouteOutcome, actual: RouteOutcome): Difference | null {
  if (expected.ok && actual.ok) return firstDifference(expected.result, actual.result);
  const isSame = !expected.ok && !actual.ok && expected.error.field === actual.error.field;
  return isSame
    ? null
    : { array: 'error', index: 0, expected: Number(expected.ok), actual: Number(actual.ok) };
}
