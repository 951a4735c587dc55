import type { Plugin } from 'vite';

/**
 * The policy of the built page: it may load its own files, no inline scripts, and nothing from other hosts. Only the
 * host can say who may frame the page (docs/hosting.md).
 */
const POLICY = ["default-src 'self'", "base-uri 'none'", "form-action 'none'", "object-src 'none'"].join(
  '; ',
);

/** Puts the policy at the top of the built page. The development server needs inline scripts and has no policy. */
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
