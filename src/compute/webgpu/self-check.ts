import { type Difference, sameOutcome } from '../../core/compare-results';
import { route } from '../../core/route';
import type { RouteInput, RouterParams } from '../../core/types';
import { generateRows } from '../../scenario/generators';
import type { Engine } from '../engine';

const V3: RouterParams = {
  globalNumExperts: 256,
  numExpertGroup: 8,
  topkGroup: 4,
  topK: 8,
  renormalize: true,
  scoringFunc: 'sigmoid',
  routedScalingFactor: 2.5,
  numFusedSharedExperts: 0,
};

/** A small fixed batch that meets every path, ties, subnormal scores and non-finite logits. */
function checkInputs(): RouteInput[] {
  const made = (
    params: RouterParams,
    change: (z: Float32Array) => void = () => {},
    hasBias = true,
  ): RouteInput => {
    const rows = generateRows('normal', 11, params);
    change(rows.logits);
    return {
      semantics: isValid(params) ? 'vllm_native' : 'vllm_fallback_bias',
      dtype: 'f32',
      tokens: 1,
      params,
      logits: rows.logits,
      eScoreCorrectionBias: hasBias ? rows.bias : null,
    };
  };
  return [
    made(V3),
    made({ ...V3, scoringFunc: 'softmax', renormalize: false, routedScalingFactor: 16 }, undefined, false),
    made({ ...V3, globalNumExperts: 64, numExpertGroup: 7 }),
    made({ ...V3, globalNumExperts: 60, numExpertGroup: 4, topkGroup: 2 }, (z) =>
      z.set(z.map((v) => Math.round(v))),
    ),
    made({ ...V3, globalNumExperts: 64 }, (z) => z.set(z.map((v) => v * 4 - 96))),
    made({ ...V3, globalNumExperts: 64 }, (z) => z.set([Number.NaN, Infinity, -Infinity, -0, 1e-40], 3)),
    made({ ...V3, globalNumExperts: 64, scoringFunc: 'softmax' }, (z) => z.set(z.map((v) => v * 60))),
  ];
}

function isValid({ globalNumExperts: E, numExpertGroup: G }: RouterParams): boolean {
  return E > G && E % G === 0;
}

/** Routes the fixed batch on an engine and compares it with the reference; null when every bit agrees. */
export async function selfCheck(engine: Engine): Promise<Difference | null> {
  const inputs = checkInputs();
  const outcomes = await engine.route(inputs);
  for (const [i, input] of inputs.entries()) {
    const actual = outcomes[i];
    if (!actual) return { array: 'outcomes', index: i, expected: inputs.length, actual: outcomes.length };
    const difference = sameOutcome(route(input), actual);
    if (difference) return difference;
  }
  return null;
}
