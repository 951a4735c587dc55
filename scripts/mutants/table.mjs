import { readFileSync } from 'node:fs';
import { GROUP_STAGES } from './groups.mjs';
import { PICKS } from './picks.mjs';
import { RECORDS } from './records.mjs';
import { SCORES } from './scores.mjs';
import { TWINS } from './twins.mjs';
import { WEIGHTS } from './weights.mjs';

/**
 * A planted fault: one text of a source file replaced by another.
 * @typedef {object} Mutant
 * @property {string} name
 * @property {string} file
 * @property {string} from Occurs exactly once in the file.
 * @property {string} to
 * @property {readonly (readonly [string, string])[]} [also] Further changes of the same file.
 * @property {readonly string[]} [tests] Unit tests that judge it, instead of the golden check and the usual ones.
 * @property {string} [equivalent] Why no input can tell it from the source; it must then survive.
 */

/** @type {readonly Mutant[]} */
export const MUTANTS = [...SCORES, ...GROUP_STAGES, ...PICKS, ...WEIGHTS, ...RECORDS, ...TWINS];

/**
 * The text of a mutant’s file with its changes. If the text of a change does not occur exactly once in the file, that
 * is an error: the source has changed, and the table must follow.
 * @param {Mutant} mutant
 */
export function changedText({ name, file, from, to, also = [] }) {
  let text = readFileSync(file, 'utf8');
  for (const [before, after] of [/** @type {const} */ ([from, to]), ...also]) {
    if (text.split(before).length !== 2)
      throw new Error(`“${name}”: the text to change does not stand once in ${file}: ${before}`);
    text = text.replace(before, () => after);
  }
  return text;
}
