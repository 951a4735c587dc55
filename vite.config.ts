import react from '@vitejs/plugin-react';
import { createServer, defineConfig, type Plugin } from 'vite';
import { firstFile } from './scripts/first-file.ts';
import { offline } from './scripts/vite-offline.ts';
import { policy } from './scripts/vite-policy.ts';

/** Fills the page for readers without JavaScript when the app is built, and puts its picture beside it. */
function staticPage(): Plugin {
  let page: { html: string; file: string; svg: string } | undefined;
  return {
    name: 'static-page',
    apply: ({ build }, { command }) => command === 'build' && !build?.ssr,
    async buildStart() {
      const server = await createServer({
        configFile: false,
        server: { middlewareMode: true, hmr: false, ws: false },
        appType: 'custom',
        logLevel: 'error',
      });
      const { firstPage } = await server.ssrLoadModule('/src/static-page/first-page.ts');
      page = await firstPage();
      await server.close();
      if (page) this.emitFile({ type: 'asset', fileName: page.file, source: page.svg });
    },
    transformIndexHtml: (html) => html.replace('<!--static-page-->', () => page?.html ?? ''),
  };
}

export default defineConfig({
  // Relative addresses: the built folder works from any path of a static host.
  base: './',
  plugins: [react(), policy, staticPage(), offline],
  worker: { format: 'es' },
  // One file for machines that have no node_modules (scripts/gpu-check.ts).
  ssr: { noExternal: true },
  preview: { allowedHosts: ['app.test'] },
  build: {
    target: 'es2022',
    sourcemap: true,
    manifest: true,
    // Browsers without module preloading work too; they fetch later.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // scripts/size.mjs holds the sizes.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstFile, debugName: 'first' }] } } },
  },
});
