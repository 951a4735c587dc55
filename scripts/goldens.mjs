// Compares every implementation in a golden file with the reference, the worker's code and the WebGPU kernel.
// node scripts/goldens.mjs [FILE] [--no-gpu] [--bail]; ends with 1 if a row is unexplained, or the kernel did not run.
// --bail stops at the first implementation with such a row.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';
import { setVulkanDriver } from './dawn-env.mjs';

const usesGpu = !process.argv.includes('--no-gpu');
const PUBLIC = 'goldens/public.jsonl.gz';
/** How many rows each record followed. The page shows it. */
const FOLLOWED = 'src/core/semantics/followed.json';
const file = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? PUBLIC;

if (usesGpu && !process.env.VK_DRIVER_FILES) {
  setVulkanDriver();
  // The driver must be known when the process starts.
  if (process.env.VK_DRIVER_FILES)
    process.exit(spawnSync(process.execPath, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1);
}

const device = usesGpu ? await dawnDevice() : null;
const server = await createServer({
  server: { middlewareMode: true, ws: false, watch: null },
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
});
const { reportGoldens } = await server.ssrLoadModule('/src/golden/report-goldens.ts');
const { table, unexplained, followed } = await reportGoldens(
  readFileSync(file),
  device,
  process.argv.includes('--bail'),
);
print(table);
for (const line of unexplained) console.log(`unexplained: ${line}`);
if (usesGpu && !device)
  console.log('The kernel was not run: Dawn found no adapter. Use --no-gpu to leave it out.');
console.log(`${unexplained.length} unexplained`);
if (file === PUBLIC && unexplained.length === 0)
  writeFileSync(FOLLOWED, `${JSON.stringify(followed, null, 2)}\n`);
await server.close();
process.exit(unexplained.length > 0 || (usesGpu && !device) ? 1 : 0);

/** @returns {Promise<GPUDevice | null>} */
async function dawnDevice() {
  try {
    const { create, globals } = await import('webgpu');
    Object.assign(globalThis, globals);
    // The device lives only as long as its instance.
    Object.assign(globalThis, { dawn: create([]) });
    const adapter = await Reflect.get(globalThis, 'dawn').requestAdapter();
    return (await adapter?.requestDevice()) ?? null;
  } catch (error) {
    console.log(`no Dawn: ${error}`);
    return null;
  }
}

/** @param {string[][]} lines */
function print(lines) {
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of lines)
    console.log(
      line.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    );
}
