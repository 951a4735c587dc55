// The whole test command: every step runs, a table says where the time went, the failures are named once more, one
// line counts what passed and failed.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { e2eFailures, e2eTimes, printTimes, unitFailures, unitTimes } from './test-times.mjs';

const reports = mkdtempSync(join(tmpdir(), 'moe-router-tests-'));
const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');
const began = performance.now();
let passed = 0;
let failed = 0;
/** @type {import('./test-times.mjs').FileTime[]} */
const times = [];
/** @type {string[]} */
const failures = [];

/**
 * Runs a tool. Of two steps that run at once only one may show its lines as they come; the other's follow when it has
 * ended.
 * @param {string} name @param {string} tool @param {string[]} args
 * @param {{ isLive?: boolean, env?: Record<string, string> }} [options] @returns {Promise<boolean>}
 */
async function step(name, tool, args, { isLive = false, env = {} } = {}) {
  const start = performance.now();
  const bin = tool === process.execPath ? tool : join('node_modules', '.bin', tool);
  if (isLive) console.log(`\n── ${name}`);
  const { isPassed, output } = await new Promise((resolve) => {
    const child = spawn(bin, args, {
      stdio: ['ignore', isLive ? 'inherit' : 'pipe', isLive ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
      env: { ...process.env, FORCE_COLOR: '0', ...env },
    });
    // End-to-end tests use the app at the pace of a person: other steps must leave the page enough CPU time.
    if (!isLive && child.pid) setPriority(child.pid, 3);
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ isPassed: false, output: String(error) }));
    child.on('close', (status) =>
      resolve({ isPassed: status === 0, output: Buffer.concat(chunks).toString() }),
    );
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `\n── ${name}: ${isPassed ? 'passed' : 'FAILED'} after ${seconds} s${output && '\n'}${output.trimEnd()}`,
  );
  if (isPassed) passed++;
  else {
    failed++;
    failures.push(name);
  }
  return isPassed;
}

/**
 * Adds the tests of a report to the count; the step itself was counted as one already.
 * @param {string} file @param {(report: any) => {passed: number, failed: number}} read
 * @param {(report: any) => import('./test-times.mjs').FileTime[]} timesOf
 * @param {(report: any) => string[]} failuresOf
 */
function count(file, read, timesOf, failuresOf) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const found = read(report);
    passed += found.passed;
    failed += found.failed;
    times.push(...timesOf(report));
    failures.push(...failuresOf(report));
  } catch (error) {
    console.error(`no report in ${file}: ${error}`);
    failed++;
  }
}

/** Steps that need no build. */
async function sources() {
  await step('types', 'tsc', ['-b']);
  await step('lint and format', 'biome', ['check', '.']);
  await step('unused code', 'knip', []);
  await step('unit and golden', 'vitest', [
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]);
  count(
    unitReport,
    (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
    unitTimes,
    unitFailures,
  );
}

/** Steps that need a build. */
async function built() {
  if (!(await step('build', 'vite', ['build', '--logLevel', 'warn'], { isLive: true }))) return;
  await step('size', process.execPath, ['scripts/size.mjs'], { isLive: true });
  await step('end to end', 'playwright', ['test', '--reporter=list,json'], {
    isLive: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport },
  });
  count(
    e2eReport,
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
    e2eTimes,
    e2eFailures,
  );
}

// End-to-end tests mostly wait for pictures and timers. Meanwhile unit tests use the cores.
await Promise.all([built(), sources()]);
rmSync(reports, { recursive: true });
printTimes(times, (performance.now() - began) / 1000);
for (const name of failures) console.log(`FAILED: ${name}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
