import type { Feature } from '../base/feature';
import { shareCommands } from './commands';
import { SharedMessage } from './SharedMessage';
import { ShareModal } from './ShareModal';

/** Links that hold the whole state. */
export const share = {
  parts: { SharedMessage },
  dialogs: { share: ShareModal },
  commands: shareCommands,
} satisfies Feature;
