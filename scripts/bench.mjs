// How fast the built app is: from a pointer event to the paint that shows its result while a logit is dragged, with 256
// experts and, with everything on (what-ifs, a pinned expert's landscape, a comparison), with 512; and the frames
// dropped while 512 experts play. Usage: npm run bench [-- --moves 200] [-- --gpu] [-- --link '#v1.p=dsv3&t=7&pin=e37'
// --expert 37] [-- --play]; a link, or --play, measures that alone. Prints; asserts nothing.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { measureDrag } from './bench-drag.mjs';
import { measurePlay } from './bench-play.mjs';
import { launchOptions } from './browser.mjs';

const { values } = parseArgs({
  options: {
    moves: { type: 'string', default: '200' },
    gpu: { type: 'boolean', default: false },
    play: { type: 'boolean', default: false },
    // The scenario to drag in, and the logit that is dragged.
    link: { type: 'string' },
    expert: { type: 'string', default: '37' },
  },
});
const LINKS = ['#v1.p=dsv3&t=7', '#v1.p=dsv3&e=512&t=7&pin=e37&a=1&a-kg=3'];
const PLAYED = '#v1.p=dsv3&e=512&t=0';

const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const url = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch(launchOptions({ gpu: values.gpu }));
const engine = values.gpu ? 'WebGPU' : 'worker';

/** @param {string} link */
async function open(link) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await page.goto(`${url}${link}`);
  await page.locator('canvas[data-epoch]').waitFor();
  if (values.gpu) {
    await page.getByRole('button', { name: /^Engine/ }).click();
    await page.getByLabel('WebGPU', { exact: true }).check();
    await page.getByRole('button', { name: /^Engine: GPU/ }).waitFor({ timeout: 60_000 });
    await page.keyboard.press('Escape');
  }
  // Landscape and flip distance of a pinned expert, the tables and the address come after the first picture.
  await page.waitForTimeout(1500);
  return page;
}

for (const link of values.link ? [values.link] : values.play ? [] : LINKS) {
  const page = await open(link);
  const { experts, frames, median, p95, longest, busy } = await measureDrag(page, {
    moves: Number(values.moves),
    expert: values.expert,
  });
  console.log(
    `dragging a logit, ${link}: E = ${experts}, ${engine} engine, ${values.moves} pointer moves, ${frames} paints`,
  );
  console.log(
    `  event to end of paint: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${longest.toFixed(1)} ms`,
  );
  console.log(`  main thread, CPU time of all its tasks: ${busy.toFixed(2)} ms an event`);
  await page.close();
}
if (values.play || !values.link) {
  const page = await open(PLAYED);
  const { frames, busy, period, dropped, share, longest } = await measurePlay(page, PLAYED);
  console.log(`playing, ${PLAYED}: ${engine} engine, ${frames} frames`);
  console.log(
    `  frames of ${period.toFixed(1)} ms: ${dropped} dropped (${(100 * share).toFixed(2)} %), longest ${longest.toFixed(1)} ms`,
  );
  console.log(`  main thread, CPU time of all its tasks: ${busy.toFixed(2)} ms a frame`);
}
await browser.close();
await server.close();
process.exit(0);
