import type { ResultArray } from '../compute/engine';
import type { EngineHost } from '../compute/engine-host';
import { latestWins } from '../compute/latest-wins';
import { createRest } from '../compute/rest';
import { type Found, findFlip } from '../core/probes/find-flip';
import { landscapeRows, type Point, pointsOf } from '../core/probes/landscape';
import { ungrouped } from '../core/probes/regret';
import { type Answer, answersOf, inputsOfRows, type Row } from '../core/probes/rows';
import type { RouteInput, RouteOutcome } from '../core/types';
import { inputOf } from '../scenario/dispatch-scenario';
import { createScentProbes, scentInputs } from '../scenario/scents';
import type { RoutedToken } from '../view/routed-token';
import { mainPinOf } from './selectors';
import { createSlicer } from './slices';
import type { AppStore } from './store';
import { tokenProbeOf } from './token-probe';

/** What other logits of the pinned expert would do, for the picture of that epoch. */
export interface ExpertProbe {
  readonly epoch: number;
  readonly expert: number;
  /** Its logit in that picture. */
  readonly z: number;
  readonly points: readonly Point[];
  /** What the searches found, for the picture of that epoch, which may be an earlier one; null before the first end. */
  readonly found: (Found & { readonly epoch: number }) | null;
}

/** Runners-up that are tried for a picked expert's place. */
const RIVALS = 3;

/** A drag that rests for so long is asked about as if it had ended. */
const REST_MS = 120;

/** A picture and the expert pinned in it. */
interface Job {
  readonly token: RoutedToken;
  readonly expert: number | null;
}

/** Routes inputs for a job, or gives null once the job is no longer wanted. */
type Ask = (inputs: readonly RouteInput[], keep: readonly ResultArray[]) => Promise<RouteOutcome[] | null>;

/**
 * Asks "what if" about every new picture: other values of the parameters, other logits of the pinned expert. Small
 * slices on the same engine, and only while no newer picture is wanted, so that the picture itself never waits long.
 * Returns the function that stops it.
 */
export function startProbes(store: AppStore, host: EngineHost): () => void {
  const slice = createSlicer(host);
  const probesOf = createScentProbes();

  async function run(job: Job): Promise<void> {
    const ask: Ask = (inputs, keep) => slice(inputs, keep, () => isWanted(store, job));
    const input = inputOf(job.token.scenario, job.token.dispatch ?? undefined);
    await probeToken(job.token, input, ask);
    if (job.expert !== null) await probeExpert(job.token, job.expert, input, ask);
  }

  /** Where the engine is too slow to tell it together with the picture. */
  async function probeToken(token: RoutedToken, input: RouteInput, ask: Ask): Promise<void> {
    const { tokenProbe } = store.getState();
    if (tokenProbe?.epoch === token.epoch) return;
    const probes = probesOf(token.scenario);
    const outcomes = await ask([ungrouped(input), ...scentInputs(probes, input)], ['ids', 'gathered']);
    if (!outcomes) return;
    const [unmasked, ...tries] = outcomes;
    store.setState({ tokenProbe: tokenProbeOf(token, probes, tries, unmasked, tokenProbe) });
  }

  async function probeExpert(token: RoutedToken, expert: number, input: RouteInput, ask: Ask): Promise<void> {
    const { epoch, plan, scenario, result } = token;
    const z = scenario.logits[expert]!;
    const known = store.getState().expertProbe;
    const own = known?.expert === expert ? known : null;
    if (own?.found?.epoch === epoch) return;
    if (!Number.isFinite(z)) {
      store.setState({ expertProbe: null });
      return;
    }
    const { topK } = scenario.params;
    const answer = async (rows: readonly Row[]): Promise<Answer[] | null> => {
      const outcomes = await ask(inputsOfRows(input, scenario.setup.dtype, rows), [
        'biased',
        'groupOrder',
        'ids',
      ]);
      const results = outcomes?.flatMap((outcome) => (outcome.ok ? [outcome.result] : []));
      return results && results.length === outcomes?.length ? answersOf(plan, topK, expert, results) : null;
    };
    const rows = landscapeRows(expert, z);
    const answers = await answer(rows);
    if (!answers) return;
    const probe: ExpertProbe = {
      epoch,
      expert,
      z,
      points: pointsOf(rows, answers),
      found: own?.found ?? null,
    };
    store.setState({ expertProbe: probe });
    const rivals = result.expertOrder.subarray(topK, topK + RIVALS);
    const search = findFlip(rows, answers, Array.from(rivals), scenario.logits);
    let step = search.next();
    while (!step.done) {
      const replies = await answer(step.value);
      if (!replies) return;
      step = search.next(replies);
    }
    store.setState({ expertProbe: { ...probe, found: { ...step.value, epoch } } });
  }

  const request = latestWins<Job, void>(
    run,
    () => {},
    () => {}, // the engine is gone; the next picture asks again
  );
  const now = () => {
    const { routed } = store.getState();
    if (routed) request({ token: routed, expert: pinnedExpert(store) });
  };
  const rest = createRest(REST_MS, now);
  // Answers cost the main thread time, which belongs to the picture while something is dragged.
  const consider = () => (store.getState().history.gesture === null ? now() : rest.touch());
  const stops = [
    store.subscribe((state) => state.routed, consider),
    store.subscribe(mainPinOf, consider),
    store.subscribe((state) => state.history.gesture, consider),
    rest.cancel,
  ];
  consider();
  return () => {
    for (const stop of stops) stop();
  };
}

function pinnedExpert(store: AppStore): number | null {
  const pin = mainPinOf(store.getState());
  return pin?.kind === 'expert' ? pin.id : null;
}

/** Whether a job's picture is still the newest one asked for, and its expert the pinned one. */
function isWanted(store: AppStore, { token, expert }: Job): boolean {
  const { scenario, routed } = store.getState();
  return (
    routed === token && scenario === token.scenario && (expert === null || expert === pinnedExpert(store))
  );
}
