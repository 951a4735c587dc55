// Time from a pointer event to the paint that shows its result, while dragging a logit in the built app.
// Usage: npm run bench [-- --moves 200 --link '#v1.p=dsv3&t=7&pin=e37'] [-- --gpu]; with --play instead: the frames
// dropped while 512 experts play. Prints; asserts nothing.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { measurePlay } from './bench-play.mjs';
import { launchOptions } from './browser.mjs';

const { values } = parseArgs({
  options: {
    moves: { type: 'string', default: '200' },
    gpu: { type: 'boolean', default: false },
    play: { type: 'boolean', default: false },
    // The scenario to drag in, and the logit that is dragged.
    link: { type: 'string', default: '#v1.p=dsv3&t=7' },
    expert: { type: 'string', default: '37' },
  },
});
const moves = Number(values.moves);
const PACE_MS = 20;

const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const url = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch(launchOptions({ gpu: values.gpu }));
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
await page.goto(`${url}${values.link}`);
const canvas = page.locator('canvas[data-epoch]');
await canvas.waitFor();
if (values.gpu) {
  await page.getByRole('button', { name: /^Engine/ }).click();
  await page.getByLabel('WebGPU', { exact: true }).check();
  await page.getByRole('button', { name: /^Engine: GPU/ }).waitFor({ timeout: 60_000 });
  await page.keyboard.press('Escape');
}

if (values.play) {
  const { frames, busy, period, dropped, share, longest } = await measurePlay(page, '#v1.p=dsv3&e=512&t=0');
  console.log(`playing, E = 512, ${values.gpu ? 'WebGPU' : 'worker'} engine, ${frames} frames`);
  console.log(
    `frames of ${period.toFixed(1)} ms: ${dropped} dropped (${(100 * share).toFixed(2)} %), longest ${longest.toFixed(1)} ms`,
  );
  console.log(`main thread, CPU time of all its tasks: ${busy.toFixed(2)} ms a frame`);
  await browser.close();
  await server.close();
  process.exit(0);
}

await page.evaluate(() => {
  const shown = /** @type {HTMLCanvasElement} */ (document.querySelector('canvas[data-epoch]'));
  const bench = { latencies: /** @type {number[]} */ ([]), waiting: /** @type {number | null} */ (null) };
  Object.assign(window, { bench });
  const after = new MessageChannel();
  after.port1.onmessage = (event) => bench.latencies.push(performance.now() - event.data);
  shown.addEventListener(
    'pointerrawupdate',
    (event) => {
      bench.waiting ??= event.timeStamp;
    },
    { capture: true },
  );
  // The epoch is written by the paint inside the frame; a task posted from there runs once the frame is out.
  new MutationObserver(() => {
    if (bench.waiting === null) return;
    after.port2.postMessage(bench.waiting);
    bench.waiting = null;
  }).observe(shown, { attributes: true, attributeFilter: ['data-epoch'] });
});

const cell = await page.locator(`[data-expert="${values.expert}"]`).boundingBox();
if (!cell) throw new Error(`expert ${values.expert} is not on the page`);
const experts = await page.locator('[data-expert]').count();
const x = cell.x + cell.width / 2;
const y = cell.y + cell.height * 0.75;
await page.mouse.move(x, y);
await page.mouse.down();
await page.mouse.move(x, y - 10);

const cdp = await page.context().newCDPSession(page);
await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
const taskSeconds = async () => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
};
const before = await taskSeconds();
// At a hand's pace, and without asking the page anything meanwhile: questions cost main-thread time too.
for (let i = 0; i < moves; i++) {
  await page.mouse.move(x, y - 10 - 8 * Math.sin(i / 5) - (i % 2));
  await new Promise((resolve) => setTimeout(resolve, PACE_MS));
}
const busy = ((await taskSeconds()) - before) * 1000;
await page.mouse.up();

/** @type {number[]} */
const latencies = await page.evaluate(() => /** @type {any} */ (window).bench.latencies);
latencies.sort((a, b) => a - b);
/** @param {number} q */
const quantile = (q) =>
  (latencies[Math.min(latencies.length - 1, Math.floor(q * latencies.length))] ?? 0).toFixed(1);
console.log(
  `dragging a logit, E = ${experts}, ${values.gpu ? 'WebGPU' : 'worker'} engine, ${latencies.length} pointer moves`,
);
console.log(
  `event to end of paint: median ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, max ${quantile(1)} ms`,
);
console.log(`main thread, CPU time of all its tasks: ${(busy / moves).toFixed(2)} ms an event`);
await browser.close();
await server.close();
process.exit(0);
