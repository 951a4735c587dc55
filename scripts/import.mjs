// Prints what configurations say of their router: one line of JSON a file.
// node scripts/import.mjs FILE…; ends with 1 if a file cannot be opened, and 0 if one makes no sense.
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'vite';

const server = await createServer({
  server: { middlewareMode: true, ws: false, watch: null },
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
});
const { lineOf, unreadable } = await server.ssrLoadModule('/scripts/import-line.ts');
for (const file of process.argv.slice(2)) {
  let line;
  try {
    if (!(await stat(file)).isFile()) throw new Error('it is not a file');
    line = await lineOf(await openAsBlob(file), file);
  } catch (error) {
    line = unreadable(file, error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
  console.log(JSON.stringify(line));
}
await server.close();
