import type { RouteOutcome, RouteResult } from '../../core/types';
import type { ResultArray } from '../engine';

const NO_FLOATS = new Float32Array(0);
const NO_INTS = new Int32Array(0);

/** The outcome with every array empty that is not asked for: a message costs by the arrays in it. */
export function trim(outcome: RouteOutcome, keep: readonly ResultArray[]): RouteOutcome {
  if (!outcome.ok) return outcome;
  const result = { ...outcome.result } as Record<string, unknown>;
  for (const [name, value] of Object.entries(result))
    if (!keep.includes(name as ResultArray))
      if (value instanceof Float32Array) result[name] = NO_FLOATS;
      else if (value instanceof Int32Array) result[name] = NO_INTS;
  return { ok: true, result: result as unknown as RouteResult };
}
