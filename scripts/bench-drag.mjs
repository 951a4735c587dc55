// Time from a pointer event to the paint that shows its result, while a logit is dragged.
import { countMainThread } from './bench-main-thread.mjs';

const PACE_MS = 20;

/**
 * Drags the logit of an expert in an open page at the pace of a person.
 * @param {import('playwright').Page} page
 * @param {{ moves: number, expert: string }} options
 */
export async function measureDrag(page, { moves, expert }) {
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
    // The paint writes the epoch inside the frame; a task that is posted there runs once the frame is out.
    new MutationObserver(() => {
      if (bench.waiting === null) return;
      after.port2.postMessage(bench.waiting);
      bench.waiting = null;
    }).observe(shown, { attributes: true, attributeFilter: ['data-epoch'] });
  });

  const cell = await page.locator(`[data-expert="${expert}"]`).boundingBox();
  if (!cell) throw new Error(`expert ${expert} is not on the page`);
  const x = cell.x + cell.width / 2;
  const y = cell.y + cell.height * 0.75;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 10);

  const cdp = await page.context().newCDPSession(page);
  const busy = await countMainThread(cdp);
  // Moves go straight to the browser's input. page.mouse also asks the page something with every move, which costs the
  // main thread most of a millisecond that a real mouse would not cost.
  for (let i = 0; i < moves; i++) {
    await cdp.send('Input.dispatchMouseEvent', {
      type: 'mouseMoved',
      x,
      y: y - 10 - 8 * Math.sin(i / 5) - (i % 2),
      button: 'left',
      buttons: 1,
    });
    await new Promise((resolve) => setTimeout(resolve, PACE_MS));
  }
  const spent = await busy();
  await page.mouse.up();

  /** @type {number[]} */
  const latencies = await page.evaluate(() => /** @type {any} */ (window).bench.latencies);
  latencies.sort((a, b) => a - b);
  /** @param {number} q */
  const quantile = (q) => latencies[Math.min(latencies.length - 1, Math.floor(q * latencies.length))] ?? 0;
  return {
    experts: await page.locator('[data-expert]').count(),
    frames: latencies.length,
    median: quantile(0.5),
    p95: quantile(0.95),
    longest: quantile(1),
    busy: spent / moves,
  };
}
