import { describe, expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { V0_15_ON_CUDA } from '../dispatch/environment';
import { irregularOf } from './irregular';

const SMALL = { globalNumExperts: 16, numExpertGroup: 4, topkGroup: 2, topK: 4 };
const ONE_GROUP = { ...SMALL, numExpertGroup: 1, topkGroup: 1 };
const NATIVE = { environment: V0_15_ON_CUDA };

/** Sixteen logits, 0 where nothing is given. */
const row = (values: Record<number, number>) =>
  Object.fromEntries(Array.from({ length: 16 }, (_, id) => [id, values[id] ?? 0]));

describe('a plain token', () => {
  it('is not irregular', () => {
    const facts = irregularOf(madeToken(SMALL));
    expect(facts).toMatchObject({ nonFinite: [], isUniform: false, weights: null, appended: [] });
    expect(facts.leftovers.size + facts.repeats.size).toBe(0);
    expect(facts.expertCut?.closeness).toBe('clear');
    expect(facts.groupCut?.closeness).toBe('clear');
  });

  it('has the gaps that its values have', () => {
    const token = madeToken(SMALL);
    const { masked, expertOrder, groupScores, groupOrder } = token.result;
    const { expertCut, groupCut } = irregularOf(token);
    expect(expertCut?.gap).toBe(masked[expertOrder[3]!]! - masked[expertOrder[4]!]!);
    expect(groupCut?.gap).toBe(groupScores[groupOrder[1]!]! - groupScores[groupOrder[2]!]!);
  });
});

describe('values that are not numbers', () => {
  it('are named whatever they are', () => {
    const token = madeToken(SMALL, { logits: { 3: Number.NaN, 7: Infinity, 9: -Infinity } });
    expect(irregularOf(token).nonFinite).toEqual([3, 7, 9]);
  });

  it('spread over all experts under softmax', () => {
    const token = madeToken(
      { ...ONE_GROUP, scoringFunc: 'softmax' },
      { logits: { 3: Number.NaN }, hasBias: false },
    );
    expect(irregularOf(token).nonFinite.length).toBe(16);
  });
});

describe('the cut', () => {
  it('is a tie if both sides are equal, with everything that equals them', () => {
    const token = madeToken(ONE_GROUP, { logits: row({ 0: 3, 5: 2, 9: 1, 10: 1, 12: 1 }), hasBias: false });
    const cut = irregularOf(token).expertCut!;
    expect(cut.closeness).toBe('tie');
    expect([...cut.close].sort((a, b) => a - b)).toEqual([9, 10, 12]);
    expect(cut.gap).toBe(0);
  });

  it('is near if the gap is at most one step of the logits’ type', () => {
    const logits = row({ 0: 3, 1: 2.5, 2: 2, 3: 1.0, 4: 0.98 });
    const at = (dtype: 'f32' | 'bf16') =>
      irregularOf(madeToken(ONE_GROUP, { logits, hasBias: false, setup: { dtype } })).expertCut!;
    expect(at('f32').closeness).toBe('clear');
    // The scores differ by one step of bf16 around 0.73, which is 2⁻⁸.
    const cut = at('bf16');
    expect(cut.step).toBe(2 ** -8);
    expect(cut.gap).toBeGreaterThan(0);
    expect(cut.closeness).toBe('near');
    expect([...cut.close].sort((a, b) => a - b)).toEqual([3, 4]);
  });

  it('is none if every expert is picked, or a side is not finite', () => {
    expect(irregularOf(madeToken({ ...ONE_GROUP, topK: 16 })).expertCut).toBeNull();
    const few = madeToken({ ...SMALL, topkGroup: 1, topK: 6 }, { setup: NATIVE });
    expect(irregularOf(few).expertCut).toBeNull();
  });
});

describe('too few survivors', () => {
  it('are filled up with masked experts, which are named', () => {
    const token = madeToken({ ...SMALL, topkGroup: 1, topK: 6 }, { setup: NATIVE });
    const { leftovers } = irregularOf(token);
    const kept = token.result.groupOrder[0]!;
    expect(leftovers.size).toBe(2);
    for (const id of leftovers) expect(Math.floor(id / 4)).not.toBe(kept);
  });
});

describe('answers that are no choice', () => {
  it('a kernel without a usable group answers uniformly', () => {
    const all = Object.fromEntries(Array.from({ length: 16 }, (_, id) => [id, Number.NaN]));
    const facts = irregularOf(madeToken(SMALL, { logits: all }));
    expect(facts.isUniform).toBe(true);
    expect(facts.expertCut).toBeNull();
    expect(facts.leftovers.size).toBe(0);
  });

  it('a plain kernel repeats itself if nothing is above its start value', () => {
    const all = Object.fromEntries(Array.from({ length: 16 }, (_, id) => [id, id === 5 ? 1 : -Infinity]));
    const token = madeToken(ONE_GROUP, {
      logits: all,
      hasBias: false,
      setup: { implementation: 'vllm_fused_topk' },
    });
    const { repeats } = irregularOf(token);
    const total = [...repeats.values()].reduce((sum, count) => sum + count, 0);
    const unique = new Set(token.result.ids).size;
    expect(total + unique - repeats.size).toBe(4);
    for (const [id, count] of repeats)
      expect(token.result.ids.filter((other) => other === id).length).toBe(count);
  });
});

describe('weights', () => {
  const weights = (logits: Record<number, number>, change = {}) =>
    irregularOf(madeToken({ ...ONE_GROUP, ...change }, { logits, hasBias: false, setup: NATIVE })).weights;

  it('are no shares if one is NaN, or if they add up to 0', () => {
    expect(weights({ 3: Number.NaN })).toBe('nan');
    expect(weights(Object.fromEntries(Array.from({ length: 16 }, (_, id) => [id, -200])))).toBe('zeroSum');
  });

  it('are negative under a negative factor', () => {
    expect(weights({}, { routedScalingFactor: -1 })).toBe('negative');
  });

  it('are shares otherwise, even if nothing is picked', () => {
    expect(weights({})).toBeNull();
    expect(weights({ 3: Number.NaN }, { topK: 0 })).toBeNull();
  });
});

it('shared experts that a path appends are told by their ids', () => {
  const environment = {
    ...NATIVE.environment,
    platform: 'rocm',
    aiterFusedMoe: true,
    aiterSharedExperts: true,
  } as const;
  const token = madeToken({ ...SMALL, numFusedSharedExperts: 2 }, { setup: { environment } });
  expect(irregularOf(token).appended).toEqual([16, 17]);
  expect(irregularOf(madeToken({ ...SMALL, numFusedSharedExperts: 2 })).appended).toEqual([]);
});

it('appends the id that stands for no expert under expert parallelism, with the weight that is set', () => {
  const appends = (sharedRow: 'own' | 'other') => {
    const setup = {
      environment: {
        ...V0_15_ON_CUDA,
        platform: 'rocm',
        aiterFusedMoe: true,
        aiterSharedExperts: true,
        sharedExpertsScore: 0.4,
        sharedRow,
      },
    } as const;
    const token = madeToken({ ...SMALL, numFusedSharedExperts: 2 }, { setup });
    return { ...irregularOf(token), weights: [...token.result.weights.subarray(4)] };
  };
  const weight = Math.fround(0.4);
  expect(appends('own')).toMatchObject({
    appended: [16, 17, 18],
    sentinel: 18,
    weights: [weight, weight, weight],
  });
  expect(appends('other')).toMatchObject({ appended: [18, 18, 18], sentinel: 18, appendedWeight: weight });
});
