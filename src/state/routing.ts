import type { EngineHost } from '../compute/engine-host';
import { latestWins } from '../compute/latest-wins';
import type { Dispatch } from '../core/dispatch/types';
import { hasGroupStages } from '../core/explain';
import { planOf } from '../core/plan';
import type { RouteError, RouteInput, RouteOutcome, RouterParams } from '../core/types';
import type { Compared } from '../scenario/compared';
import { dispatchOf, inputOf } from '../scenario/dispatch-scenario';
import type { BaseRows, Scenario } from '../scenario/scenario';
import type { RoutedToken } from '../view/routed-token';
import type { AppStore } from './store';

/** A configuration with the way it takes and the input that an engine gets. */
interface Ask {
  readonly scenario: Scenario;
  readonly base: BaseRows;
  readonly dispatch: Dispatch;
  readonly input: RouteInput;
}

interface Job {
  readonly epoch: number;
  readonly b: Ask;
  readonly compared: Compared | null;
  /** A, where its routing is not known yet. */
  readonly a: Ask | null;
}

/** A's routing, or why there is none; it holds as long as A is the same object. */
interface RoutedA {
  readonly of: Compared;
  readonly token: RoutedToken | null;
  readonly error: RouteError | null;
}

/**
 * Routes every new scenario: scenario → engine → `routed`. Each job carries an epoch; an answer older than the one
 * shown is dropped. What is compared with it travels in the same batch the first time and is remembered, so that both
 * change in one frame. Returns the function that stops it.
 */
export function startRouting(store: AppStore, host: EngineHost): () => void {
  let epoch = 0;
  let known: RoutedA | null = null;
  const request = latestWins<Job, RouteOutcome[]>(
    ({ a, b }) => host.route([...inputsOf(b), ...(a ? inputsOf(a) : [])]),
    deliver,
    () => {}, // no engine is left: the engine badge says so and offers a restart
  );

  const ask = () => {
    const { scenario, base, compared } = store.getState();
    const b = askFor(scenario, base);
    const error = raised(b);
    if (error) store.setState({ routeError: error });
    else request({ epoch: ++epoch, b, compared, a: compared && askA(compared) });
  };

  /** What must be asked about A: nothing where its answer is known, shown already as B, or an error. */
  function askA(compared: Compared): Ask | null {
    if (known?.of === compared) return null;
    const { routed } = store.getState();
    if (routed?.scenario === compared.scenario) {
      known = { of: compared, token: routed, error: null };
      return null;
    }
    const a = askFor(compared.scenario, compared.base);
    const error = raised(a);
    if (error) known = { of: compared, token: null, error };
    return error ? null : a;
  }

  function deliver(outcomes: RouteOutcome[], { epoch: own, a, b, compared }: Job): void {
    const state = store.getState();
    if (!outcomes[0] || own < (state.routed?.epoch ?? 0)) return;
    if (a && compared) {
      const { token, error } = answer(outcomes.slice(INPUTS), a, own);
      known = { of: compared, token, error };
    }
    const { token, error } = answer(outcomes, b, own);
    // An answer for another A than the present one keeps the two pictures there are: they belong together.
    const isPresent = known?.of === state.compared;
    const other =
      state.compared === null || !isPresent
        ? {}
        : { routedA: known?.token ?? null, routeErrorA: known?.error ?? null };
    store.setState(token ? { routeError: null, routed: token, ...other } : { routeError: error, ...other });
  }

  const stops = [
    store.subscribe(
      ({ scenario, compared }) => [scenario, compared] as const,
      ([scenario, compared], [before]) => {
        if (!compared) store.setState({ routedA: null, routeErrorA: null });
        if (compared || scenario !== before) ask();
      },
      { equalityFn: (a, b) => a[0] === b[0] && a[1] === b[1] },
    ),
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

function askFor(scenario: Scenario, base: BaseRows): Ask {
  const dispatch = dispatchOf(scenario);
  return { scenario, base, dispatch, input: inputOf(scenario, dispatch) };
}

/** What vLLM itself raises before it routes. */
function raised({ scenario, dispatch }: Ask): RouteError | null {
  return scenario.setup.implementation === 'vllm' ? dispatch.error : null;
}

const INPUTS = 3;

/** The input itself, then the same with every bias at zero, then the same with no group masked. */
function inputsOf({ input, scenario: { params } }: Ask): RouteInput[] {
  const bias = input.eScoreCorrectionBias;
  const withoutBias = { ...input, eScoreCorrectionBias: bias && new Float32Array(bias.length) };
  const withoutMask = { ...input, params: { ...params, topkGroup: params.numExpertGroup } };
  return [input, withoutBias, withoutMask];
}

/** The outcomes of one configuration's inputs as what the views draw, or why there is nothing to draw. */
function answer(
  [outcome, withoutBias, withoutMask]: readonly RouteOutcome[],
  { scenario, base, dispatch, input }: Ask,
  epoch: number,
): { token: RoutedToken | null; error: RouteError | null } {
  if (!outcome) return { token: null, error: null };
  const error = outcome.ok ? tooManyPicks(scenario.params) : outcome.error;
  if (!outcome.ok || error) return { token: null, error };
  const plan = planOf(input);
  const isMasking = hasGroupStages(plan) && plan.keptGroups < plan.numGroups;
  const token: RoutedToken = {
    epoch,
    scenario,
    base,
    plan,
    logits: input.logits,
    dispatch: scenario.setup.implementation === 'vllm' ? dispatch : null,
    result: outcome.result,
    idsWithoutBias: plan.hasBias ? idSet(withoutBias) : null,
    idsWithoutMask: isMasking ? idSet(withoutMask) : null,
  };
  return { token, error: null };
}

function idSet(outcome: RouteOutcome | undefined): ReadonlySet<number> | null {
  return outcome?.ok ? new Set(outcome.result.ids) : null;
}

/** The picture has a slot for each expert at most, although the plain top-k kernel would answer with repeated ids. */
function tooManyPicks({ topK, globalNumExperts: E }: RouterParams): RouteError | null {
  return topK > E ? { field: 'topK', code: 'outOfRange', values: { value: topK, min: 0, max: E } } : null;
}
