import type { Feature } from '../base/feature';
import { shareCommands } from './commands';
import { ShareModal } from './ShareModal';

/** Links that hold the whole state. */
export const share = { dialogs: { share: ShareModal }, commands: shareCommands } satisfies Feature;
