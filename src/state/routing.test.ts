import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineHost } from '../compute/engine-host';
import type { RouteOutcome } from '../core/result-arrays';
import { route } from '../core/route';
import type { RouteInput } from '../core/types';
import { setParam } from '../scenario/edits';
import type { Scenario } from '../scenario/scenario';
import { madeStore, presetScenario } from '../testing/made-store';
import { startRouting } from './routing';
import type { AppStore } from './store';

let store: AppStore;
let jobs: { inputs: readonly RouteInput[]; answer: () => Promise<void>; fail: () => Promise<void> }[];

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** A host that answers with the reference when the test says so. */
const host: EngineHost = {
  route: (inputs) =>
    new Promise<RouteOutcome[]>((resolve, reject) => {
      jobs.push({
        inputs,
        async answer() {
          resolve(inputs.map(route));
          await settle();
        },
        async fail() {
          reject(new Error('no engine is running'));
          await settle();
        },
      });
    }),
  prefer() {},
  revive() {},
  dispose() {},
};

const made = presetScenario;

function begin(scenario: Scenario): () => void {
  jobs = [];
  store = madeStore(scenario);
  return startRouting(store, host);
}

const state = () => store.getState();
const show = (scenario: Scenario) => store.setState({ scenario });
const withTopK = (topK: number) => show(setParam(state().scenario, 'topK', topK).scenario);

/** The engine answers in no time: how busy this machine is must not decide what is asked. */
beforeEach(() => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

beforeEach(() => {
  begin(made('dsv3'));
});

describe('a scenario', () => {
  it('is routed at the start and shown together with its routing', async () => {
    expect(jobs).toHaveLength(1);
    expect(state().routed).toBeNull();
    await jobs[0]!.answer();
    const { routed, scenario, base } = state();
    expect(routed).toMatchObject({ epoch: 1, scenario, base });
    expect(routed!.result.ids).toHaveLength(8);
  });

  it('is routed again when it changes, not when something else does', async () => {
    await jobs[0]!.answer();
    store.setState({ t: 5, theme: 'dark' });
    expect(jobs).toHaveLength(1);
    withTopK(6);
    expect(jobs).toHaveLength(2);
    await jobs[1]!.answer();
    expect(state().routed!.result.ids).toHaveLength(6);
    expect(state().routed!.epoch).toBe(2);
  });

  it('comes with the time it took, except for the first of an engine, which includes its start', async () => {
    await jobs[0]!.answer();
    expect(state().routeTiming).toBeNull();
    withTopK(6);
    await jobs[1]!.answer();
    expect(state().routeTiming).toMatchObject({ inputs: jobs[1]!.inputs.length });
    expect(state().routeTiming!.ms).toBeGreaterThanOrEqual(0);
    store.setState({ engine: { ...state().engine, kind: 'webgpu' } });
    await jobs[2]!.answer();
    expect(state().routeTiming).toBeNull();
  });

  it('is shown with its own routing while a newer one waits', async () => {
    await jobs[0]!.answer();
    withTopK(6);
    withTopK(5);
    withTopK(4);
    await jobs[1]!.answer();
    expect(state().routed!.scenario.params.topK).toBe(6);
    expect(state().scenario.params.topK).toBe(4);
    expect(jobs.map(({ inputs }) => inputs[0]!.params.topK)).toEqual([8, 6, 4]);
    await jobs[2]!.answer();
    expect(state().routed!.scenario.params.topK).toBe(4);
    expect(state().routed!.epoch).toBe(4);
  });

  it('is routed again when another engine takes over or one comes back', async () => {
    await jobs[0]!.answer();
    const engine = state().engine;
    store.setState({ engine: { ...engine, kind: 'worker' } });
    await jobs[1]!.answer();
    store.setState({ engine: { ...engine, kind: 'webgpu' } });
    await jobs[2]!.answer();
    store.setState({ engine: { ...engine, kind: null } });
    expect(jobs).toHaveLength(3);
    store.setState({ engine: { ...engine, kind: 'worker' } });
    expect(jobs).toHaveLength(4);
  });

  it('keeps the last picture if no engine answers, and is asked for again later', async () => {
    await jobs[0]!.answer();
    const { routed } = state();
    withTopK(6);
    await jobs[1]!.fail();
    expect(state().routed).toBe(routed);
    store.setState({ engine: { ...state().engine, kind: 'worker' } });
    await jobs[2]!.answer();
    expect(state().routed!.scenario.params.topK).toBe(6);
  });

  it('asks for an engine again if none is left', async () => {
    const revive = vi.spyOn(host, 'revive');
    store.setState({ engine: { ...state().engine, kind: 'worker' } });
    withTopK(6);
    expect(revive).not.toHaveBeenCalled();
    store.setState({ engine: { ...state().engine, kind: null } });
    withTopK(5);
    expect(revive).toHaveBeenCalledTimes(1);
  });

  it('is dropped if it is older than the one shown', async () => {
    await jobs[0]!.answer();
    store.setState({ routed: { ...state().routed!, epoch: 99 } });
    const { routed } = state();
    withTopK(6);
    await jobs[1]!.answer();
    expect(state().routed).toBe(routed);
    withTopK(300);
    await jobs[2]!.answer();
    expect(state().routeError).toBeNull();
  });

  it('is no longer routed once routing is stopped', async () => {
    const stop = begin(made('dsv3'));
    await jobs[0]!.answer();
    stop();
    withTopK(6);
    store.setState({ engine: { ...state().engine, kind: 'worker' } });
    expect(jobs).toHaveLength(1);
  });
});

describe('an invalid parameter', () => {
  it('says why and keeps the last picture; a valid one clears it', async () => {
    await jobs[0]!.answer();
    const { routed } = state();
    withTopK(300);
    await jobs[1]!.answer();
    expect(state().routeError).toMatchObject({
      field: 'topK',
      code: 'outOfRange',
      values: { value: 300, min: 1, max: 256 },
    });
    expect(state().routed).toBe(routed);
    expect(state().scenario.params.topK).toBe(300);
    withTopK(6);
    await jobs[2]!.answer();
    expect(state().routeError).toBeNull();
    expect(state().routed!.scenario.params.topK).toBe(6);
  });
});

/** E = 4, two groups, one kept, two picked. With these numbers bias and mask both change what is picked. */
function small(bias: number[] | null): Scenario {
  const scenario = made('dsv3');
  return {
    ...scenario,
    params: { ...scenario.params, globalNumExperts: 6, numExpertGroup: 3, topkGroup: 1, topK: 2 },
    logits: Float32Array.of(3, -3, 1, 0.9, 2, -2),
    eScoreCorrectionBias: bias && Float32Array.from(bias),
  };
}

describe('the what-ifs without bias and without mask', () => {
  it('are the picks with every bias at zero, and those with no group masked', async () => {
    // σ: 0.95 0.05 | 0.73 0.71 | 0.88 0.12. The bias lifts group 2 above group 1.
    begin(small([0, 0, 0, 0, 0.3, 0.3]));
    await jobs[0]!.answer();
    const { result, idsWithoutBias, idsWithoutMask, groupsWithoutBias } = state().routed!;
    expect([...result.ids].sort()).toEqual([4, 5]);
    expect([...idsWithoutBias!].sort()).toEqual([2, 3]);
    expect([...groupsWithoutBias!]).toEqual([1]);
    // 1.18 and 0.95 are the two largest of all.
    expect([...idsWithoutMask!].sort()).toEqual([0, 4]);
  });

  it('are none for the bias if there is no bias', async () => {
    begin(small(null));
    await jobs[0]!.answer();
    expect(state().routed!.idsWithoutBias).toBeNull();
    expect(state().routed!.groupsWithoutBias).toBeNull();
    expect(state().routed!.idsWithoutMask).not.toBeNull();
  });

  it('are none for the mask if no group is masked', async () => {
    const all = small([0, 0, 0, 0, 0.3, 0.3]);
    begin(setParam(all, 'topkGroup', 3).scenario);
    await jobs[0]!.answer();
    expect(state().routed!.idsWithoutMask).toBeNull();
    expect(state().routed!.idsWithoutBias).not.toBeNull();
  });

  it('are none for the mask if the grouping is invalid and ignored', async () => {
    begin(setParam(small([0, 0, 0, 0, 0.3, 0.3]), 'numExpertGroup', 4).scenario);
    await jobs[0]!.answer();
    expect(state().routed!.result.path).toBe('fallbackBias');
    expect(state().routed!.idsWithoutMask).toBeNull();
  });

  it('do not change the rows of the question', async () => {
    const scenario = small([0, 0, 0, 0, 0.3, 0.3]);
    begin(scenario);
    await jobs[0]!.answer();
    expect([...scenario.eScoreCorrectionBias!]).toEqual([0, 0, 0, 0, 0.3, 0.3].map(Math.fround));
    expect(jobs[0]!.inputs[0]!.logits).toBe(scenario.logits);
  });
});
