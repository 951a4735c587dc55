import { describe, expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { tokenOfRows } from '../../testing/token-of-rows';
import { STAGES } from '../stages';
import {
  NONE,
  type PredictedStage,
  type Prediction,
  predictionsOf,
  rightOf,
  withoutRepeats,
} from './predictions';

type Token = ReturnType<typeof madeToken>;

/** Sixteen experts in four groups; two groups and two experts are kept. */
const SMALL = { globalNumExperts: 16, numExpertGroup: 4, topkGroup: 2, topK: 2, routedScalingFactor: 2.5 };
/** G0 and G1 lead; E12 is the second best of all, and its group is out. */
const LOGITS = [2, 1.9, 0, 0, 1.5, 1.4, 0, 0, -1, -1, -1, -1, 1.95, -9, -9, -9];
const rows = Object.fromEntries(LOGITS.map((z, id) => [id, z]));

function small(change: Parameters<typeof madeToken>[0] = {}, hasBias = false): Token {
  return madeToken({ ...SMALL, scoringFunc: 'sigmoid', ...change }, { logits: rows, hasBias });
}

function find(token: Token, stage: PredictedStage): Prediction {
  const found = predictionsOf(token).find((prediction) => prediction.stage === stage);
  if (!found) throw new Error(`nothing to foretell at ${stage}`);
  return found;
}

const answer = (token: Token, stage: PredictedStage) => [...find(token, stage).answer].sort((a, b) => a - b);

describe('predictions', () => {
  it('are nine if every stage runs', () => {
    const token = { ...madeToken(), idsWithoutMask: new Set([1]) };
    const found = predictionsOf(token);
    expect(found.map(({ stage }) => stage)).toEqual(STAGES.slice(1));
  });

  it('leave out stages that are skipped', () => {
    const token = small({ numExpertGroup: 1, topkGroup: 1, renormalize: false, routedScalingFactor: 1 });
    expect(predictionsOf(token).map(({ stage }) => stage)).toEqual(['score', 'pick', 'gather']);
  });

  it('name the best expert and the best group, and all of them in a tie', () => {
    expect(answer(small(), 'score')).toEqual([0]);
    const tied = madeToken(
      { ...SMALL, scoringFunc: 'sigmoid' },
      { logits: { ...rows, 7: 2 }, hasBias: false },
    );
    expect(answer(tied, 'score')).toEqual([0, 7]);
    // Without bias a group scores by its best expert.
    expect(answer(small(), 'group')).toEqual([0]);
  });

  it('ask for the smaller of kept and dropped groups, or for the last one kept if both are many', () => {
    const two = find(small(), 'keep');
    expect(two).toMatchObject({ wanted: 'dropped', count: 2 });
    expect(answer(small(), 'keep')).toEqual([1, 2]);
    expect(find(small({ topkGroup: 1 }), 'keep')).toMatchObject({ wanted: 'kept', count: 1 });
    const many = madeToken({ globalNumExperts: 256, numExpertGroup: 32, topkGroup: 16 });
    expect(find(many, 'keep')).toMatchObject({ wanted: 'lastKept', count: 1 });
    expect(answer(many, 'keep')).toEqual([many.result.groupOrder[15]]);
    expect(predictionsOf(small({ topkGroup: 4 })).map(({ stage }) => stage)).not.toContain('keep');
  });

  it('find who is lost to the mask, or nobody', () => {
    const kept = small({ topK: 3, topkGroup: 1 });
    expect(answer({ ...kept, idsWithoutMask: new Set([0, 12, 1]) }, 'mask')).toEqual([12]);
    expect(answer({ ...kept, idsWithoutMask: new Set([0, 1, 2]) }, 'mask')).toEqual([NONE]);
  });

  it('ask for all picks while they are few, then for the last one', () => {
    expect(find(small(), 'pick')).toMatchObject({ wanted: 'all', count: 2 });
    expect(answer(small(), 'pick')).toEqual([0, 12]);
    const many = small({ topK: 5 });
    expect(find(many, 'pick')).toMatchObject({ wanted: 'last', count: 1 });
    expect(answer(many, 'pick')).toEqual([many.result.expertOrder[4]]);
    // Nobody is left out of the kept groups, and beyond them masked experts are picked.
    expect(predictionsOf(small({ topK: 8 })).map(({ stage }) => stage)).not.toContain('pick');
  });

  it('ask for the group that the bias saves, if it saves one', () => {
    // Without the bias G1 stays in place of G0.
    const logits = [1, 0, 2, 1, 0, 0, -3, -3];
    const bias = [0.3, 0.3, 0, 0, 0.3, 0.3, 0, 0];
    const token = tokenOfRows(logits, bias, { numExpertGroup: 4, topkGroup: 1 });
    const asked = predictionsOf(token).find(({ stage }) => stage === 'keep');
    expect(asked).toMatchObject({ of: 'groups', wanted: 'saved', count: 1, answer: new Set([0]) });
    // Where it saves none, the fewer of kept and dropped are asked for.
    const even = tokenOfRows(logits, [...bias].fill(0.3), { numExpertGroup: 4, topkGroup: 1 });
    expect(predictionsOf(even).find(({ stage }) => stage === 'keep')).toMatchObject({ wanted: 'kept' });
  });

  it('leave out one whose answer the one before has given', () => {
    // E2 leads by its logit, its score and with the bias; G1 is the best group, and the only one kept.
    const token = tokenOfRows([1, 0, 2, 1, 0, 0, -3, -3], new Array(8).fill(0.3), {
      numExpertGroup: 4,
      topkGroup: 1,
    });
    const stages = (list: readonly Prediction[]) => list.map(({ stage }) => stage);
    const all = predictionsOf(token);
    expect(stages(all)).toEqual(expect.arrayContaining(['score', 'bias', 'group', 'keep']));
    const asked = stages(withoutRepeats(all));
    expect(asked).toEqual(expect.arrayContaining(['score', 'group']));
    expect(asked).not.toContain('bias');
    expect(asked).not.toContain('keep');
    // Another answer in between, and the question is asked again.
    const [first] = all;
    const other = { ...first!, answer: new Set([7]) };
    expect(withoutRepeats([first!, other, first!])).toHaveLength(3);
  });

  it('find the pick with the largest weight by the score without bias', () => {
    const token = madeToken(SMALL, { logits: rows });
    const [heaviest] = answer(token, 'gather');
    const { ids, gathered } = token.result;
    expect(gathered[ids.indexOf(heaviest!)]).toBe(Math.max(...gathered));
  });

  it('offer amounts, of which one is the router’s', () => {
    const token = small();
    const { weightSum, renormalized, weights } = token.result;
    const norm = find(token, 'norm');
    const scale = find(token, 'scale');
    if (norm.of !== 'amounts' || scale.of !== 'amounts') throw new Error('amounts were expected');
    expect(norm.choices).toEqual([1, weightSum[0], 2]);
    expect([...norm.answer]).toEqual([0]);
    expect(scale.choices).toEqual([renormalized[0]! / 2.5, renormalized[0], weights[0]]);
    expect([...scale.answer]).toEqual([2]);
  });

  it('ask nothing of weights that are no shares, and nothing of values that are not finite', () => {
    const broken = madeToken({ ...SMALL, scoringFunc: 'softmax' }, { logits: { ...rows, 3: Number.NaN } });
    expect(predictionsOf(broken).map(({ stage }) => stage)).not.toContain('score');
    expect(predictionsOf(broken).map(({ stage }) => stage)).not.toContain('scale');
  });

  it('count the right parts of a guess', () => {
    const kept = find(small(), 'keep');
    expect(rightOf(kept, [1, 3])).toEqual([1]);
    expect(rightOf(kept, [2, 1])).toEqual([2, 1]);
  });
});
