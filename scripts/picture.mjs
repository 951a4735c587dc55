// Writes the README's picture, docs/picture.png, from the built app, and the icon of an installed app from icon.svg.
// Usage: npm run picture
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { launchOptions } from './browser.mjs';

const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const browser = await chromium.launch(launchOptions());
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
await page.goto(`${server.resolvedUrls?.local[0] ?? ''}#v1.p=tiny&t=7&pin=e1`);
await page.locator('canvas[data-epoch]').waitFor();
await page.getByTestId('sentence').waitFor();
await page.screenshot({ path: 'docs/picture.png' });
// Systems cut icons to their own shape: white reaches the edge, and the drawing stays in the middle.
await page.setViewportSize({ width: 512, height: 512 });
const icon = readFileSync('public/icon.svg').toString('base64');
await page.setContent(
  `<body style="margin: 51px"><img width="410" alt="" src="data:image/svg+xml;base64,${icon}" /></body>`,
);
await page.screenshot({ path: 'public/icon-512.png' });
await browser.close();
await server.close();
