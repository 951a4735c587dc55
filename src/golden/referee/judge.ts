import type { RouteResult } from '../../core/result-arrays';
import type { RouteInput } from '../../core/types';
import { type Fault, faultsOf } from './referee';

/** The faults of every row of a result. */
export type Judge = (name: string, input: RouteInput, result: RouteResult) => readonly (readonly Fault[])[];

/**
 * Judges each result of an engine once, although several recorded implementations ask for it. `name` identifies the
 * rows; record and type identify the rest.
 */
export function createJudge(): Judge {
  const judged = new Map<string, readonly (readonly Fault[])[]>();
  return (name, input, result) => {
    const key = `${name} ${input.semantics} ${input.dtype}`;
    const known = judged.get(key);
    if (known) return known;
    const faults = Array.from({ length: input.tokens }, (_, token) => faultsOf(input, result, token));
    judged.set(key, faults);
    return faults;
  };
}
