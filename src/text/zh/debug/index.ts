import type { DebugText } from '../../catalogue';
import { bugs } from './bugs';
import { checkList } from './check-list';
import { checks } from './checks';
import { config } from './config';
import { open } from './open';

/** Words of the dialogs for engineers, in Simplified Chinese. */
export const debug: DebugText = { bugs, checkList, checks, config, open };
