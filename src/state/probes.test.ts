import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineHost } from '../compute/engine-host';
import { route } from '../core/route';
import type { RouteInput, RouteOutcome } from '../core/types';
import { setLogit, setParam } from '../scenario/edits';
import type { Scenario } from '../scenario/scenario';
import { madeStore } from '../testing/made-store';
import { startProbes } from './probes';
import { startRouting } from './routing';
import { isProbeStale } from './selectors';
import type { AppStore } from './store';

let store: AppStore;
let jobs: { inputs: readonly RouteInput[]; answer: () => Promise<void> }[];

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** A host that answers with the reference when the test says so. */
const host: EngineHost = {
  route: (inputs) =>
    new Promise<RouteOutcome[]>((resolve) => {
      jobs.push({
        inputs,
        async answer() {
          resolve(inputs.map(route));
          await settle();
        },
      });
    }),
  prefer() {},
  dispose() {},
};

/** Answers everything that is asked, in order, until nothing more is. */
async function answerAll(from = 0): Promise<number> {
  let next = from;
  await settle();
  for (; next < jobs.length; next++) await jobs[next]!.answer();
  return next;
}

const state = () => store.getState();
const show = (scenario: Scenario) => store.setState({ scenario });

beforeEach(() => {
  jobs = [];
  store = madeStore();
  startRouting(store, host);
  startProbes(store, host);
});

describe('probes', () => {
  it('wait for the picture, then tell the scents and the regret of its epoch', async () => {
    expect(jobs).toHaveLength(1);
    await answerAll();
    const { tokenProbe, routed, expertProbe } = state();
    expect(tokenProbe!.epoch).toBe(routed!.epoch);
    expect(tokenProbe!.scents.topK).toHaveLength(32);
    expect(tokenProbe!.regret!.share).toBeGreaterThanOrEqual(0);
    expect(expertProbe).toBeNull();
  });

  it('leave the engine to a newer picture, and are dropped with the old one', async () => {
    await jobs[0]!.answer();
    expect(jobs).toHaveLength(2);
    show(setLogit(state().scenario, 5, 1).scenario);
    expect(jobs).toHaveLength(3);
    await jobs[1]!.answer();
    // The slice that was under way is the last one of the old picture.
    expect(jobs).toHaveLength(3);
    expect(state().tokenProbe).toBeNull();
    await answerAll(2);
    expect(state().tokenProbe!.epoch).toBe(2);
    expect(state().routed!.epoch).toBe(2);
  });

  it('leave the main thread to the picture while something is dragged', async () => {
    await answerAll();
    const { epoch } = state().tokenProbe!;
    const drag = (gesture: string | null) => store.setState({ history: { ...state().history, gesture } });
    drag('logit 5');
    const before = jobs.length;
    show(setLogit(state().scenario, 5, 1).scenario);
    await answerAll(before);
    expect(jobs).toHaveLength(before + 1);
    expect(state().tokenProbe!.epoch).toBe(epoch);
    expect(isProbeStale(state())).toBe(true);
    drag(null);
    await answerAll(before + 1);
    expect(state().tokenProbe!.epoch).toBe(state().routed!.epoch);
    expect(isProbeStale(state())).toBe(false);
  });

  it('do not follow a scenario that is refused', async () => {
    let next = await answerAll();
    show(setParam(state().scenario, 'topkGroup', 30).scenario);
    next = await answerAll(next);
    expect(state().routeError).not.toBeNull();
    expect(state().tokenProbe!.epoch).toBe(1);
  });

  it('tell landscape and flip of the pinned expert, and no scents a second time', async () => {
    let next = await answerAll();
    const scents = state().tokenProbe;
    store.setState({ pins: [{ kind: 'expert', id: 9 }] });
    next = await answerAll(next);
    expect(state().tokenProbe).toBe(scents);
    expect(state().expertProbe).toMatchObject({ epoch: 1, expert: 9, found: { epoch: 1 } });
    expect(state().expertProbe!.points).toHaveLength(81);
    store.setState({ pins: [{ kind: 'expert', id: 10 }] });
    await answerAll(next);
    expect(state().expertProbe).toMatchObject({ expert: 10, found: { epoch: 1 } });
  });

  it('follow the pin when it moves while they run', async () => {
    store.setState({ pins: [{ kind: 'expert', id: 9 }] });
    await jobs[0]!.answer();
    store.setState({ pins: [{ kind: 'expert', id: 10 }] });
    await answerAll(1);
    expect(state().expertProbe!.expert).toBe(10);
    expect(state().expertProbe!.found!.epoch).toBe(1);
  });

  it('have nothing to say about a logit that is not a number', async () => {
    let next = await answerAll();
    store.setState({ pins: [{ kind: 'expert', id: 9 }] });
    next = await answerAll(next);
    show(setLogit(state().scenario, 9, Number.NaN).scenario);
    await answerAll(next);
    expect(state().expertProbe).toBeNull();
  });
});
