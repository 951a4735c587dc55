import type { EngineHost } from '../compute/engine-host';
import { latestWins } from '../compute/latest-wins';
import type { Dispatch } from '../core/dispatch/types';
import { hasGroupStages } from '../core/explain';
import { planOf } from '../core/plan';
import type { RouteError, RouteInput, RouteOutcome, RouterParams } from '../core/types';
import { dispatchOf, inputOf } from '../scenario/dispatch-scenario';
import type { BaseRows, Scenario } from '../scenario/scenario';
import type { AppStore } from './store';

interface Job {
  readonly epoch: number;
  readonly scenario: Scenario;
  readonly base: BaseRows;
  readonly dispatch: Dispatch;
  readonly input: RouteInput;
}

/**
 * Routes every new scenario: scenario → engine → `routed`. Each job carries an epoch; an answer older than the one
 * shown is dropped. Returns the function that stops it.
 */
export function startRouting(store: AppStore, host: EngineHost): () => void {
  let epoch = 0;
  const request = latestWins<Job, RouteOutcome[]>(
    ({ input, scenario }) => host.route(withCounterfactuals(input, scenario)),
    (outcomes, job) => deliver(store, outcomes, job),
    () => {}, // no engine is left: the engine badge says so and offers a restart
  );
  const ask = () => {
    const { scenario, base } = store.getState();
    const dispatch = dispatchOf(scenario);
    if (dispatch.error && scenario.setup.implementation === 'vllm')
      store.setState({ routeError: dispatch.error });
    else request({ epoch: ++epoch, scenario, base, dispatch, input: inputOf(scenario, dispatch) });
  };
  const stops = [
    store.subscribe((state) => state.scenario, ask),
    store.subscribe(
      (state) => state.engine.kind,
      (kind) => kind && ask(),
    ),
  ];
  ask();
  return () => {
    for (const stop of stops) stop();
  };
}

/** The input itself, then the same with every bias at zero, then the same with no group masked. */
function withCounterfactuals(input: RouteInput, { params }: Scenario): RouteInput[] {
  const bias = input.eScoreCorrectionBias;
  const withoutBias = { ...input, eScoreCorrectionBias: bias && new Float32Array(bias.length) };
  const withoutMask = { ...input, params: { ...params, topkGroup: params.numExpertGroup } };
  return [input, withoutBias, withoutMask];
}

function deliver(store: AppStore, outcomes: RouteOutcome[], job: Job): void {
  const [outcome, withoutBias, withoutMask] = outcomes;
  const { epoch, scenario, base, input } = job;
  if (!outcome || epoch < (store.getState().routed?.epoch ?? 0)) return;
  const error = outcome.ok ? tooManyPicks(scenario.params) : outcome.error;
  if (!outcome.ok || error) {
    store.setState({ routeError: error });
    return;
  }
  const plan = planOf(input);
  const isMasking = hasGroupStages(plan) && plan.keptGroups < plan.numGroups;
  store.setState({
    routeError: null,
    routed: {
      epoch,
      scenario,
      base,
      plan,
      logits: input.logits,
      dispatch: scenario.setup.implementation === 'vllm' ? job.dispatch : null,
      result: outcome.result,
      idsWithoutBias: plan.hasBias ? idSet(withoutBias) : null,
      idsWithoutMask: isMasking ? idSet(withoutMask) : null,
    },
  });
}

function idSet(outcome: RouteOutcome | undefined): ReadonlySet<number> | null {
  return outcome?.ok ? new Set(outcome.result.ids) : null;
}

/** The picture has a slot for each expert at most, although the plain top-k kernel would answer with repeated ids. */
function tooManyPicks({ topK, globalNumExperts: E }: RouterParams): RouteError | null {
  return topK > E ? { field: 'topK', code: 'outOfRange', values: { value: topK, min: 0, max: E } } : null;
}
