import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { roundTo } from '../../core/arithmetic/half';
import { hash32, normal } from '../../core/arithmetic/rng';
import { firstBitDifference } from '../../core/first-bit-difference';
import { route } from '../../core/route';
import { SEMANTICS, type SemanticsId } from '../../core/semantics';
import { SCORING_FUNCS } from '../../core/semantics/types';
import { LOGITS_DTYPES, type RouteInput } from '../../core/types';
import { checkImplementation, defendant } from '../../golden/check-goldens';
import { askedFor } from '../../golden/implementations';
import { type GoldenCase, readGoldens } from '../../golden/read-goldens';
import { anyInput } from '../../testing/any-input';
import { doubleInputs } from '../../testing/double-inputs';
import type { Engine } from '../engine';
import { dawnDevice } from './dawn';
import { selfCheck } from './self-check';
import { createWebGpuEngine } from './webgpu-engine';

const IDS = Object.keys(SEMANTICS) as SemanticsId[];

/** Sizes up to the largest, of every record in turn; ties, tiny scores and non-finite logits and biases mixed in. */
function largeInput(seed: number): RouteInput {
  const draw = (stream: number, below: number) => hash32(seed, stream, 0) % below;
  const semantics = IDS[seed % IDS.length]!;
  const dtype = LOGITS_DTYPES[draw(19, 3)]!;
  const G = [1, 2, 4, 8, 16, 128][draw(1, 6)]!;
  const E = G * (1 + draw(2, Math.floor(1024 / G)));
  const tokens = 1 + draw(4, 2);
  const spread = [0.001, 1, 4, 40, 200][draw(5, 5)]!;
  const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 1e-40, -90, 88.9];
  const value = (stream: number, i: number, size: number) => {
    const noise = hash32(seed, stream, i);
    if (draw(7, 3) === 0 && noise % 29 === 0) return special[noise % special.length]!;
    const z = normal(seed, stream + 1, i) * size;
    return draw(9, 3) === 0 ? Math.round(z * 2) / 2 : z;
  };
  const spreadOfBias = [0, 0.05, 3, 20][draw(11, 4)]!;
  const hasBias = draw(12, 3) !== 0;
  // Every second time a multiple of G, which `eachGroup` needs.
  const k = [draw(15, 33), G * draw(15, 3), draw(15, E + 1)][draw(14, 3)]!;
  return {
    semantics,
    dtype,
    tokens,
    logits: Float32Array.from({ length: tokens * E }, (_, i) =>
      roundTo(dtype, Math.fround(value(6, i, spread))),
    ),
    eScoreCorrectionBias: hasBias
      ? Float32Array.from({ length: E }, (_, e) => value(20, e, spreadOfBias))
      : null,
    ...(draw(21, 2) === 0 ? { perExpertScale: Float32Array.from({ length: E }, (_, e) => 1 + e / E) } : {}),
    params: {
      globalNumExperts: E,
      numExpertGroup: G,
      topkGroup: 1 + draw(13, G),
      topK: Math.min(k, E + draw(22, 9)),
      renormalize: draw(16, 2) === 0,
      scoringFunc: SCORING_FUNCS[draw(17, 3)]!,
      routedScalingFactor: [1, 2.5, 16, 0, -1.7][draw(18, 5)]!,
      numFusedSharedExperts: draw(23, 3),
    },
  };
}

describe('the kernel', { timeout: 240_000 }, () => {
  let engine: Engine;
  let compiled = () => 0;
  let cases: GoldenCase[];
  beforeAll(async () => {
    const device = await dawnDevice();
    const compile = vi.spyOn(device, 'createComputePipelineAsync');
    compiled = () => compile.mock.calls.length;
    engine = createWebGpuEngine(device, 'dawn');
    cases = readGoldens(readFileSync('goldens/public.jsonl.gz'));
  });
  afterAll(() => engine.dispose());

  /** Compares the engine with the reference; returns how many of the inputs were routed, not refused. */
  async function expectSame(inputs: readonly RouteInput[], name: (i: number) => string): Promise<number> {
    const outcomes = await engine.route(inputs);
    inputs.forEach((input, i) => {
      expect(firstBitDifference(route(input), outcomes[i]!), name(i)).toBeNull();
    });
    return outcomes.filter(({ ok }) => ok).length;
  }

  const naming = (inputs: readonly RouteInput[]) => (i: number) => {
    const { semantics, dtype, params } = inputs[i]!;
    return `${i} ${semantics} ${dtype} ${JSON.stringify(params)}`;
  };

  it('passes its self-check', async () => {
    expect(await selfCheck(engine)).toBeNull();
  });

  it('gives the reference’s bits on 2000 configurations of every record and type', async () => {
    const inputs = fc.sample(anyInput(), { numRuns: 2000, seed: 7 });
    expect(new Set(inputs.map(({ semantics }) => semantics)).size).toBe(IDS.length);
    // The test means nothing unless most configurations reach a result.
    expect(await expectSame(inputs, naming(inputs))).toBeGreaterThan(1500);
  });

  it('gives the reference’s bits if weights are computed in double precision', async () => {
    const inputs = doubleInputs(3000);
    expect(await expectSame(inputs, naming(inputs))).toBeGreaterThan(2000);
  });

  it('gives the reference’s bits up to the largest sizes', async () => {
    const inputs = Array.from({ length: 4 * IDS.length }, (_, seed) => largeInput(seed));
    expect(await expectSame(inputs, naming(inputs))).toBeGreaterThan(2 * IDS.length);
  });

  it('gives the reference’s bits on the golden inputs for the records that were asked, and on some for the others', async () => {
    const inputs = cases.flatMap((golden, i) => {
      const asked = Array.from(golden.outcomes.keys(), (name) => askedFor(name, golden)?.semantics);
      const chosen = IDS.filter((id, j) => asked.includes(id) || (i + j) % 32 === 0);
      return chosen.map((semantics): RouteInput => ({ ...golden.input, semantics }));
    });
    expect(await expectSame(inputs, naming(inputs))).toBeGreaterThan(3000);
  });

  it.each(['native_cuda', 'router_cuda_seed', 'router_cuda_new', 'compiled_cuda'])(
    'gives the recorded answers of %s',
    async (name) => {
      const report = await checkImplementation(
        cases,
        name,
        defendant((inputs) => engine.route(inputs)),
      );
      expect(report.unexplained).toEqual([]);
      expect(report.rows).toBeGreaterThan(1700);
    },
  );

  it('cuts batches that do not fit one submission', async () => {
    const small = createWebGpuEngine(await dawnDevice(), 'dawn', 20_000);
    const inputs = fc
      .sample(anyInput(fc.constant('vllm_native')), { numRuns: 12, seed: 3 })
      .map((input): RouteInput => {
        const tokens = 30;
        const { length } = input.logits;
        const logits = Float32Array.from(
          { length: (tokens * length) / input.tokens },
          (_, i) => input.logits[(i * 7) % length]!,
        );
        return { ...input, tokens, logits };
      });
    const outcomes = await small.route(inputs);
    inputs.forEach((input, i) => {
      expect(firstBitDifference(route(input), outcomes[i]!), String(i)).toBeNull();
    });
    small.dispose();
  });

  it('needs few pipelines for all of that', () => {
    expect(compiled()).toBeLessThanOrEqual(9);
  });
});
