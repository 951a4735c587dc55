import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineHost } from '../../compute/engine-host';
import type { RouteOutcome } from '../../core/result-arrays';
import { route } from '../../core/route';
import type { RouteInput } from '../../core/types';
import { whatIfInputs, whatIfStrips } from '../../scenario/value-what-ifs';
import { NOTHING_LOADED } from '../../sources/sources';
import { madeStore } from '../../testing/made-store';
import { type Actions, createActions } from '../actions';
import { linkOf } from '../links';
import { startRouting } from '../routing';
import { comparisonOf } from '../selectors';
import { openLink } from '../start';
import type { AppStore } from '../store';

let store: AppStore;
let actions: Actions;
let batches: (readonly RouteInput[])[];

/** Every setState that changed a picture, as the pair that was shown. */
let shown: { b: number[]; a: number[] | null }[];

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
/** How many inputs of a batch are no what-ifs. */
const withoutWhatIfs = ([first, ...others]: readonly RouteInput[]): number =>
  1 + others.length - whatIfInputs(whatIfStrips(state().scenario), first!).length;

const state = () => store.getState();

const host: EngineHost = {
  async route(inputs): Promise<RouteOutcome[]> {
    batches.push(inputs);
    return inputs.map(route);
  },
  prefer() {},
  revive() {},
  dispose() {},
};

/** The engine answers in no time: how busy this machine is must not decide what is asked. */
beforeEach(() => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

beforeEach(async () => {
  batches = [];
  shown = [];
  store = madeStore();
  actions = createActions(store, host);
  startRouting(store, host);
  await settle();
  store.subscribe(
    ({ routed, routedA }) => [routed, routedA] as const,
    ([routed, routedA]) =>
      shown.push({ b: [...(routed?.result.ids ?? [])], a: routedA && [...routedA.result.ids] }),
    { equalityFn: (x, y) => x[0] === y[0] && x[1] === y[1] },
  );
});

describe('pinning as A', () => {
  it('keeps the configuration while B is edited', async () => {
    const pinned = state().scenario;
    actions.pinAsA();
    await settle();
    expect(comparisonOf(state())).toBe('overlay');
    actions.setParam('topkGroup', 2);
    await settle();
    expect(state().compared?.scenario).toBe(pinned);
    expect(state().routedA?.scenario).toBe(pinned);
    expect(state().routed?.scenario.params.topkGroup).toBe(2);
  });

  it('routes A at most once: each later batch holds B alone', async () => {
    actions.pinAsA();
    await settle();
    actions.setLogit(3, 2);
    await settle();
    actions.setLogit(3, 2.5);
    await settle();
    expect(batches.map(withoutWhatIfs)).toEqual([3, 3, 3, 3]);
  });

  it('is undone and redone like any step', async () => {
    actions.setParam('topK', 6);
    actions.pinAsA();
    actions.setParam('topK', 4);
    actions.undo();
    expect(state()).toMatchObject({ scenario: { params: { topK: 6 } }, compared: { scenario: {} } });
    actions.undo();
    expect(state().compared).toBeNull();
    await settle();
    expect(state().routedA).toBeNull();
    actions.redo();
    actions.redo();
    await settle();
    expect(state().routed?.result.ids).toHaveLength(4);
    expect(state().routedA?.result.ids).toHaveLength(6);
  });
});

describe('swapping', () => {
  it('edits A from now on, in one change of both pictures', async () => {
    actions.pinAsA();
    await settle();
    actions.setParam('topK', 4);
    await settle();
    const [a, b] = [[...state().routedA!.result.ids], [...state().routed!.result.ids]];
    shown = [];
    actions.swapCompared();
    await settle();
    expect(shown).toEqual([{ b: a, a: b }]);
    expect(state().scenario.params.topK).toBe(8);
    actions.undo();
    await settle();
    expect(state().scenario.params.topK).toBe(4);
    expect(state().compared?.scenario.params.topK).toBe(8);
  });

  it('does nothing if A and B are equal', () => {
    actions.pinAsA();
    const before = state();
    actions.swapCompared();
    expect(state()).toBe(before);
  });
});

describe('comparing with another implementation', () => {
  it('pins and changes B in one step, and keeps A at the next choice', async () => {
    const pinned = state().scenario;
    actions.compareWith('implementation', 'hf_deepseek_v3');
    actions.compareWith('implementation', 'hf_deepseek_v3_zero_mask');
    actions.compareWith('dtype', 'bf16');
    await settle();
    expect(state().compared?.scenario).toBe(pinned);
    expect(state().routed?.result.semantics).toBe('hf_deepseek_v3_zero_mask');
    for (let i = 0; i < 3; i++) actions.undo();
    expect(state()).toMatchObject({ scenario: pinned, compared: null });
  });
});

it('leaving shows B alone, and can be undone', async () => {
  actions.toggleCompare();
  await settle();
  actions.toggleCompare();
  expect(state()).toMatchObject({ compared: null, routedA: null });
  expect(comparisonOf(state())).toBe('none');
  actions.undo();
  await settle();
  expect(comparisonOf(state())).toBe('overlay');
});

it('two sizes of router are shown side by side', async () => {
  actions.pinAsA();
  actions.setParam('globalNumExperts', 128);
  await settle();
  expect(comparisonOf(state())).toBe('side');
  expect(state().routedA?.result.scores).toHaveLength(256);
});

it('an A that cannot be routed says why, and B is shown', async () => {
  const opened = await openLink(
    '#v1.p=dsv3&a=1&a-k=200&a-kg=1&a-im=vllm_fused&x=normal:7',
    NOTHING_LOADED,
    new AbortController().signal,
  );
  store.setState(opened);
  await settle();
  expect(state()).toMatchObject({ routedA: null, routeErrorA: { field: 'topK' }, routeError: null });
  expect(state().routed?.result.ids).toHaveLength(8);
  expect(comparisonOf(state())).toBe('none');
});

it('the link of a comparison opens as the same comparison, routed in one batch', async () => {
  vi.stubGlobal('location', { href: 'https://example.org/' });
  actions.compareWith('implementation', 'hf_deepseek_v3_zero_mask');
  actions.setLogit(7, 1.25);
  actions.setCompareView({ mode: 'side', tolerance: 0 });
  await settle();
  const link = linkOf(state());
  const pair = [state().routed!.result.ids, state().routedA!.result.ids];
  batches = [];
  await actions.open(link);
  await settle();
  expect(linkOf(state())).toBe(link);
  expect([state().routed!.result.ids, state().routedA!.result.ids]).toEqual(pair);
  expect(batches.map(withoutWhatIfs)).toEqual([6]);
  vi.unstubAllGlobals();
});
