import type { Feature } from '../base/feature';
import { CopiedNote } from './CopiedNote';
import { tableCommands } from './commands';
import { LiveNarration } from './LiveNarration';
import { TableTwin } from './TableTwin';

/** The picture in words and as a table. */
export const a11y = {
  parts: { CopiedNote, LiveNarration, TableTwin },
  commands: tableCommands,
} satisfies Feature;
