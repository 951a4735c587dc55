import type { App } from '../base/app-context';
import type { Feature } from '../base/feature';
import { CommandPalette } from './CommandPalette';
import { editCommands } from './edit-commands';
import { Keys } from './Keys';
import { KeysHelp } from './KeysHelp';
import { parameterCommands } from './place-commands';
import { scenarioCommands } from './scenario-commands';
import { timeCommands } from './time-commands';
import { viewCommands } from './view-commands';

/** The palette, the keys, and commands that belong to no other feature. */
export const commands = {
  parts: { Keys },
  dialogs: { palette: CommandPalette, keys: KeysHelp },
  commands: (app: App) => [
    ...timeCommands(app),
    ...editCommands(app),
    ...parameterCommands(app),
    ...viewCommands(app),
    ...scenarioCommands(app),
  ],
} satisfies Feature;
