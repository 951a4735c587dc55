import type { EngineHost } from '../compute/engine-host';
import { latestWins } from '../compute/latest-wins';
import type { RouteError, RouteInput, RouteOutcome, RoutePath, RouterParams } from '../core/types';
import { dispatchOf, inputOf } from '../scenario/dispatch-scenario';
import type { BaseRows, Scenario } from '../scenario/scenario';
import type { AppStore } from './store';

interface Job {
  readonly epoch: number;
  readonly scenario: Scenario;
  readonly base: BaseRows;
}

/**
 * Routes every new scenario: scenario → engine → `routed`. Each job carries an epoch; an answer older than the one
 * shown is dropped. Returns the function that stops it.
 */
export function startRouting(store: AppStore, host: EngineHost): () => void {
  let epoch = 0;
  const request = latestWins<Job, RouteOutcome[]>(
    (job) => host.route(inputsOf(job.scenario)),
    (outcomes, job) => deliver(store, outcomes, job),
    () => {}, // no engine is left: the engine badge says so and offers a restart
  );
  const ask = () => {
    const { scenario, base } = store.getState();
    request({ epoch: ++epoch, scenario, base });
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

/** The scenario itself, then the same with every bias at zero, then the same with no group masked. */
function inputsOf(scenario: Scenario): RouteInput[] {
  const { params, eScoreCorrectionBias: bias } = scenario;
  const input = inputOf(scenario);
  const withoutBias = { ...input, eScoreCorrectionBias: bias && new Float32Array(bias.length) };
  const withoutMask = { ...input, params: { ...params, topkGroup: params.numExpertGroup } };
  return [input, withoutBias, withoutMask];
}

function deliver(store: AppStore, outcomes: RouteOutcome[], { epoch, scenario, base }: Job): void {
  const [outcome, withoutBias, withoutMask] = outcomes;
  if (!outcome || epoch < (store.getState().routed?.epoch ?? 0)) return;
  const error = outcome.ok ? tooManyPicks(scenario.params) : outcome.error;
  if (!outcome.ok || error) {
    store.setState({ routeError: error });
    return;
  }
  const { params, eScoreCorrectionBias: bias } = scenario;
  const isMasking = outcome.result.path === 'native' && params.topkGroup < params.numExpertGroup;
  store.setState({
    routeError: null,
    routed: {
      epoch,
      scenario,
      base,
      result: outcome.result,
      idsWithoutBias: bias ? idSet(withoutBias) : null,
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

/** The branch the present parameters take, also while they cannot be routed. */
export function pathOf(scenario: Scenario): RoutePath {
  const { path } = dispatchOf(scenario);
  return path === 'fallbackBias' ? path : path === 'fallback' ? 'fallbackNoBias' : 'native';
}
