import type { Dispatch } from './dispatch/types';
import type { Plan } from './plan';
import { hasGroupStages } from './plan';
import type { RouteOutcome, RouteResult } from './result-arrays';
import type { Routings } from './routings';
import type { ScaleLedger } from './scale/scale-ledger';
import type { LogitsDtype, RouteInput, RouterParams } from './types';

/** The configuration of one routed row. The router may get other values. */
export interface RowOrigin {
  /** The router itself may get another factor. */
  readonly params: RouterParams;
  /** b before it was rounded to the type it is stored in; float32 [E], or null. */
  readonly givenBias: Float32Array | null;
  /** Types that the numbers are rounded to: the coarsest of them sets the tolerance for near ties. */
  readonly dtypes: {
    readonly router: LogitsDtype;
    readonly logits: LogitsDtype;
    readonly bias: LogitsDtype;
  };
  /** vLLM's way to it; null if another implementation is followed. */
  readonly dispatch: Dispatch | null;
  /** Who multiplies by the configured factor. */
  readonly ledger: ScaleLedger;
}

/** The routing of one row with its configuration and its what-ifs. Explanations are made from it. */
export interface RoutedRow extends RowOrigin {
  /** z as it reached the router, rounded to its type; float32 [E]. */
  readonly logits: Float32Array;
  /** b as it reached the router, rounded to the type it is stored in; float32 [E], or null. */
  readonly bias: Float32Array | null;
  /** The record's choices for this input. */
  readonly plan: Plan;
  readonly result: RouteResult;
  /** Ids picked when every bias is zero; null when there is no bias. */
  readonly idsWithoutBias: ReadonlySet<number> | null;
  /** Ids picked when no group is masked; null when nothing is masked. */
  readonly idsWithoutMask: ReadonlySet<number> | null;
  /** Groups kept when every bias is zero; null when there is no bias, or no group stage. */
  readonly groupsWithoutBias: ReadonlySet<number> | null;
}

/** The routed row of an input (tokens = 1), by its plan and the answers for it. */
export function routedRow(
  origin: RowOrigin,
  input: RouteInput,
  plan: Plan,
  result: RouteResult,
  { withoutBias, withoutMask }: Omit<Routings<RouteOutcome>, 'routing'>,
): RoutedRow {
  const hasGroups = hasGroupStages(plan);
  const isMasking = hasGroups && plan.keptGroups < plan.numGroups;
  return {
    ...origin,
    logits: input.logits,
    bias: input.eScoreCorrectionBias,
    plan,
    result,
    idsWithoutBias: plan.hasBias ? idsOf(withoutBias) : null,
    idsWithoutMask: isMasking ? idsOf(withoutMask) : null,
    groupsWithoutBias:
      plan.hasBias && hasGroups && withoutBias.ok
        ? new Set(withoutBias.result.groupOrder.subarray(0, plan.keptGroups))
        : null,
  };
}

function idsOf(outcome: RouteOutcome): ReadonlySet<number> | null {
  return outcome.ok ? new Set(outcome.result.ids) : null;
}

/** Whether the router skipped the row because it only pads the batch: ids −1. */
export function isPadding({ result }: Pick<RoutedRow, 'result'>): boolean {
  return result.ids[0] === -1;
}
