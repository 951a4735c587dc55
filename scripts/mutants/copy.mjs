// Copies of the repository outside of it, in which unit tests run on changed sources.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Files that are no sources: built, installed or left by a run. */
const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'test-results', 'playwright-report', 'e2e']);

/** Tests of the semantics and of the code that follows it: first those that find most, then all. */
const QUICK_TESTS = [
  'src/golden/referee',
  'src/core/pipeline',
  'src/core/worked',
  'src/core/arithmetic/exp',
  'src/core/dispatch',
];
const UNIT_TESTS = ['src/core', 'src/golden', 'src/compute/worker'];

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
 * @param {string} folder
 * @param {string} file
 * @param {string} text
 */
export function write(folder, file, text) {
  writeFileSync(join(folder, file), text);
}

/**
 * @param {string} folder
 * @param {readonly string[]} [tests] These alone, instead of the usual ones.
 * @returns {Promise<string | null>} the first failing test, or null
 */
export async function unitTests(folder, tests) {
  return tests ? run(folder, tests) : ((await run(folder, QUICK_TESTS)) ?? run(folder, UNIT_TESTS));
}

/**
 * @param {string} folder
 * @param {readonly string[]} tests
 * @returns {Promise<string | null>}
 */
function run(folder, tests) {
  const command = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--bail', '1', ...tests];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, command, { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        output += text;
      });
    child.on('error', fail);
    child.on('close', (code) =>
      done(code === 0 ? null : (/FAIL\s+(.*)/.exec(output)?.[1] ?? 'ended without a word')),
    );
  });
}
