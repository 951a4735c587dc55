import type { Dispatch } from '../core/dispatch/types';
import { planOf } from '../core/plan';
import type { RouteOutcome } from '../core/result-arrays';
import { type RoutedRow, routedRow } from '../core/routed-row';
import type { Routings } from '../core/routings';
import type { RouteError, RouteInput, RouterParams } from '../core/types';
import type { BaseRows } from '../sources/row-source';
import { dispatchOf, inputOf, logitsDtypeOf } from './dispatch-scenario';
import { scaleLedgerOf } from './scale';
import type { Scenario } from './scenario';

/** A scenario with the way it takes and the input that an engine gets. */
export interface Configuration {
  readonly scenario: Scenario;
  /** The unedited rows, to mark what a person changed. */
  readonly base: BaseRows;
  readonly dispatch: Dispatch;
  readonly input: RouteInput;
}

/** One consistent snapshot that every view draws: a scenario and its routing. */
export interface RoutedToken extends RoutedRow, Pick<Configuration, 'scenario' | 'base'> {
  /** Counts the questions to the engines: a later answer has a larger number. */
  readonly epoch: number;
}

/** The question for an engine about a scenario. */
export function configurationOf(scenario: Scenario, base: BaseRows): Configuration {
  const dispatch = dispatchOf(scenario);
  return { scenario, base, dispatch, input: inputOf(scenario, dispatch) };
}

/** The answers of an engine for a configuration, in the form that views draw, or why there is nothing to draw. */
export function routedTokenOf(
  { scenario, base, dispatch, input }: Configuration,
  { routing, ...others }: Routings<RouteOutcome>,
  epoch: number,
): { readonly token: RoutedToken | null; readonly error: RouteError | null } {
  const { params, setup, eScoreCorrectionBias: givenBias } = scenario;
  const error = routing.ok ? tooManyPicks(params) : routing.error;
  if (!routing.ok || error) return { token: null, error };
  const plan = planOf(input);
  const origin = {
    params,
    givenBias,
    dtypes: { router: setup.dtype, logits: logitsDtypeOf(setup), bias: setup.biasDtype },
    dispatch: setup.implementation === 'vllm' ? dispatch : null,
    ledger: scaleLedgerOf(scenario, plan),
  };
  const row = routedRow(origin, input, plan, routing.result, others);
  return { token: { ...row, scenario, base, epoch }, error: null };
}

/** The picture has at most one slot for each expert, although the plain top-k kernel would answer with repeated ids. */
function tooManyPicks({ topK, globalNumExperts: E }: RouterParams): RouteError | null {
  return topK > E ? { field: 'topK', code: 'outOfRange', values: { value: topK, min: 0, max: E } } : null;
}
