import type { Feature } from '../base/feature';
import { takeAwayCommands } from './commands';

/** Files of the routing on screen. The dialog that shares links lists them. */
export const takeAway = { commands: takeAwayCommands } satisfies Feature;
