import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sameOutcome } from '../../core/compare-results';
import { route } from '../../core/route';
import type { RouteInput } from '../../core/types';
import { checkImplementation } from '../../golden/check-goldens';
import { readGoldens } from '../../golden/read-goldens';
import { hash32, normal } from '../../scenario/rng';
import type { Engine } from '../engine';
import { dawnDevice } from './dawn';
import { runsOnGpu } from './runs-on-gpu';
import { selfCheck } from './self-check';
import { createWebGpuEngine } from './webgpu-engine';

/** Any sizes and settings; rows of noise with ties, tiny scores and non-finite values mixed in. */
function randomInput(seed: number): RouteInput {
  const draw = (stream: number, below: number) => hash32(seed, stream, 0) % below;
  const G = [1, 2, 4, 8, 16, 32][draw(1, 6)]!;
  const size = 2 + draw(2, Math.floor(Math.min(512, 1024 / G) / 2));
  const E = Math.min(1024, draw(3, 12) === 0 ? G * size + 1 : G * size);
  const tokens = 1 + draw(4, 3);
  const spread = [0.001, 1, 4, 40, 200][draw(5, 5)]!;
  const special = [Number.NaN, Infinity, -Infinity, -0, 1e-40, -90, 88.9];
  const logits = Float32Array.from({ length: tokens * E }, (_, i) => {
    const noise = hash32(seed, 6, i);
    if (draw(7, 4) === 0 && noise % 29 === 0) return special[noise % special.length]!;
    const z = normal(seed, 8, i) * spread;
    return draw(9, 3) === 0 ? Math.round(z * 2) / 2 : z;
  });
  const spreadOfBias = [0, 0.05, 3][draw(11, 3)]!;
  const bias =
    draw(12, 3) === 0 ? null : Float32Array.from({ length: E }, (_, e) => normal(seed, 10, e) * spreadOfBias);
  const isValid = E > G && E % G === 0;
  return {
    semantics: isValid ? 'vllm_native' : bias ? 'vllm_fallback_bias' : 'vllm_fallback',
    dtype: 'f32',
    tokens,
    logits,
    eScoreCorrectionBias: bias,
    params: {
      globalNumExperts: E,
      numExpertGroup: G,
      topkGroup: draw(13, G + 1),
      topK: Math.min(E, draw(14, 5) === 0 ? draw(15, E + 1) : draw(15, 33)),
      renormalize: draw(16, 2) === 0,
      scoringFunc: draw(17, 2) === 0 ? 'softmax' : 'sigmoid',
      routedScalingFactor: [1, 2.5, 16, 0, -1.7][draw(18, 5)]!,
      numFusedSharedExperts: 0,
    },
  };
}

describe('the kernel', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createWebGpuEngine(await dawnDevice(), 'dawn');
  });
  afterAll(() => engine.dispose());

  it('passes its self-check', async () => {
    expect(await selfCheck(engine)).toBeNull();
  });

  it('gives the reference’s bits on random sizes, settings and rows', async () => {
    const inputs = Array.from({ length: 200 }, (_, seed) => randomInput(seed));
    const outcomes = await engine.route(inputs);
    inputs.forEach((input, seed) => {
      expect(
        sameOutcome(route(input), outcomes[seed]!),
        `seed ${seed} ${JSON.stringify(input.params)}`,
      ).toBeNull();
    });
  });

  it.each([
    ['native_cuda', 1173],
    ['router_cuda_seed', 543],
  ] as const)('gives the recorded answers of %s where it computes them itself', async (name, rows) => {
    const cases = readGoldens(readFileSync('goldens/public.jsonl.gz'));
    const report = await checkImplementation(cases, name, (inputs) => engine.route(inputs), runsOnGpu);
    expect(report.unexplained).toEqual([]);
    expect(report.rows).toBe(rows);
  });

  it('cuts batches that do not fit one dispatch', async () => {
    const one = randomInput(2);
    const E = one.params.globalNumExperts;
    const tokens = 300;
    const logits = Float32Array.from({ length: tokens * E }, (_, i) => normal(3, 1, i));
    const input = { ...one, tokens, logits };
    const [outcome] = await engine.route([input]);
    expect(sameOutcome(route(input), outcome!)).toBeNull();
  });
});
