import type { Bug } from './bug';
import { CHOICE_BUGS } from './choice-bugs';
import { NUMBER_BUGS } from './number-bugs';
import { SCALE_BUGS } from './scale-bugs';
import { WEIGHT_BUGS } from './weight-bugs';

const ALL = { ...CHOICE_BUGS, ...WEIGHT_BUGS, ...SCALE_BUGS, ...NUMBER_BUGS };

/** Name of a known fault; links of the page and words go by it. */
export type BugCode = keyof typeof ALL;

/** Known faults of real routers. A new one is an entry in a file of this folder, and its words. */
export const BUGS: Readonly<Record<BugCode, Bug>> = ALL;

export const BUG_CODES = Object.keys(BUGS) as BugCode[];
