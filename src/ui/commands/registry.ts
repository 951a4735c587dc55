import type { App } from '../base/app-context';
import type { Command } from '../base/command';
import { lateFeatures } from '../base/late';

/** Everything the reader can do by name or key: the commands of all features, which have arrived before anyone asks. */
export function commandsOf(app: App, features = lateFeatures()): Command[] {
  return features.flatMap(({ commands }) => commands?.(app) ?? []);
}
