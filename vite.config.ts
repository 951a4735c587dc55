import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // Relative addresses: the built folder works from any path of a static host.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  // One file for machines that have no node_modules (scripts/gpu-check.ts).
  ssr: { noExternal: true },
  preview: { allowedHosts: ['app.test'] },
  build: { target: 'es2022', sourcemap: true, manifest: true, assetsInlineLimit: 0 },
});
