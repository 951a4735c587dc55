import type { Plugin } from 'vite';

/**
 * What the built page may load and do: its own files, nothing written into the page, no other host. Who may frame it is
 * left to the host, which alone can say so (docs/hosting.md).
 */
const POLICY = ["default-src 'self'", "base-uri 'none'", "form-action 'none'", "object-src 'none'"].join(
  '; ',
);

/** Puts the policy into the built page, before anything that it holds for. The development server writes scripts into it. */
export const policy: Plugin = {
  name: 'policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend',
    },
  ],
};
