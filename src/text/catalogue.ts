import type { en } from './en';
import type { debug } from './en/debug';
import type { first } from './en/first';
import type { Words } from './words';

/** The words of the first picture and of what is around it. */
export type FirstText = Words<typeof first>;

/** Every word on the page. */
export type Text = Words<typeof en>;

/** Words of the dialogs that engineers open to debug a model. */
export type DebugText = Words<typeof debug>;
