import type { App } from '../base/app-context';
import { editCommands } from './edit-commands';
import { parameterCommands } from './place-commands';
import { scenarioCommands } from './scenario-commands';
import { timeCommands } from './time-commands';
import type { Command } from './types';
import { viewCommands } from './view-commands';

/**
 * Everything the reader can do by name or key, in the order of the palette. A new part of the app adds its own
 * `…Commands(app)` here.
 */
export function commandsOf(app: App): Command[] {
  return [
    ...timeCommands(app),
    ...editCommands(app),
    ...parameterCommands(app),
    ...viewCommands(app),
    ...scenarioCommands(app),
  ];
}
