import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DARK, LIGHT } from './tokens';

it('the browser’s frame has the page’s colour before anything is loaded', () => {
  const page = readFileSync('index.html', 'utf8');
  const colors = [...page.matchAll(/prefers-color-scheme: (light|dark)\)" content="(#\w+)"/g)];
  expect(colors.map(([, scheme, color]) => [scheme, color])).toEqual([
    ['light', LIGHT.paper.toLowerCase()],
    ['dark', DARK.paper.toLowerCase()],
  ]);
  const manifest = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8'));
  const { background_color, theme_color } = manifest;
  expect([background_color, theme_color]).toEqual([LIGHT.paper.toLowerCase(), LIGHT.paper.toLowerCase()]);
});
