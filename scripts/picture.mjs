// Writes the README's picture, docs/picture.png, from the built app. Usage: npm run picture
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
await browser.close();
await server.close();
