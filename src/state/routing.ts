import type { EngineHost } from '../compute/engine-host';
import { latestWins } from '../compute/latest-wins';
import type { RouteInput, RouteOutcome } from '../core/types';
import { choosePath } from '../core/validate';
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
function inputsOf({ params, logits, eScoreCorrectionBias: bias }: Scenario): RouteInput[] {
  const input: RouteInput = { entry: 'router', tokens: 1, params, logits, eScoreCorrectionBias: bias };
  const withoutBias = { ...input, eScoreCorrectionBias: bias && new Float32Array(bias.length) };
  const withoutMask = { ...input, params: { ...params, topkGroup: params.numExpertGroup } };
  return [input, withoutBias, withoutMask];
}

function deliver(store: AppStore, outcomes: RouteOutcome[], { epoch, scenario, base }: Job): void {
  const [outcome, withoutBias, withoutMask] = outcomes;
  if (!outcome || epoch < (store.getState().routed?.epoch ?? 0)) return;
  if (!outcome.ok) {
    store.setState({ routeError: outcome.error });
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

/** The branch the present parameters take, also while they cannot be routed. */
export function pathOf({ params, eScoreCorrectionBias }: Scenario) {
  return choosePath({ params, eScoreCorrectionBias, entry: 'router' });
}
