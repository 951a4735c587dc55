// Frames that were shown while the whole story of a token plays, out of those that the screen had time for.
import { countMainThread } from './bench-main-thread.mjs';

/**
 * Plays from start to end and counts. A frame is dropped when the next one comes a whole period or more too late.
 * @param {import('playwright').Page} page an open page with a picture
 * @param {string} link the fragment to play
 */
export async function measurePlay(page, link) {
  await page.evaluate(() =>
    localStorage.setItem(
      'moe-router-explorer.v1',
      JSON.stringify({ playback: { speed: 1, pausesAtStages: false } }),
    ),
  );
  await page.goto('about:blank');
  await page.goBack();
  await page.evaluate((hash) => {
    location.hash = hash;
    location.reload();
  }, link);
  await page.waitForLoadState('load');
  await page.locator('canvas[data-epoch]').waitFor();
  // The tables of 512 experts and the address are written after the first picture.
  await page.waitForTimeout(1500);
  const busy = await countMainThread(await page.context().newCDPSession(page));
  const times = await page.evaluate(async () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('canvas[data-epoch]'));
    /** @type {number[]} */
    const stamps = [];
    dispatchEvent(new KeyboardEvent('keydown', { key: ' ', code: 'Space' }));
    await new Promise((done) => {
      /** @param {number} now */
      const frame = (now) => {
        stamps.push(now);
        if (canvas.dataset.t === '10') done(null);
        else requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    return stamps;
  });
  const spent = await busy();
  const gaps = times.slice(1).map((now, i) => now - (times[i] ?? now));
  const period = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 16.7;
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / period) - 1), 0);
  const total = gaps.length + dropped;
  return {
    frames: gaps.length,
    busy: spent / gaps.length,
    period,
    dropped,
    share: dropped / total,
    longest: Math.max(...gaps),
  };
}
