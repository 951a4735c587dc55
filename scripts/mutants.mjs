// Plants faults in the sources and says which check finds each: the golden check first, then the unit tests.
// npm run mutants [-- NAME …] [--both]: only faults whose name contains NAME; both checks for each, whatever the first
// says. Why no mutation runner (Stryker): it changes operators and conditions by pattern, but these are faults of
// meaning that engines really have. Its TypeScript checker, which drops mutants that do not compile, calls the
// compiler's classic JavaScript API, and TypeScript 7's package keeps no stable part of that.
import { readFileSync } from 'node:fs';
import { makeCopy, removeCopy, unitTests, write } from './mutants/copy.mjs';
import { createGoldenChecker } from './mutants/golden-check.mjs';
import { changedText, MUTANTS } from './mutants/table.mjs';

/** How many copies run unit tests side by side. */
const LANES = 2;

const words = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const doesBoth = process.argv.includes('--both');
const judged = MUTANTS.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
).map((mutant) => ({
  ...mutant,
  text: changedText(mutant),
  original: readFileSync(mutant.file, 'utf8'),
  golden: /** @type {string | null} */ (null),
  unit: /** @type {string | null} */ (null),
}));

const checker = await createGoldenChecker();
mustPass(await checker.check('', ''));
for (const mutant of judged) {
  if (mutant.tests) continue;
  mutant.golden = await checker.check(mutant.file, mutant.text);
  if (mutant.golden !== null) console.log(`found  ${mutant.name}  by the golden check: ${mutant.golden}`);
}
await checker.close();

const left = judged.filter(({ golden }) => golden === null || doesBoth);
console.log(`${left.length} go to the unit tests`);
if (left.length > 0) await runUnitTests();

const survivors = judged.filter(({ golden, unit }) => golden === null && unit === null);
const open = survivors.filter(({ equivalent }) => !equivalent);
const wrong = judged.filter(({ golden, unit, equivalent }) => equivalent && (golden ?? unit) !== null);
const byGoldens = judged.filter(({ golden }) => golden !== null).length;
const byTests = judged.length - byGoldens - survivors.length;
console.log(
  `${judged.length} faults: ${byGoldens} found by the golden check, ${byTests} by the unit tests alone, ${survivors.length} by none`,
);
for (const { name, equivalent } of survivors)
  console.log(`survived: ${name}${equivalent ? `; equivalent: ${equivalent}` : ''}`);
for (const { name } of wrong) console.log(`found, though called equivalent: ${name}`);
process.exit(open.length + wrong.length > 0 ? 1 : 0);

async function runUnitTests() {
  const folders = Array.from({ length: Math.min(LANES, left.length) }, makeCopy);
  try {
    mustPass(await unitTests(folders[0] ?? ''));
    let next = 0;
    await Promise.all(
      folders.map(async (folder) => {
        for (let mutant = left[next++]; mutant; mutant = left[next++]) {
          write(folder, mutant.file, mutant.text);
          mutant.unit = await unitTests(folder, mutant.tests);
          write(folder, mutant.file, mutant.original);
          if (mutant.unit === null) console.log(`left   ${mutant.name}  by the unit tests`);
          else console.log(`found  ${mutant.name}  by the unit tests: ${mutant.unit}`);
        }
      }),
    );
  } finally {
    folders.forEach(removeCopy);
  }
}

/**
 * The unchanged sources must pass; else a failure would say nothing.
 * @param {string | null} found
 */
function mustPass(found) {
  if (found !== null) throw new Error(`the sources do not pass as they are: ${found}`);
}
