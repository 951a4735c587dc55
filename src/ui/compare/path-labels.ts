import type { RoutedToken } from '../../scenario/routed-token';
import type { Text } from '../../text';
import { implementationName } from '../../text/engine-names';

/** The names of both code paths, as the header's badge shows them; null if they are the same. */
export function pathLabels(
  a: RoutedToken | null,
  b: RoutedToken | null,
  words: Text,
): Readonly<Record<'a' | 'b', string>> | null {
  if (!a || !b) return null;
  const label = ({ dispatch, scenario }: RoutedToken) =>
    dispatch ? words.pathName[dispatch.path] : implementationName(scenario.setup.implementation);
  const labels = { a: label(a), b: label(b) };
  return labels.a === labels.b ? null : labels;
}
