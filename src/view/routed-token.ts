import type { RouteResult } from '../core/types';
import type { BaseRows, Scenario } from '../scenario/scenario';

/** One consistent snapshot that every view draws: a scenario, its routing (tokens = 1) and two counterfactuals. */
export interface RoutedToken {
  readonly epoch: number;
  readonly scenario: Scenario;
  /** The unedited rows, to mark what a person changed. */
  readonly base: BaseRows;
  readonly result: RouteResult;
  /** Ids picked when every bias is zero; null when there is no bias. */
  readonly idsWithoutBias: ReadonlySet<number> | null;
  /** Ids picked when no group is masked; null when nothing is masked. */
  readonly idsWithoutMask: ReadonlySet<number> | null;
}
