import type { ResultArray } from '../compute/engine';
import type { EngineHost } from '../compute/engine-host';
import { latestWins } from '../compute/latest-wins';
import type { Dispatch } from '../core/dispatch/types';
import { hasGroupStages } from '../core/explain';
import { planOf } from '../core/plan';
import { ungrouped } from '../core/probes/regret';
import type { RouteError, RouteInput, RouteOutcome, RouterParams } from '../core/types';
import type { Compared } from '../scenario/compared';
import { dispatchOf, inputOf, refusalOf } from '../scenario/dispatch-scenario';
import { scaleLedgerOf } from '../scenario/scale';
import type { Scenario } from '../scenario/scenario';
import { createScentProbes, type ScentProbes, scentInputs } from '../scenario/scents';
import { withTrueRange } from '../scenario/true-range';
import type { BaseRows } from '../sources/row-source';
import type { RoutedToken } from '../view/routed-token';
import type { AppStore, RouteTiming } from './store';
import { tokenProbeOf } from './token-probe';

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
  /** What is asked of other values of B's parameters in the same batch; null on an engine that is slow at it. */
  readonly scents: ScentProbes | null;
}

/** A's routing, or why there is none; it holds as long as A is the same object. */
interface RoutedA {
  readonly of: Compared;
  readonly token: RoutedToken | null;
  readonly error: RouteError | null;
}

/** A batch with scents that takes longer costs a frame; after so many in a row the engine gets them no more. */
const SLOW_MS = 24;
const MOST_SLOW = 3;

/**
 * Routes every new scenario: scenario → engine → `routed`. Each job carries an epoch; an answer older than the one
 * shown is dropped. What is compared with it travels in the same batch the first time and is remembered, so that both
 * change in one frame. Returns the function that stops it.
 */
export function startRouting(store: AppStore, host: EngineHost): () => void {
  let epoch = 0;
  let known: RoutedA | null = null;
  let slow = 0;
  let timing: RouteTiming | null = null;
  let isWarm = false;
  const probesOf = createScentProbes();
  const request = latestWins<Job, RouteOutcome[]>(
    async (job) => {
      const inputs = inputsOf(job);
      const start = performance.now();
      const outcomes = await host.route(inputs, { whole: asksOf(job).length, arrays: BRIEF });
      const ms = performance.now() - start;
      // An engine's first answer also took its start.
      timing = isWarm ? { ms, inputs: inputs.length } : null;
      isWarm = true;
      if (job.scents) slow = ms > SLOW_MS ? slow + 1 : 0;
      return outcomes;
    },
    deliver,
    () => {}, // no engine is left: the engine badge says so and offers a restart
  );

  const ask = () => {
    const { scenario, base, compared, engine } = store.getState();
    if (engine.kind === null) host.revive();
    const b = askFor(scenario, base);
    const error = raised(b);
    if (error) store.setState({ routeError: withTrueRange(error, scenario) });
    else
      request({
        epoch: ++epoch,
        b,
        compared,
        a: compared && askA(compared),
        scents: slow < MOST_SLOW ? probesOf(scenario) : null,
      });
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

  function deliver(outcomes: RouteOutcome[], job: Job): void {
    const { epoch: own, a, b, compared, scents } = job;
    const state = store.getState();
    if (!outcomes[0] || own < (state.routed?.epoch ?? 0)) return;
    const asked = asksOf(job).length;
    const others = outcomes.slice(asked);
    if (a && compared) {
      const { token, error } = answer(outcomes[1], others.slice(COUNTERFACTUALS), a, own);
      known = { of: compared, token, error };
    }
    const { token, error } = answer(outcomes[0], others, b, own);
    // An answer for another A than the present one keeps the two pictures there are: they belong together.
    const isPresent = known?.of === state.compared;
    const other =
      state.compared === null || !isPresent
        ? {}
        : { routedA: known?.token ?? null, routeErrorA: known?.error ?? null };
    if (!token) {
      store.setState({ routeError: withTrueRange(error, b.scenario), ...other });
      return;
    }
    const tries = others.slice(asked * COUNTERFACTUALS);
    const probe = scents && { tokenProbe: tokenProbeOf(token, scents, tries, others[1], state.tokenProbe) };
    store.setState({ routeError: null, routed: token, routeTiming: timing, ...other, ...probe });
  }

  const stops = [
    store.subscribe(
      ({ scenario, compared }) => [scenario, compared] as const,
      ([scenario, compared], [before, comparedBefore]) => {
        if (!compared && comparedBefore) store.setState({ routedA: null, routeErrorA: null });
        if (compared || scenario !== before) ask();
      },
      { equalityFn: (a, b) => a[0] === b[0] && a[1] === b[1] },
    ),
    store.subscribe(
      (state) => state.engine.kind,
      (kind) => {
        slow = 0;
        isWarm = false;
        if (kind) ask();
      },
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

/** Why nothing is routed at all. */
function raised({ scenario, dispatch }: Ask): RouteError | null {
  return refusalOf(scenario, dispatch);
}

/** The configurations of a job that are not known yet. */
function asksOf({ a, b }: Job): Ask[] {
  return a ? [b, a] : [b];
}

/**
 * The inputs of a job: first the configurations, of whose routing everything is drawn, then the counterfactuals of each, then
 * what other values of the parameters would do, of which only the picks and their weights are.
 */
function inputsOf(job: Job): RouteInput[] {
  const inputs = asksOf(job).map(({ input }) => input);
  return [
    ...inputs,
    ...inputs.flatMap(counterfactuals),
    ...(job.scents ? scentInputs(job.scents, job.b.input) : []),
  ];
}

const BRIEF = ['ids', 'gathered'] as const satisfies readonly ResultArray[];

const COUNTERFACTUALS = 2;

/** The same with every bias at zero, and with no group masked. */
function counterfactuals(input: RouteInput): RouteInput[] {
  const bias = input.eScoreCorrectionBias;
  return [{ ...input, eScoreCorrectionBias: bias && new Float32Array(bias.length) }, ungrouped(input)];
}

/** The outcomes of one configuration and its counterfactuals as what the views draw, or why there is nothing to draw. */
function answer(
  outcome: RouteOutcome | undefined,
  [withoutBias, withoutMask]: readonly RouteOutcome[],
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
    bias: input.eScoreCorrectionBias,
    dispatch: scenario.setup.implementation === 'vllm' ? dispatch : null,
    result: outcome.result,
    ledger: scaleLedgerOf(scenario, plan),
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
