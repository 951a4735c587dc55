import type { BaseRows } from '../sources/row-source';
import { type LoadedSources, sourceRows } from '../sources/sources';
import { ownRowsOf, withListed } from './own-rows';
import type { Scenario } from './scenario';

/** What source and lists of a scenario give at its sizes: the rows that "reset" restores. */
export function scenarioBase(
  scenario: Pick<Scenario, 'source' | 'params' | 'own'>,
  loaded: LoadedSources,
): BaseRows {
  return withListed(sourceRows(scenario.source, scenario.params, loaded), ownRowsOf(scenario));
}
