import type { BaseRows } from '../sources/row-source';
import { type LoadedSources, sourceRows } from '../sources/sources';
import { ownRowsOf, withListed } from './own-rows';
import type { Scenario } from './scenario';

/** The rows that the source and the lists of a scenario give at its sizes; "reset" restores them. */
export function scenarioBase(
  scenario: Pick<Scenario, 'source' | 'params' | 'own'>,
  loaded: LoadedSources,
): BaseRows {
  return withListed(sourceRows(scenario.source, scenario.params, loaded), ownRowsOf(scenario));
}
