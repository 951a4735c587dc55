import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineHost } from '../compute/engine-host';
import type { RouteOutcome } from '../core/result-arrays';
import { route } from '../core/route';
import type { RouteInput } from '../core/types';
import { setLogit, setParam } from '../scenario/edits';
import type { Scenario } from '../scenario/scenario';
import { madeStore } from '../testing/made-store';
import { startRouting } from './routing';
import { isWhatIfStale } from './selectors';
import type { AppStore } from './store';
import { startWhatIfs } from './what-ifs';

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
  revive() {},
  dispose() {},
};

/** Answers every question in order, until there is none. */
async function answerAll(from = 0): Promise<number> {
  let next = from;
  await settle();
  for (; next < jobs.length; next++) await jobs[next]!.answer();
  return next;
}

const state = () => store.getState();
const show = (scenario: Scenario) => store.setState({ scenario });

/** The clock that measures the engine. */
let clock: number;
const elapse = (ms: number) => {
  clock += ms;
};

beforeEach(() => {
  clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  jobs = [];
  store = madeStore();
  startRouting(store, host);
  startWhatIfs(store, host);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what-ifs', () => {
  it('wait for the picture, then give the what-ifs and the regret of its epoch', async () => {
    expect(jobs).toHaveLength(1);
    await answerAll();
    const { tokenWhatIf, routed, expertWhatIf } = state();
    expect(tokenWhatIf!.epoch).toBe(routed!.epoch);
    expect(tokenWhatIf!.whatIfs.topK).toHaveLength(32);
    expect(tokenWhatIf!.regret!.share).toBeGreaterThanOrEqual(0);
    expect(expertWhatIf).toBeNull();
  });

  it('come with the picture on a quick engine, even during a drag', async () => {
    await answerAll();
    store.setState({ history: { ...state().history, gesture: 'logit 5' } });
    const before = jobs.length;
    show(setLogit(state().scenario, 5, 1).scenario);
    await jobs[before]!.answer();
    expect(state().routed!.epoch).toBe(2);
    expect(state().tokenWhatIf!.epoch).toBe(2);
    expect(jobs).toHaveLength(before + 1);
  });

  it('keep the object of a strip that does not change', async () => {
    await answerAll();
    const { whatIfs } = state().tokenWhatIf!;
    show(setLogit(state().scenario, 5, state().scenario.logits[5]! + 1e-6).scenario);
    await answerAll(jobs.length - 1);
    expect(state().tokenWhatIf!.epoch).toBe(2);
    expect(state().tokenWhatIf!.whatIfs.topK).toBe(whatIfs.topK);
  });

  describe('on an engine that is slow', () => {
    beforeEach(async () => {
      for (let logit = 0; logit < 3; logit++) {
        if (logit > 0) show(setLogit(state().scenario, 5, logit).scenario);
        elapse(30);
        await jobs.at(-1)!.answer();
      }
      expect(state().tokenWhatIf!.epoch).toBe(3);
      show(setLogit(state().scenario, 5, 3).scenario);
    });

    it('do not delay the picture, and follow it', async () => {
      const last = jobs.length - 1;
      expect(jobs[last]!.inputs).toHaveLength(3);
      await jobs[last]!.answer();
      expect(state().routed!.epoch).toBe(4);
      expect(isWhatIfStale(state())).toBe(true);
      await answerAll(last + 1);
      expect(state().tokenWhatIf!.epoch).toBe(4);
      expect(isWhatIfStale(state())).toBe(false);
    });

    it('leave the engine to a newer picture, and are dropped with the old one', async () => {
      const last = jobs.length - 1;
      await jobs[last]!.answer();
      expect(jobs).toHaveLength(last + 2);
      show(setLogit(state().scenario, 5, 4).scenario);
      expect(jobs).toHaveLength(last + 3);
      await jobs[last + 1]!.answer();
      // The slice that was running is the last one of the old picture.
      expect(jobs).toHaveLength(last + 3);
      expect(state().tokenWhatIf!.epoch).toBe(3);
      await answerAll(last + 2);
      expect(state().tokenWhatIf!.epoch).toBe(5);
      expect(state().routed!.epoch).toBe(5);
    });

    it('leave the main thread to the picture while something is dragged', async () => {
      const drag = (gesture: string | null) => store.setState({ history: { ...state().history, gesture } });
      drag('logit 5');
      const last = jobs.length - 1;
      await answerAll(last);
      expect(jobs).toHaveLength(last + 1);
      expect(isWhatIfStale(state())).toBe(true);
      drag(null);
      await answerAll(last + 1);
      expect(isWhatIfStale(state())).toBe(false);
    });

    it('come with the picture again on another engine', async () => {
      await answerAll(jobs.length - 1);
      const next = jobs.length;
      store.setState({ engine: { ...state().engine, kind: 'webgpu' } });
      await jobs[next]!.answer();
      expect(jobs[next]!.inputs.length).toBeGreaterThan(3);
      expect(state().tokenWhatIf!.epoch).toBe(state().routed!.epoch);
    });
  });

  it('do not follow a scenario that is refused', async () => {
    let next = await answerAll();
    show(setParam(state().scenario, 'topkGroup', 30).scenario);
    next = await answerAll(next);
    expect(state().routeError).not.toBeNull();
    expect(state().tokenWhatIf!.epoch).toBe(1);
  });

  it('give landscape and flip of the pinned expert, and the what-ifs only once', async () => {
    let next = await answerAll();
    const whatIfs = state().tokenWhatIf;
    store.setState({ pins: [{ kind: 'expert', id: 9 }] });
    next = await answerAll(next);
    expect(state().tokenWhatIf).toBe(whatIfs);
    expect(state().expertWhatIf).toMatchObject({ epoch: 1, expert: 9, found: { epoch: 1 } });
    expect(state().expertWhatIf!.points).toHaveLength(81);
    store.setState({ pins: [{ kind: 'expert', id: 10 }] });
    await answerAll(next);
    expect(state().expertWhatIf).toMatchObject({ expert: 10, found: { epoch: 1 } });
  });

  it('give what takes the pinned group in or out, once for each picture', async () => {
    let next = await answerAll();
    store.setState({ pins: [{ kind: 'group', id: 3 }] });
    next = await answerAll(next);
    const { groupWhatIf, expertWhatIf } = state();
    expect(expertWhatIf).toBeNull();
    expect(groupWhatIf).toMatchObject({ epoch: 1, group: 3 });
    expect(groupWhatIf!.flips.length).toBeGreaterThan(0);
    store.setState({ pins: [{ kind: 'group', id: 3 }] });
    expect(await answerAll(next)).toBe(next);
    expect(state().groupWhatIf).toBe(groupWhatIf);
  });

  it('follow the pin when it moves while they run', async () => {
    store.setState({ pins: [{ kind: 'expert', id: 9 }] });
    await jobs[0]!.answer();
    store.setState({ pins: [{ kind: 'expert', id: 10 }] });
    await answerAll(1);
    expect(state().expertWhatIf!.expert).toBe(10);
    expect(state().expertWhatIf!.found!.epoch).toBe(1);
  });

  it('are none for a logit that is NaN', async () => {
    let next = await answerAll();
    store.setState({ pins: [{ kind: 'expert', id: 9 }] });
    next = await answerAll(next);
    show(setLogit(state().scenario, 9, Number.NaN).scenario);
    await answerAll(next);
    expect(state().expertWhatIf).toBeNull();
  });
});
