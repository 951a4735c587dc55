import { beforeAll, describe, expect, it } from 'vitest';
import goldenUrl from '../../goldens/public.jsonl.gz?url';
import { firstBitDifference } from '../core/first-bit-difference';
import { route } from '../core/route';
import type { RouteInput } from '../core/types';
import { checkImplementation, defendant } from '../golden/check-goldens';
import { type GoldenCase, readGoldens } from '../golden/read-goldens';
import type { Engine } from './engine';
import { startGpu } from './webgpu/start-gpu';
import { createWorkerEngine } from './worker/worker-engine';

let cases: GoldenCase[];
beforeAll(async () => {
  const bytes = new Uint8Array(await (await fetch(goldenUrl)).arrayBuffer());
  cases = readGoldens(bytes);
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
  // Starting WebGPU compiles and checks its kernel: once is enough.
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
  });

  it('gives the recorded answers of eager vLLM and of its router', async () => {
    for (const name of ['native_cuda', 'router_cuda_seed']) {
      const report = await checkImplementation(
        cases,
        name,
        defendant((inputs) => engine.route(inputs)),
      );
      expect(report.unexplained, name).toEqual([]);
      expect(report.rows).toBeGreaterThan(1700);
    }
  });

  it('gives the reference’s bits', async () => {
    const inputs = cases.map(({ input }): RouteInput => ({ ...input, semantics: 'vllm_native' }));
    const outcomes = await engine.route(inputs);
    inputs.forEach((input, i) => {
      expect(firstBitDifference(route(input), outcomes[i]!), cases[i]!.id).toBeNull();
    });
  });

  it('refuses work once it is disposed', async () => {
    engine.dispose();
    await expect(engine.route([{ ...cases[0]!.input, semantics: 'vllm_native' }])).rejects.toThrow();
  });
});
