import { beforeAll, describe, expect, it } from 'vitest';
import goldenUrl from '../../goldens/public.jsonl.gz?url';
import { sameOutcome } from '../core/compare-results';
import { route } from '../core/route';
import { checkGoldens, KNOWN_FLIPS } from '../golden/check-goldens';
import { type GoldenCase, readGoldens } from '../golden/read-goldens';
import type { Engine } from './engine';
import { startGpu } from './webgpu/start-gpu';
import { createWorkerEngine } from './worker/worker-engine';

let cases: GoldenCase[];
beforeAll(async () => {
  const bytes = new Uint8Array(await (await fetch(goldenUrl)).arrayBuffer());
  cases = readGoldens(bytes).filter(({ dtype }) => dtype === 'f32');
});

const starts: [string, () => Promise<Engine>][] = [
  ['worker', async () => createWorkerEngine()],
  [
    'WebGPU',
    async () => {
      const start = await startGpu(true);
      if (!start.ok) throw new Error(`${start.reason} ${start.detail}`);
      return start.engine;
    },
  ],
];

describe.each(starts)('the %s engine in a browser', (_, start) => {
  it('gives the reference’s bits on every golden row, and so the recorded answers', async () => {
    const engine = await start();
    const inputs = cases.flatMap(({ input }) => [input, { ...input, entry: 'router' as const }]);
    const outcomes = await engine.route(inputs);
    inputs.forEach((input, i) => {
      expect(sameOutcome(route(input), outcomes[i]!), cases[i >> 1]!.id).toBeNull();
    });
    const { native, fallback } = await checkGoldens(cases, (batch) => engine.route(batch));
    expect(native.rows).toBe(1173);
    expect(native.flips).toEqual(KNOWN_FLIPS);
    expect(native.maxWeightUlps).toBeLessThanOrEqual(8);
    expect([
      ...native.different,
      ...native.missedErrors,
      ...fallback.different,
      ...fallback.missedErrors,
    ]).toEqual([]);
    engine.dispose();
  });

  it('refuses work once it is disposed', async () => {
    const engine = await start();
    engine.dispose();
    await expect(engine.route([cases[0]!.input])).rejects.toThrow();
  });
});
