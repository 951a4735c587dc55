import { route } from '../core/route';
import { mapRoutings, routingsOf } from '../core/routings';
import type { BaseRows } from '../sources/row-source';
import { configurationOf, type RoutedToken, routedTokenOf } from './routed-token';
import type { Scenario } from './scenario';

/** Routes a scenario by the reference itself, at once and without an engine. @throws Error if it is refused */
export function routeScenario(scenario: Scenario, base: BaseRows, epoch = 0): RoutedToken {
  const configuration = configurationOf(scenario, base);
  const answers = mapRoutings(routingsOf(configuration.input), route);
  const { token, error } = routedTokenOf(configuration, answers, epoch);
  if (!token) throw new Error(`${error?.field} ${error?.code}`);
  return token;
}
