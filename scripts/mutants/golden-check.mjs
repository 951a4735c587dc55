// The golden check of the sources with one file changed in memory: nothing is written, and one process serves all
// mutants.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createServer } from 'vite';

/**
 * @typedef {object} GoldenChecker
 * @property {(file: string, text: string) => Promise<string | null>} check The first row that is not explained, or
 * null.
 * @property {() => Promise<void>} close
 */

/** One case in so many is checked first: most faults show there. */
const SAMPLED = 8;

/** @returns {Promise<GoldenChecker>} */
export async function createGoldenChecker() {
  const goldens = readFileSync('goldens/public.jsonl.gz');
  const lines = gunzipSync(goldens).toString().split('\n');
  const sample = gzipSync(lines.filter((_, i) => i % SAMPLED === 0).join('\n'));
  let changed = { path: '', text: '' };
  const server = await createServer({
    server: { middlewareMode: true, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        load: (id) => (id === changed.path ? changed.text : null),
      },
    ],
  });
  return {
    async check(file, text) {
      changed = { path: resolve(file), text };
      server.environments.ssr.moduleGraph.invalidateAll();
      try {
        const { reportGoldens } = await server.ssrLoadModule('/src/golden/report-goldens.ts');
        for (const file of [sample, goldens]) {
          const { unexplained } = await reportGoldens(file, null, true);
          if (unexplained.length > 0) return unexplained[0];
        }
        return null;
      } catch (error) {
        return `threw ${error}`;
      }
    },
    close: () => server.close(),
  };
}
