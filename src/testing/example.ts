import { expect } from 'vitest';
import { roundTo } from '../core/arithmetic/half';
import { planOf } from '../core/plan';
import type { RouteResult } from '../core/result-arrays';
import { route } from '../core/route';
import { type RoutedRow, routedRow } from '../core/routed-row';
import { mapRoutings, routingsOf } from '../core/routings';
import { scaleLedger } from '../core/scale/scale-ledger';
import type { SemanticsId } from '../core/semantics';
import type { LogitsDtype, RouteInput, RouterParams } from '../core/types';

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

function inputOf(semantics: SemanticsId, example: Example): RouteInput {
  const { L, b, dtype = 'f32' } = example;
  return {
    semantics,
    dtype,
    tokens: 1,
    logits: Float32Array.from(L, (z) => roundTo(dtype, Math.fround(z))),
    eScoreCorrectionBias: b ? Float32Array.from(b) : null,
    params: paramsOf(example),
  };
}

/** The token through a record. */
export function routed(semantics: SemanticsId, example: Example): RouteResult {
  const outcome = route(inputOf(semantics, example));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.result;
}

/** The token through a record, with what explanations and comparisons need. */
export function explained(semantics: SemanticsId, example: Example | RouteInput): RoutedRow {
  const input = 'L' in example ? inputOf(semantics, example) : example;
  const answers = mapRoutings(routingsOf(input), route);
  if (!answers.routing.ok) throw new Error(answers.routing.error.code);
  const plan = planOf(input);
  const alone = {
    handling: 'router',
    code: null,
    usesAiter: false,
    sharedExperts: 0,
    slotWeight: 1,
  } as const;
  const { params, dtype } = input;
  const configured = params.routedScalingFactor;
  const origin = {
    params,
    givenBias: input.eScoreCorrectionBias,
    dtypes: { router: dtype, logits: dtype, bias: dtype },
    dispatch: null,
    ledger: scaleLedger({ ...alone, configured, dtype }, plan.scales, plan.sharedExperts),
  };
  return routedRow(origin, input, plan, answers.routing.result, answers);
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
