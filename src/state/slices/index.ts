import { CARDS } from './cards';
import { COMPARE } from './compare';
import { EDITING } from './editing';
import { ENGINE } from './engine';
import { FOCUS } from './focus';
import { MESSAGE } from './message';
import { NEW_VERSION } from './new-version';
import { NOTICES } from './notices';
import { PANELS } from './panels';
import { PICTURE } from './picture';
import { ROWS } from './rows';
import { SETTINGS } from './settings';
import { SOURCES } from './sources';
import { TEXT_LOAD } from './text-load';
import { TIME } from './time';
import { TOUR } from './tour';
import { WHAT_IFS } from './what-ifs';

/**
 * Every slice of the store: fields, their values at the start, and the actions that belong to them. A new one is a
 * file in this folder, and a line here.
 */
export const SLICES = [
  EDITING,
  ROWS,
  SOURCES,
  ENGINE,
  PICTURE,
  TIME,
  FOCUS,
  CARDS,
  PANELS,
  COMPARE,
  TOUR,
  WHAT_IFS,
  TEXT_LOAD,
  SETTINGS,
  NOTICES,
  MESSAGE,
  NEW_VERSION,
] as const;
