import { bugs } from './bugs';
import { checkList } from './check-list';
import { checks } from './checks';
import { config } from './config';
import { open } from './open';

/** Words of the dialogs that engineers open to debug a model. They load with the first of these dialogs. */
export const debug = { bugs, checkList, checks, config, open };
