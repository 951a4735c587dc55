import { expect } from 'vitest';
import { roundTo } from '../core/half';
import { route } from '../core/route';
import type { SemanticsId } from '../core/semantics';
import type { LogitsDtype, RouteResult, RouterParams } from '../core/types';

/** One token and what differs from an ungrouped sigmoid top-2 that renormalises. */
export interface Example extends Partial<Omit<RouterParams, 'globalNumExperts'>> {
  readonly L: readonly number[];
  readonly b?: readonly number[];
  readonly dtype?: LogitsDtype;
}

export function paramsOf({ L, b: _bias, dtype: _dtype, ...params }: Example): RouterParams {
  return {
    globalNumExperts: L.length,
    numExpertGroup: 1,
    topkGroup: 1,
    topK: 2,
    renormalize: true,
    scoringFunc: 'sigmoid',
    routedScalingFactor: 1,
    numFusedSharedExperts: 0,
    ...params,
  };
}

/** The token through a record. */
export function routed(semantics: SemanticsId, example: Example): RouteResult {
  const { L, b, dtype = 'f32' } = example;
  const outcome = route({
    semantics,
    dtype,
    tokens: 1,
    logits: Float32Array.from(L, (z) => roundTo(dtype, Math.fround(z))),
    eScoreCorrectionBias: b ? Float32Array.from(b) : null,
    params: paramsOf(example),
  });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.result;
}

/** The weight of each picked expert, by id. */
export function weights(semantics: SemanticsId, example: Example): Record<number, number> {
  const { ids, weights: w } = routed(semantics, example);
  return Object.fromEntries(Array.from(ids, (id, slot) => [id, w[slot]!]));
}

export function expectWeights(actual: Record<number, number>, expected: Record<number, number>, digits = 5) {
  expect(Object.keys(actual)).toEqual(Object.keys(expected));
  for (const [id, w] of Object.entries(expected)) expect(actual[Number(id)]).toBeCloseTo(w, digits);
}
