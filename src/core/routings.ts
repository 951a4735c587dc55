import type { RouteInput } from './types';

/** The routing of one row, and its routings with every bias at zero and with no group masked. */
export interface Routings<T> {
  readonly routing: T;
  readonly withoutBias: T;
  readonly withoutMask: T;
}

/** The same token with every group kept. */
export function ungrouped(input: RouteInput): RouteInput {
  return { ...input, params: { ...input.params, topkGroup: input.params.numExpertGroup } };
}

/** The inputs to route for one row. */
export function routingsOf(input: RouteInput): Routings<RouteInput> {
  const bias = input.eScoreCorrectionBias;
  return {
    routing: input,
    withoutBias: { ...input, eScoreCorrectionBias: bias && new Float32Array(bias.length) },
    withoutMask: ungrouped(input),
  };
}

/** The same parts, each turned into something else. */
export function mapRoutings<T, U>(
  { routing, withoutBias, withoutMask }: Routings<T>,
  of: (one: T) => U,
): Routings<U> {
  return { routing: of(routing), withoutBias: of(withoutBias), withoutMask: of(withoutMask) };
}
