import type { ComponentType } from 'react';
import type { DebugDialog } from '../../state/slices/panels';
import type { App } from '../base/app-context';
import type { Command } from '../base/command';
import type { Feature } from '../base/feature';
import { DEBUG_SYNONYMS } from '../commands/synonyms';
import { CONTENTS } from './contents';
import { DebugModal } from './DebugModal';

const NAMES = Object.keys(CONTENTS) as DebugDialog[];

const KEYS: Partial<Record<DebugDialog, readonly string[]>> = { open: ['$mod+o'] };

function debugCommands({ actions }: App): Command[] {
  return NAMES.map((name) => ({
    id: name,
    group: 'debug',
    label: (words) => words.debugging.commands[name],
    synonyms: DEBUG_SYNONYMS[name],
    ...(KEYS[name] && { keys: KEYS[name], isGlobal: true }),
    run: () => actions.openDialog(name),
  }));
}

/** Dialogs for engineers who debug a model. Each loads when it opens first. */
export const debug = {
  dialogs: Object.fromEntries(
    NAMES.map((name) => [name, () => DebugModal({ name })] satisfies [string, ComponentType]),
  ),
  commands: debugCommands,
} satisfies Feature;
