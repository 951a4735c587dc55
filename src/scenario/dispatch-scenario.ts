import { roundRow } from '../core/arithmetic/half';
import { dispatch } from '../core/dispatch/dispatch';
import type { Dispatch, DispatchInput } from '../core/dispatch/types';
import type { LogitsDtype, RouteError, RouteInput } from '../core/types';
import { followedOf, noRecord } from './follow';
import { routerParamsOf } from './scale';
import type { Scenario, Setup } from './scenario';
import { skipsPadding, tableIdsOf } from './token-in-effect';

type Configured = Pick<Scenario, 'preset' | 'params' | 'eScoreCorrectionBias' | 'setup' | 'token'>;

/** What decides vLLM's way. */
export function dispatchInputOf(scenario: Configured): DispatchInput {
  const { eScoreCorrectionBias, setup } = scenario;
  return {
    params: routerParamsOf(scenario),
    configuredScale: scenario.params.routedScalingFactor,
    hasBias: eScoreCorrectionBias !== null,
    hasTable: tableIdsOf(scenario) !== null,
    dtype: setup.dtype,
    logitsDtype: setup.logitsDtype,
    biasDtype: setup.biasDtype,
    useGroupedTopk: setup.useGroupedTopk,
    environment: setup.environment,
    entry: 'router',
  };
}

/** The way vLLM takes for a scenario, even while another implementation is shown. */
export function dispatchOf(scenario: Configured): Dispatch {
  return dispatch(dispatchInputOf(scenario));
}

/** Why nothing is routed: vLLM raises an error before it routes, or the engine followed has no record that fits. */
export function refusalOf(scenario: Configured, way: Dispatch): RouteError | null {
  return scenario.setup.implementation === 'vllm' ? way.error : noRecord(scenario);
}

/** A scenario as an input of the engines: one token, the chosen record, logits and bias rounded to their types. */
export function inputOf(
  scenario: Scenario,
  { semantics, path }: Dispatch = dispatchOf(scenario),
): RouteInput {
  const { logits, eScoreCorrectionBias, setup } = scenario;
  const tableIds = tableIdsOf(scenario);
  const isVllm = setup.implementation === 'vllm';
  const followed = isVllm ? null : followedOf(scenario);
  const chosen = isVllm ? semantics : followed?.record;
  // On the CPU vLLM converts the logits to float32 before it routes by groups; some engines do so always.
  const isUpcast = followed?.isUpcast ?? path === 'cpuGrouped';
  return {
    // `state/routing.ts` reports an error of the dispatch.
    semantics: chosen ?? 'vllm_native',
    dtype: isUpcast ? 'f32' : setup.dtype,
    tokens: 1,
    params: routerParamsOf(scenario),
    logits: roundRow(logitsDtypeOf(setup), logits),
    eScoreCorrectionBias: eScoreCorrectionBias && roundRow(setup.biasDtype, eScoreCorrectionBias),
    // AITER's setting. A record that is followed by name appends as its code does.
    ...(setup.implementation === 'vllm' && {
      shared: { weight: setup.environment.sharedExpertsScore, row: setup.environment.sharedRow },
    }),
    tableIds: tableIds && Int32Array.from(tableIds),
    isPadding: scenario.token.isPadding && skipsPadding(setup),
  };
}

/** The type the logits are rounded to before they reach the router. */
export function logitsDtypeOf({ dtype, logitsDtype }: Pick<Setup, 'dtype' | 'logitsDtype'>): LogitsDtype {
  return logitsDtype === 'same' ? dtype : logitsDtype;
}
