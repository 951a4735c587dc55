import type { Feature } from '../base/feature';
import { pathCommands } from './commands';
import { PathModal } from './PathDialog';

/** The decision tree of the code path. */
export const path = { dialogs: { path: PathModal }, commands: pathCommands } satisfies Feature;
