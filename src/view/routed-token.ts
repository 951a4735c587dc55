import type { Explained } from '../core/explain';
import type { Scenario } from '../scenario/scenario';
import type { BaseRows } from '../sources/row-source';

/** One consistent snapshot that every view draws: a scenario, its routing (tokens = 1) and two counterfactuals. */
export interface RoutedToken extends Explained {
  readonly epoch: number;
  readonly scenario: Scenario;
  /** The unedited rows, to mark what a person changed. */
  readonly base: BaseRows;
}
