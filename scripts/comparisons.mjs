// Compares pairs of records over mixed rows and tries every cause that a sentence names a second time.
// node scripts/comparisons.mjs [COUNT] [SEED]; ends with 1 if a cause does not survive its exchange, or none was found.
import { createServer } from 'vite';

const [count = 14_000, seed = 1] = process.argv.slice(2).map(Number);
const server = await createServer({
  server: { middlewareMode: true, ws: false, watch: null },
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
});
const { compareMany } = await server.ssrLoadModule('/src/testing/compare-many.ts');
const { failures, ...counts } = compareMany(count, seed);
for (const line of failures.slice(0, 20)) console.log(`failed: ${line}`);
for (const [name, value] of Object.entries(counts)) console.log(`${String(value).padStart(6)}  ${name}`);
console.log(`${String(failures.length).padStart(6)}  failures`);
await server.close();
process.exit(failures.length > 0 ? 1 : 0);
