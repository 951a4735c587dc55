import { dispatch } from '../core/dispatch/dispatch';
import { SEED_ON_CUDA } from '../core/dispatch/environment';
import type { Dispatch } from '../core/dispatch/types';
import type { RouteInput } from '../core/types';
import type { Scenario } from './scenario';

/** The path vLLM takes for a scenario. */
export function dispatchOf({
  params,
  eScoreCorrectionBias,
}: Pick<Scenario, 'params' | 'eScoreCorrectionBias'>): Dispatch {
  return dispatch({
    params,
    hasBias: eScoreCorrectionBias !== null,
    dtype: 'f32',
    useGroupedTopk: true,
    environment: SEED_ON_CUDA,
    entry: 'router',
  });
}

/** A scenario as the engines take it: one token, by the record of its path. */
export function inputOf(scenario: Pick<Scenario, 'params' | 'logits' | 'eScoreCorrectionBias'>): RouteInput {
  const { params, logits, eScoreCorrectionBias } = scenario;
  return {
    // An error of the dispatch comes back from the engine, which names the field.
    semantics: dispatchOf(scenario).semantics ?? 'vllm_native',
    dtype: 'f32',
    tokens: 1,
    params,
    logits,
    eScoreCorrectionBias,
  };
}
