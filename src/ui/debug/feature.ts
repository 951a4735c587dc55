import type { ComponentType } from 'react';
import type { App } from '../base/app-context';
import type { Command } from '../base/command';
import type { Feature } from '../base/feature';
import { DEBUG_SYNONYMS } from '../commands/synonyms';
import { DebugModal } from './DebugModal';
import { DIALOG_NAMES, DIALOGS } from './dialogs';

function debugCommands({ actions }: App): Command[] {
  return DIALOG_NAMES.map((name) => {
    const keys = DIALOGS[name]?.keys;
    return {
      id: name,
      group: 'debug',
      label: (words) => words.debugging.commands[name],
      synonyms: DEBUG_SYNONYMS[name],
      ...(keys && { keys, isGlobal: true }),
      run: () => actions.openDialog(name),
    };
  });
}

/** Dialogs for engineers who debug a model. Each loads when it opens first. */
export const debug = {
  dialogs: Object.fromEntries(
    DIALOG_NAMES.map((name) => [name, () => DebugModal({ name })] satisfies [string, ComponentType]),
  ),
  commands: debugCommands,
} satisfies Feature;
