import type { EngineHost } from '../compute/engine-host';
import { latestWins } from '../compute/latest-wins';
import type { RouteOutcome } from '../core/result-arrays';
import { routingsOf } from '../core/routings';
import type { RouteError, RouteInput } from '../core/types';
import type { Compared } from '../scenario/compared';
import { refusalOf } from '../scenario/dispatch-scenario';
import {
  type Configuration,
  configurationOf,
  type RoutedToken,
  routedTokenOf,
} from '../scenario/routed-token';
import { withTrueRange } from '../scenario/true-range';
import { createWhatIfStrips, type WhatIfStrips, whatIfInputs } from '../scenario/value-what-ifs';
import { type Batch, routeBatch } from './routing-batch';
import type { RouteTiming } from './slices/picture';
import type { AppStore } from './store';
import { tokenWhatIfOf } from './token-what-if';

interface Job {
  readonly epoch: number;
  readonly b: Configuration;
  readonly compared: Compared | null;
  /** A, if its routing is not known yet. */
  readonly a: Configuration | null;
  /** Other values of B's parameters that go in the same batch; null on an engine that is too slow for that. */
  readonly whatIfs: WhatIfStrips | null;
}

/** A's routing, or why there is none; it holds as long as A is the same object. */
interface RoutedA {
  readonly of: Compared;
  readonly token: RoutedToken | null;
  readonly error: RouteError | null;
}

/** A batch with what-ifs that takes longer costs a frame; after so many in a row the engine gets no more what-ifs. */
const SLOW_MS = 24;
const MOST_SLOW = 3;

/**
 * Routes every new scenario: scenario → engine → `routed`. Each job carries an epoch; an answer older than the one
 * shown is dropped. A of a comparison goes in the same batch the first time and is then remembered, so that both
 * pictures change in one frame. Returns the function that stops it.
 */
export function startRouting(store: AppStore, host: EngineHost): () => void {
  let epoch = 0;
  let known: RoutedA | null = null;
  let slow = 0;
  let timing: RouteTiming | null = null;
  let isWarm = false;
  const stripsOf = createWhatIfStrips();
  const request = latestWins<Job, Batch<RouteOutcome>>(
    async (job) => {
      const start = performance.now();
      const { answers, count } = await routeBatch(host, batchOf(job));
      const ms = performance.now() - start;
      // The time of an engine's first answer includes its start.
      timing = isWarm ? { ms, inputs: count } : null;
      isWarm = true;
      if (job.whatIfs) slow = ms > SLOW_MS ? slow + 1 : 0;
      return answers;
    },
    deliver,
    () => {}, // no engine is left: the engine badge says so and offers a restart
  );

  const routeShown = () => {
    const { scenario, base, compared, engine } = store.getState();
    if (engine.kind === null) host.revive();
    const b = configurationOf(scenario, base);
    const error = refusalOf(scenario, b.dispatch);
    if (error) store.setState({ routeError: withTrueRange(error, scenario) });
    else
      request({
        epoch: ++epoch,
        b,
        compared,
        a: compared && unknownA(compared),
        whatIfs: slow < MOST_SLOW ? stripsOf(scenario) : null,
      });
  };

  /** A if it must be routed; null if its routing is known, shown already as B, or refused. */
  function unknownA(compared: Compared): Configuration | null {
    if (known?.of === compared) return null;
    const { routed } = store.getState();
    if (routed?.scenario === compared.scenario) {
      known = { of: compared, token: routed, error: null };
      return null;
    }
    const a = configurationOf(compared.scenario, compared.base);
    const error = refusalOf(compared.scenario, a.dispatch);
    if (error) known = { of: compared, token: null, error };
    return error ? null : a;
  }

  function deliver(answers: Batch<RouteOutcome>, job: Job): void {
    const { epoch: own, a, b, compared, whatIfs } = job;
    const state = store.getState();
    if (own < (state.routed?.epoch ?? 0)) return;
    if (a && answers.a && compared) known = { of: compared, ...routedTokenOf(a, answers.a, own) };
    const { token, error } = routedTokenOf(b, answers.b, own);
    // If the answer is for another A than the present one, the two pictures stay: they belong together.
    const isPresent = known?.of === state.compared;
    const other =
      state.compared === null || !isPresent
        ? {}
        : { routedA: known?.token ?? null, routeErrorA: known?.error ?? null };
    if (!token) {
      store.setState({ routeError: withTrueRange(error, b.scenario), ...other });
      return;
    }
    const tokenWhatIf =
      whatIfs && tokenWhatIfOf(token, whatIfs, answers.whatIfs, answers.b.withoutMask, state.tokenWhatIf);
    store.setState({
      routeError: null,
      routed: token,
      routeTiming: timing,
      ...other,
      ...(tokenWhatIf && { tokenWhatIf }),
    });
  }

  const stops = [
    store.subscribe(
      ({ scenario, compared }) => [scenario, compared] as const,
      ([scenario, compared], [before, comparedBefore]) => {
        if (!compared && comparedBefore) store.setState({ routedA: null, routeErrorA: null });
        if (compared || scenario !== before) routeShown();
      },
      { equalityFn: (a, b) => a[0] === b[0] && a[1] === b[1] },
    ),
    store.subscribe(
      (state) => state.engine.kind,
      (kind) => {
        slow = 0;
        isWarm = false;
        if (kind) routeShown();
      },
    ),
  ];
  routeShown();
  return () => {
    for (const stop of stops) stop();
  };
}

function batchOf({ b, a, whatIfs }: Job): Batch<RouteInput> {
  return {
    b: routingsOf(b.input),
    a: a && routingsOf(a.input),
    whatIfs: whatIfs ? whatIfInputs(whatIfs, b.input) : [],
  };
}
