import type { EngineHost } from '../compute/engine-host';
import type { ResultArray, RouteOutcome } from '../core/result-arrays';
import type { RouteInput } from '../core/types';

/** A slice should keep the engine no longer than this, so that a picture that is wanted meanwhile hardly waits. */
const TARGET_MS = 2;
const MAX_ROWS = 128;

/**
 * Routes long batches a slice at a time. The size of a slice follows the engine's speed. Gives null as soon as `goesOn`
 * says no, which is asked before each slice.
 */
export function createSlicer(
  host: Pick<EngineHost, 'route'>,
  now: () => number = () => performance.now(),
): (
  inputs: readonly RouteInput[],
  arrays: readonly ResultArray[],
  goesOn: () => boolean,
) => Promise<RouteOutcome[] | null> {
  let rows = 16;
  return async (inputs, arrays, goesOn) => {
    const outcomes: RouteOutcome[] = [];
    for (let first = 0; first < inputs.length; ) {
      if (!goesOn()) return null;
      const slice = firstRows(inputs, first, rows);
      const start = now();
      outcomes.push(...(await host.route(slice, { whole: 0, arrays })));
      const pace = TARGET_MS / Math.max(now() - start, 0.1);
      // One slow slice may be chance: the size at most halves or doubles.
      rows = Math.round(Math.min(MAX_ROWS, Math.max(1, rows * Math.min(2, Math.max(0.5, pace)))));
      first += slice.length;
    }
    return outcomes;
  };
}

/** Inputs from `first` on that hold `rows` tokens together, at least one input. */
function firstRows(inputs: readonly RouteInput[], first: number, rows: number): RouteInput[] {
  const slice: RouteInput[] = [];
  let count = 0;
  for (const input of inputs.slice(first)) {
    count += input.tokens;
    if (slice.length > 0 && count > rows) break;
    slice.push(input);
  }
  return slice;
}
