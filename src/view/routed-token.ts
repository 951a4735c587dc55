import type { Explained } from '../core/explain';
import type { BaseRows, Scenario } from '../scenario/scenario';

/** One consistent snapshot that every view draws: a scenario, its routing (tokens = 1) and two counterfactuals. */
export interface RoutedToken extends Explained {
  readonly epoch: number;
  readonly scenario: Scenario;
  /** The unedited rows, to mark what a person changed. */
  readonly base: BaseRows;
}
