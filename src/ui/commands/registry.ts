import type { App } from '../base/app-context';
import type { Command } from '../base/command';
import { lateFeatures } from '../base/late';

/** The commands of all features. The features are loaded before anything asks for commands. */
export function commandsOf(app: App, features = lateFeatures()): Command[] {
  return features.flatMap(({ commands }) => commands?.(app) ?? []);
}
