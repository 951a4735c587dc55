// The golden check of sources of which one file is changed in memory: nothing is written, and one process serves all.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createServer } from 'vite';

/**
 * @typedef {object} GoldenChecker
 * @property {(file: string, text: string) => Promise<string | null>} check The first row that is not explained, or null.
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<GoldenChecker>} */
export async function createGoldenChecker() {
  const goldens = readFileSync('goldens/public.jsonl.gz');
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
        const { unexplained } = await reportGoldens(goldens, null, true);
        return unexplained[0] ?? null;
      } catch (error) {
        return `threw ${error}`;
      }
    },
    close: () => server.close(),
  };
}
