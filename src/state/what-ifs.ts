import { debounce } from '../compute/debounce';
import type { EngineHost } from '../compute/engine-host';
import { latestWins } from '../compute/latest-wins';
import { groupFacts } from '../core/facts/explain';
import {
  type Answer,
  answersOf,
  type ChangedLogit,
  inputsOfChanges,
} from '../core/facts/what-if/changed-logits';
import { findFlip } from '../core/facts/what-if/find-flip';
import { findGroupFlip } from '../core/facts/what-if/group-flip';
import { landscapeRows, pointsOf } from '../core/facts/what-if/landscape';
import { hasGroupStages } from '../core/plan';
import type { ResultArray, RouteOutcome } from '../core/result-arrays';
import { ungrouped } from '../core/routings';
import type { RouteInput } from '../core/types';
import { inputOf, logitsDtypeOf } from '../scenario/dispatch-scenario';
import type { RoutedToken } from '../scenario/routed-token';
import type { Pin } from '../scenario/scenario';
import { createWhatIfStrips, whatIfInputs } from '../scenario/value-what-ifs';
import { AT_REST_MS } from './at-rest';
import { mainPinOf } from './selectors';
import { createSlicer } from './slicer';
import type { ExpertWhatIf } from './slices/what-ifs';
import type { AppStore } from './store';
import { tokenWhatIfOf } from './token-what-if';

/** How many experts of a group are tried: its best and second best, if both make its score. */
const GROUP_EXPERTS = 2;

/** Runners-up that are tried for a picked expert's place. */
const RIVALS = 3;

/** A picture and what is pinned in it. */
interface Job {
  readonly token: RoutedToken;
  readonly pin: Pin | null;
}

/** Routes inputs for a job, or gives null once the job is no longer wanted. */
type Ask = (inputs: readonly RouteInput[], keep: readonly ResultArray[]) => Promise<RouteOutcome[] | null>;

/**
 * Asks "what if" about every new picture: other values of the parameters, other logits of the pinned expert or group.
 * It asks the same engine in small slices, and only while no newer picture is wanted, so that the picture never waits
 * long. Returns the function that stops it.
 */
export function startWhatIfs(store: AppStore, host: EngineHost): () => void {
  const slice = createSlicer(host);
  const stripsOf = createWhatIfStrips();

  async function run(job: Job): Promise<void> {
    const ask: Ask = (inputs, keep) => slice(inputs, keep, () => isWanted(store, job));
    const input = inputOf(job.token.scenario, job.token.dispatch ?? undefined);
    await tryValues(job.token, input, ask);
    if (job.pin?.kind === 'expert') await tryExpert(job.token, job.pin.id, input, ask);
    if (job.pin?.kind === 'group') await tryGroup(job.token, job.pin.id, input, ask);
  }

  /** The what-ifs of the token, if the engine is too slow to give them together with the picture. */
  async function tryValues(token: RoutedToken, input: RouteInput, ask: Ask): Promise<void> {
    const { tokenWhatIf } = store.getState();
    if (tokenWhatIf?.epoch === token.epoch) return;
    const strips = stripsOf(token.scenario);
    const outcomes = await ask([ungrouped(input), ...whatIfInputs(strips, input)], ['ids', 'gathered']);
    const [unmasked, ...tries] = outcomes ?? [];
    if (!unmasked) return;
    store.setState({ tokenWhatIf: tokenWhatIfOf(token, strips, tries, unmasked, tokenWhatIf) });
  }

  async function tryExpert(token: RoutedToken, expert: number, input: RouteInput, ask: Ask): Promise<void> {
    const { epoch, scenario, result } = token;
    const z = scenario.logits[expert]!;
    const known = store.getState().expertWhatIf;
    const own = known?.expert === expert ? known : null;
    if (own?.found?.epoch === epoch) return;
    if (!Number.isFinite(z)) {
      store.setState({ expertWhatIf: null });
      return;
    }
    const { topK } = scenario.params;
    const answer = answerAbout(token, expert, input, ask);
    const rows = landscapeRows(expert, z);
    const answers = await answer(rows);
    if (!answers) return;
    const whatIf: ExpertWhatIf = {
      epoch,
      expert,
      z,
      points: pointsOf(rows, answers),
      found: own?.found ?? null,
    };
    store.setState({ expertWhatIf: whatIf });
    const rivals = result.expertOrder.subarray(topK, topK + RIVALS);
    const search = findFlip(rows, answers, Array.from(rivals), scenario.logits);
    const found = await answered(search, answer);
    if (found) store.setState({ expertWhatIf: { ...whatIf, found: { ...found, epoch } } });
  }

  async function tryGroup(token: RoutedToken, group: number, input: RouteInput, ask: Ask): Promise<void> {
    const known = store.getState().groupWhatIf;
    if (known?.epoch === token.epoch && known.group === group) return;
    // A link may name a group that this router does not have.
    if (!hasGroupStages(token.plan) || group >= token.plan.numGroups) return;
    const experts = groupFacts(token, group).members.slice(0, GROUP_EXPERTS);
    const [best] = experts;
    if (!best) return;
    const search = findGroupFlip(
      experts.map(({ id }) => id),
      token.scenario.logits,
    );
    const found = await answered(search, answerAbout(token, best.id, input, ask));
    if (found) store.setState({ groupWhatIf: { ...found, epoch: token.epoch, group } });
  }

  const request = latestWins<Job, void>(
    run,
    () => {},
    () => {}, // the engine is gone; the next picture asks again
  );
  const now = () => {
    const { routed } = store.getState();
    if (routed) request({ token: routed, pin: mainPinOf(store.getState()) });
  };
  const debounced = debounce(AT_REST_MS, now);
  // Answers cost time on the main thread. During a drag that time belongs to the picture.
  const consider = () => (store.getState().history.gesture === null ? now() : debounced.call());
  const stops = [
    store.subscribe((state) => state.routed, consider),
    store.subscribe(mainPinOf, consider),
    store.subscribe((state) => state.history.gesture, consider),
    debounced.cancel,
  ];
  consider();
  return () => {
    for (const stop of stops) stop();
  };
}

/** Answers rows about one expert of a token; null once they are no longer wanted, or refused. */
function answerAbout({ plan, scenario }: RoutedToken, expert: number, input: RouteInput, ask: Ask) {
  const { setup, params } = scenario;
  return async (rows: readonly ChangedLogit[]): Promise<Answer[] | null> => {
    const outcomes = await ask(inputsOfChanges(input, logitsDtypeOf(setup), rows), [
      'biased',
      'groupOrder',
      'ids',
    ]);
    const results = outcomes?.flatMap((outcome) => (outcome.ok ? [outcome.result] : []));
    return results && results.length === outcomes?.length
      ? answersOf(plan, params.topK, expert, results)
      : null;
  };
}

/** Runs a search to its end; null if its answers stop coming. */
async function answered<Found>(
  search: Generator<ChangedLogit[], Found, Answer[]>,
  answer: (rows: readonly ChangedLogit[]) => Promise<Answer[] | null>,
): Promise<Found | null> {
  let step = search.next();
  while (!step.done) {
    const replies = await answer(step.value);
    if (!replies) return null;
    step = search.next(replies);
  }
  return step.value;
}

/** Whether a job's picture is still the newest one that was asked for, and its pin still the main pin. */
function isWanted(store: AppStore, { token, pin }: Job): boolean {
  const state = store.getState();
  return (
    state.routed === token && state.scenario === token.scenario && (pin === null || pin === mainPinOf(state))
  );
}
