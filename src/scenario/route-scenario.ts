import { route } from '../core/route';
import { mapRoutings, routingsOf } from '../core/routings';
import type { BaseRows } from '../sources/row-source';
import { configurationOf, type RoutedToken, routedTokenOf } from './routed-token';
import type { Scenario } from './scenario';

/** A scenario routed by the reference itself, at once: where no engine is at hand. @throws Error where it is refused */
export function routeScenario(scenario: Scenario, base: BaseRows, epoch = 0): RoutedToken {
  const configuration = configurationOf(scenario, base);
  const answers = mapRoutings(routingsOf(configuration.input), route);
  const { token, error } = routedTokenOf(configuration, answers, epoch);
  if (!token) throw new Error(`${error?.field} ${error?.code}`);
  return token;
}
