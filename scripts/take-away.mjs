// Runs what the page lets a person take away: the PyTorch script of every preset and of COUNT random rows for every
// record, and a conformance pack against a right router and against wrong ones.
// node scripts/take-away.mjs [COUNT] [SEED]; PYTHON names an interpreter with torch. Ends with 1 if anything fails.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createServer } from 'vite';

const [count = 200, seed = 1] = process.argv.slice(2).map(Number);
const python = pythonWithTorch();
if (python === null) {
  console.log('skipped: no python3 with torch was found; PYTHON names one, Debian has python3-torch');
  process.exit(0);
}

const server = await createServer({
  server: { middlewareMode: true, ws: false, watch: null },
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
});
const made = await server.ssrLoadModule('/src/testing/take-away-many.ts');
const folder = mkdtempSync(join(tmpdir(), 'take-away-'));
const scripts = join(folder, 'scripts');
mkdirSync(scripts);
for (const { name, text } of [...made.presetScripts(), ...made.recordScripts(count, seed)])
  writeFileSync(join(scripts, `${name}.py`), text);
const areRight = run([resolve('scripts/take-away/run_scripts.py'), scripts]).isPassed;
if (areRight) checkPack();
rmSync(folder, { recursive: true });
await server.close();
process.exit(areRight ? process.exitCode : 1);

/** The pack passes for the right router and fails for every wrong one. */
function checkPack() {
  if (spawnSync(String(python), ['-c', 'import pytest']).status !== 0) {
    console.log('skipped: pytest was not found, so the pack was not run');
    return;
  }
  const pack = made.examplePack();
  writeFileSync(join(folder, 'test_router.py'), pack.text);
  console.log(`the pack has ${pack.rows} rows; left out: ${pack.leftOut.join(', ') || 'none'}`);
  const source = readFileSync('scripts/take-away/router.py', 'utf8');
  writeFileSync(join(folder, 'router.py'), source);
  const names = [...(source.match(/MUTANTS = \[([^\]]*)\]/)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(
    ([, name]) => name,
  );
  let found = 0;
  for (const mutant of ['', ...names]) {
    const { isPassed, output } = run(
      ['-m', 'pytest', '-q', '--no-header', '-p', 'no:cacheprovider', 'test_router.py'],
      {
        ROUTER: 'router:router',
        MUTANT: mutant ?? '',
      },
    );
    const failed = /(\d+) failed/.exec(output)?.[1] ?? '0';
    if (mutant === '') {
      console.log(isPassed ? 'the right router passes' : `the right router fails:\n${output}`);
      if (!isPassed) process.exitCode = 1;
    } else if (failed === '0') {
      console.log(`not found: ${mutant}`);
      process.exitCode = 1;
    } else {
      found++;
      console.log(`found in ${failed} rows: ${mutant}`);
    }
  }
  console.log(`${found} of ${names.length} wrong routers are found`);
}

/** @param {string[]} args @param {Record<string, string>} [env] */
function run(args, env) {
  const { status, stdout } = spawnSync(String(python), args, {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (!env) console.log(stdout.trimEnd());
  return { isPassed: status === 0, output: stdout };
}

function pythonWithTorch() {
  const names = process.env.PYTHON ? [process.env.PYTHON] : ['python3', '/usr/bin/python3'];
  return names.find((name) => spawnSync(name, ['-c', 'import torch']).status === 0) ?? null;
}
