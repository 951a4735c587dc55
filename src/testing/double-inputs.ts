import { roundTo } from '../core/arithmetic/half';
import { hash32 } from '../core/arithmetic/rng';
import { SEMANTICS, type SemanticsId } from '../core/semantics';
import type { RouteInput } from '../core/types';

const IDS = (Object.keys(SEMANTICS) as SemanticsId[]).filter((id) => SEMANTICS[id].weighedIn !== 'float32');

/** Factors that float32 rounds, loses, or cannot hold. */
const SCALES = [
  1,
  2.5,
  2.446,
  0.1,
  -1.7,
  1e-40,
  1e-46,
  5e-324,
  1e-310,
  3e38,
  1e39,
  1e300,
  0,
  -0,
  -1e300,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
];

/**
 * Inputs of the records that weigh in double precision, all types and both functions: ordinary scores, and sums that
 * are tiny, subnormal, 0 or no number at all.
 */
export function doubleInputs(count: number): RouteInput[] {
  return Array.from({ length: count }, (_, seed): RouteInput => {
    const draw = (stream: number, below: number) => hash32(seed, 60 + stream, 1) % below;
    const dtype = (['f32', 'bf16', 'f16'] as const)[draw(1, 3)]!;
    const noise = (i: number) => (hash32(seed, 80, i) / 2 ** 32) * 8 - 4;
    const top = [0, 30, 46, 60, 100, 110][draw(2, 6)]!;
    // In softmax half of the experts score next to nothing, and the bias picks these.
    const logit = (i: number) =>
      i % 2 === 0 ? noise(i) : draw(3, 2) === 0 ? noise(i) + top : noise(i) - top;
    return {
      semantics: IDS[seed % IDS.length]!,
      dtype,
      tokens: 2,
      logits: Float32Array.from({ length: 32 }, (_, i) =>
        draw(4, 8) === 0 && i === 6 ? Number.NaN : roundTo(dtype, Math.fround(logit(i))),
      ),
      eScoreCorrectionBias:
        draw(5, 3) === 0
          ? null
          : Float32Array.from({ length: 16 }, (_, e) => (e % 2 === 0 ? 8 + noise(e + 100) : 0)),
      params: {
        globalNumExperts: 16,
        numExpertGroup: 4,
        topkGroup: 4,
        topK: 1 + draw(6, 8),
        renormalize: draw(7, 3) !== 0,
        scoringFunc: draw(8, 2) === 0 ? 'sigmoid' : 'softmax',
        routedScalingFactor: SCALES[draw(9, SCALES.length)]!,
        numFusedSharedExperts: 0,
      },
    };
  });
}
