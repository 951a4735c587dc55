// The time of a test run, by file, and the tests that failed. Reads the JSON reports of Vitest and Playwright.
import { relative } from 'node:path';

/** @typedef {{ file: string, tests: number, seconds: number }} FileTime */

/** How many files the table names. */
const ROWS = 25;

/**
 * @param {{ testResults: { name: string, startTime: number, endTime: number, assertionResults: unknown[] }[] }} report
 * @returns {FileTime[]}
 */
export function unitTimes({ testResults }) {
  return testResults.map(({ name, startTime, endTime, assertionResults }) => ({
    file: relative(process.cwd(), name),
    tests: assertionResults.length,
    seconds: (endTime - startTime) / 1000,
  }));
}

/** @param {{ suites: any[] }} report @returns {FileTime[]} */
export function e2eTimes({ suites }) {
  return suites.map((suite) => {
    const runs = testsOf(suite).flatMap(({ results }) => results);
    const ms = runs.reduce((sum, { duration }) => sum + duration, 0);
    return { file: `e2e/${suite.file}`, tests: runs.length, seconds: ms / 1000 };
  });
}

/**
 * @param {any} suite @returns {{ title: string, projectName: string, status: string, results: { duration: number }[]
 * }[]}
 */
function testsOf({ specs = [], suites = [] }) {
  return [
    ...specs.flatMap((/** @type {any} */ { title, tests }) =>
      tests.map((/** @type {any} */ test) => ({ ...test, title })),
    ),
    ...suites.flatMap(testsOf),
  ];
}

/**
 * The names of the tests that failed. @param {{ testResults: { name: string, assertionResults: { status: string,
 * fullName: string }[] }[] }} report @returns {string[]}
 */
export function unitFailures({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${relative(process.cwd(), name)} › ${fullName}`),
  );
}

/**
 * The names of the tests that failed, or passed only when they were repeated. @param {{ suites: any[] }} report
 * @returns {string[]}
 */
export function e2eFailures({ suites }) {
  return suites.flatMap((suite) =>
    testsOf(suite)
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ title, projectName }) => `e2e/${suite.file} › ${title} (${projectName})`),
  );
}

/** Prints the slowest files and the whole. @param {FileTime[]} times @param {number} wall seconds from start to end */
export function printTimes(times, wall) {
  const rows = times.toSorted((a, b) => b.seconds - a.seconds);
  console.log('\n── where the time went (seconds of one worker)\n');
  for (const { file, tests, seconds } of rows.slice(0, ROWS))
    console.log(`${seconds.toFixed(1).padStart(7)}  ${String(tests).padStart(4)} tests  ${file}`);
  const rest = rows.slice(ROWS).reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(`${rest.toFixed(1).padStart(7)}  in ${Math.max(0, rows.length - ROWS)} other files`);
  console.log(`\n${wall.toFixed(0)} s from start to end`);
}
