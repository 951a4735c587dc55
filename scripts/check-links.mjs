// Bulk runs over links; ends with 1 if one is lost.
// node scripts/check-links.mjs autolinks [COUNT]: links of pasted rows, by every way that chats, trackers and mail
// send them. node scripts/check-links.mjs round-trips [COUNT]: any states, as links and back.
import { createServer } from 'vite';

const [what, count] = process.argv.slice(2);
const server = await createServer({
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
});
const { sendLinks, roundTrips } = await server.ssrLoadModule('/src/testing/links/check.ts');
let links = 0;
let arrivals = 0;
/** @type {string[]} */
const lost = [];
if (what === 'autolinks') add(sendLinks(Number(count ?? 30_000)));
else if (what === 'round-trips')
  // In portions, because a whole sample is made before any of it is checked.
  for (let left = Number(count ?? 100_000), seed = 1; left > 0; left -= 1000, seed++)
    add(roundTrips(Math.min(1000, left), seed));
else throw new Error('name autolinks or round-trips');
for (const line of lost.slice(0, 20)) console.log(line);
console.log(
  what === 'autolinks'
    ? `${links} links of pasted rows, ${arrivals} arrivals, ${lost.length} lost`
    : `${links} round trips, ${lost.length} differ`,
);
await server.close();
process.exit(lost.length > 0 ? 1 : 0);

/** @param {{ links: number, arrivals: number, lost: readonly string[] }} report */
function add(report) {
  links += report.links;
  arrivals += report.arrivals;
  lost.push(...report.lost);
}
