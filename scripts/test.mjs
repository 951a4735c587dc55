// The whole test command: every step runs, then one line counts what passed and what failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const reports = mkdtempSync(join(tmpdir(), 'moe-router-tests-'));
const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');
let passed = 0;
let failed = 0;

/** @param {string} name @param {string} tool @param {string[]} args @param {Record<string, string>} [env] @returns {boolean} */
function step(name, tool, args, env = {}) {
  console.log(`\n── ${name}`);
  const bin = tool === process.execPath ? tool : join('node_modules', '.bin', tool);
  const { status } = spawnSync(bin, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  if (status === 0) passed++;
  else failed++;
  return status === 0;
}

/** Adds the tests of a report to the count; the step itself was counted as one already. @param {string} file @param {(report: any) => {passed: number, failed: number}} read */
function count(file, read) {
  try {
    const found = read(JSON.parse(readFileSync(file, 'utf8')));
    passed += found.passed;
    failed += found.failed;
  } catch (error) {
    console.error(`no report in ${file}: ${error}`);
    failed++;
  }
}

step('types', 'tsc', ['-b']);
step('lint and format', 'biome', ['check', '.']);
step('unused code', 'knip', []);
step('unit and golden', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
]);
count(unitReport, (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }));
if (step('build', 'vite', ['build', '--logLevel', 'warn'])) {
  step('size', process.execPath, ['scripts/size.mjs']);
  step('end to end', 'playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport,
  });
  count(e2eReport, (report) => ({
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky,
  }));
}
rmSync(reports, { recursive: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
