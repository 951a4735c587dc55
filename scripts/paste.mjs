// Measures the reader of pasted rows, on every form of the tests at several sizes and on texts made to be slow.
// node scripts/paste.mjs; ends with 1 if one takes so long that a person notices.
import { createServer } from 'vite';

/** For how many milliseconds the page may freeze. */
const LIMIT = 100;

const server = await createServer({
  server: { middlewareMode: true },
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
});
const { FORMS } = await server.ssrLoadModule('/src/testing/pasted-forms.ts');
const { readRows } = await server.ssrLoadModule('/src/import/read-rows.ts');

/** @param {number} count */
const values = (count) => Array.from({ length: count }, (_, i) => Math.round(Math.sin(i) * 1e6) / 1e5);
/** @type {[string, string][]} */
const texts = FORMS.flatMap(
  (/** @type {{ name: string, write: (values: number[]) => string }} */ { name, write }) =>
    [256, 1024, 8192].map((count) => [`${name}, ${count}`, write(values(count))]),
);
const long = 120_000;
texts.push(
  ['300 000 numbers', values(300_000).join(', ')],
  ['digits and an x', `${'1'.repeat(long - 1)}x`],
  ['commas', ','.repeat(long)],
  ['spaces', `1${' '.repeat(long - 2)}x`],
  ['open brackets', '['.repeat(long)],
  ['brackets', '[]'.repeat(long / 2)],
  ['lines', '\n'.repeat(long)],
  ['short lines', '1\n'.repeat(long / 2)],
  ['quotes', "'".repeat(long)],
  ['words', 'ab '.repeat(long / 3)],
  ['colons', 'a:'.repeat(long / 2)],
  ['pairs', '1,5\n'.repeat(long / 4)],
  ['bars', '|1'.repeat(long / 2)],
  ['dashes', '- '.repeat(long / 2)],
  ['equals', 'a=1\n'.repeat(long / 4)],
  ['parentheses', '(pid'.repeat(long / 4)],
  ['a long line of a log', `${'INFO '.repeat(long / 5)}`],
);
let [worst, most] = ['', 0];
let read = 0;
const slow = [];
for (const [name, text] of texts) {
  const times = [0, 1, 2].map(() => {
    // CPU time, because other programs take a share of the time that passes.
    const start = process.cpuUsage();
    if (readRows(text, 256).ok) read++;
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  const time = Math.min(...times);
  if (time > most) [worst, most] = [name, time];
  if (time > LIMIT) slow.push(`${name}: ${time.toFixed(0)} ms for ${text.length} characters`);
}
console.log(
  `${texts.length} texts, ${read / 3} read; slowest ${worst}: ${most.toFixed(1)} ms of the processor`,
);
for (const line of slow) console.log(line);
await server.close();
process.exit(slow.length > 0 ? 1 : 0);
