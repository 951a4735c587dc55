import type { Feature } from '../base/feature';
import { pathCommands } from './commands';
import { PathDetails } from './PathDetails';
import { PathModal } from './PathDialog';

/** The decision tree of the code path. */
export const path = {
  parts: { PathDetails },
  dialogs: { path: PathModal },
  commands: pathCommands,
} satisfies Feature;
