// CPU time that the page's main thread has spent.

/**
 * Starts counting; the function that it returns tells the milliseconds since.
 * @param {import('playwright').CDPSession} cdp
 */
export async function countMainThread(cdp) {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const before = await spent();
  return async () => (await spent()) - before;
}
