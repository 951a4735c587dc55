// Plants faults in copies of the sources and tells which check finds each: the golden check first, then the unit tests.
// npm run mutants [-- NAME …] [--both]: only faults whose name contains NAME; both checks for each, whatever the first says.
// A mutation runner (Stryker) was not taken: it changes syntax at random, where these are faults of meaning that engines
// really have, and its parsers follow TypeScript's syntax tree, which version 7 no longer offers to JavaScript.
import { readFileSync } from 'node:fs';
import { changedText, makeCopy, removeCopy, write } from './mutants/copy.mjs';
import { GROUP_STAGES } from './mutants/groups.mjs';
import { PICKS } from './mutants/picks.mjs';
import { RECORDS } from './mutants/records.mjs';
import { goldenCheck, unitTests } from './mutants/run.mjs';
import { SCORES } from './mutants/scores.mjs';
import { TWINS } from './mutants/twins.mjs';
import { WEIGHTS } from './mutants/weights.mjs';

/** Copies that work side by side; the checks use a core each. */
const LANES = 2;

const words = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const doesBoth = process.argv.includes('--both');
const mutants = [...SCORES, ...GROUP_STAGES, ...PICKS, ...WEIGHTS, ...RECORDS, ...TWINS].filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
const texts = mutants.map(changedText);
const originals = mutants.map(({ file }) => readFileSync(file, 'utf8'));

/** @type {{ name: string, golden: string | null, unit: string | null, equivalent: string | undefined }[]} */
const results = [];
const folders = Array.from({ length: LANES }, makeCopy);
try {
  await healthy(folders[0] ?? '');
  let next = 0;
  await Promise.all(
    folders.map(async (folder) => {
      for (let i = next++; i < mutants.length; i = next++) await judge(folder, i);
    }),
  );
} finally {
  folders.forEach(removeCopy);
}
const survivors = results.filter(({ golden, unit }) => golden === null && unit === null);
const open = survivors.filter(({ equivalent }) => !equivalent);
const wrong = results.filter(
  ({ golden, unit, equivalent }) => equivalent && (golden !== null || unit !== null),
);
const byGoldens = results.filter(({ golden }) => golden !== null).length;
console.log(
  `${results.length} faults: ${byGoldens} found by the golden check, ${results.length - byGoldens - survivors.length} by the unit tests alone, ${survivors.length} by none`,
);
for (const { name, equivalent } of survivors)
  console.log(`survived: ${name}${equivalent ? `; equivalent: ${equivalent}` : ''}`);
for (const { name } of wrong) console.log(`found, though called equivalent: ${name}`);
process.exit(open.length + wrong.length > 0 ? 1 : 0);

/**
 * The sources as they are must pass, or a failure would say nothing.
 * @param {string} folder
 */
async function healthy(folder) {
  const found = (await goldenCheck(folder)) ?? (await unitTests(folder));
  if (found !== null) throw new Error(`the sources do not pass as they are: ${found}`);
}

/**
 * @param {string} folder
 * @param {number} i
 */
async function judge(folder, i) {
  const mutant = mutants[i];
  if (!mutant) return;
  write(folder, mutant.file, texts[i] ?? '');
  const golden = mutant.tests ? null : await goldenCheck(folder);
  const unit = golden === null || doesBoth ? await unitTests(folder, mutant.tests) : null;
  write(folder, mutant.file, originals[i] ?? '');
  results.push({ name: mutant.name, golden, unit, equivalent: mutant.equivalent });
  const found = [golden && `golden check: ${golden}`, unit && `unit tests: ${unit}`].filter(Boolean);
  console.log(`${found.length ? 'found   ' : 'SURVIVED'}  ${mutant.name}  ${found.join('  ·  ')}`);
}
