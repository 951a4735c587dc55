// A copy of what the checks need, outside the repository, in which sources are changed.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What is not a source: built, installed or left by a run. */
const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'test-results', 'playwright-report', 'e2e']);

/** @returns {string} the folder */
export function makeCopy() {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  for (const name of readdirSync('.'))
    if (!LEFT_OUT.has(name)) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** @param {string} folder */
export function removeCopy(folder) {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * The text of a mutant’s file with its changes. A change whose text does not stand in the file exactly once is an error: the
 * source has moved on, and the table must follow.
 * @param {import('./run.mjs').Mutant} mutant
 */
export function changedText({ name, file, from, to, also = [] }) {
  let text = readFileSync(file, 'utf8');
  for (const [before, after] of [[from, to], ...also]) {
    if (before === undefined || after === undefined || text.split(before).length !== 2)
      throw new Error(`“${name}”: the text to change does not stand once in ${file}: ${before}`);
    text = text.replace(before, () => after);
  }
  return text;
}

/**
 * @param {string} folder
 * @param {string} file
 * @param {string} text
 */
export function write(folder, file, text) {
  writeFileSync(join(folder, file), text);
}
