// What a copy’s checks say of it.
import { spawn } from 'node:child_process';

/**
 * A planted fault: one text of a source file replaced by another.
 * @typedef {object} Mutant
 * @property {string} name
 * @property {string} file
 * @property {string} from Stands exactly once in the file.
 * @property {string} to
 * @property {readonly (readonly [string, string])[]} [also] Further changes of the same file.
 * @property {readonly string[]} [tests] Unit tests that judge it, instead of the golden check and the usual ones.
 * @property {string} [equivalent] Why no input can tell it from the source; it must then survive.
 */

/** Tests of the semantics and of what follows them. */
const UNIT_TESTS = ['src/core', 'src/golden', 'src/compute/worker'];

/**
 * @param {string} folder
 * @returns {Promise<string | null>} the first row it could not explain, or null
 */
export async function goldenCheck(folder) {
  const { code, output } = await run(folder, ['scripts/goldens.mjs', '--no-gpu', '--bail']);
  if (code === 0) return null;
  const line = /^unexplained: (.*)/m.exec(output)?.[1] ?? /^\w*Error: .*/m.exec(output)?.[0];
  return line ?? 'ended without a word';
}

/**
 * @param {string} folder
 * @param {readonly string[]} [tests]
 * @returns {Promise<string | null>} the first failing test, or null
 */
export async function unitTests(folder, tests = UNIT_TESTS) {
  const command = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--bail', '1', ...tests];
  const { code, output } = await run(folder, command);
  if (code === 0) return null;
  return /FAIL\s+(.*)/.exec(output)?.[1] ?? 'ended without a word';
}

/**
 * @param {string} folder
 * @param {string[]} command
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(folder, command) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
    let output = '';
    child.stdout.on('data', (text) => {
      output += text;
    });
    child.stderr.on('data', (text) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
