import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Files that a visitor's browser never asks for. */
const NOT_KEPT = /^\.vite\/|^sw\.js$|^first-picture\.svg$|\.(map|md)$/;

/** Builds the service worker as `sw.js` beside the page, with the list of all built files in it. */
export const offline: Plugin = {
  name: 'offline',
  apply: ({ build }, { command }) => command === 'build' && !build?.ssr,
  buildStart() {
    this.emitFile({ type: 'chunk', id: 'src/offline/service.worker.ts', fileName: 'sw.js' });
  },
  writeBundle: {
    order: 'post',
    handler({ dir = 'dist' }) {
      const names = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, sep).length).replaceAll(sep, '/'))
        .filter((name) => !NOT_KEPT.test(name));
      const files = names.sort().map((name) => {
        const hash = createHash('sha256')
          .update(readFileSync(join(dir, name)))
          .digest('base64');
        return [name === 'index.html' ? '' : name, `sha256-${hash}`];
      });
      const worker = join(dir, 'sw.js');
      const code = readFileSync(worker, 'utf8');
      const listed = code.replace(/(["'`])__FILES__\1/, () =>
        JSON.stringify(JSON.stringify(Object.fromEntries(files))),
      );
      if (listed === code) throw new Error('sw.js has no place for the list of files');
      writeFileSync(worker, listed);
    },
  },
};
