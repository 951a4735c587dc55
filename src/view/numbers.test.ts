import { describe, expect, it } from 'vitest';
import { irregularOf } from '../core/facts/irregular';
import { madeToken } from '../testing/made-token';
import { cellQuantity, groupQuantity, markQuantity, type Quantity, valuesOf } from './numbers';

const token = madeToken({ globalNumExperts: 64 });
const { result } = token;
const picked = result.ids[0]!;
const slot = 0;
const masked = result.expertOrder.findLast((id) => result.masked[id] === -Infinity)!;

const valuesAt = (t: number, id: number, part: 'bar' | 'cap' = 'bar') =>
  valuesOf(token, cellQuantity(token, t, id, part)).map(({ name, value }) => [name, value]);

describe('the number of a cell', () => {
  it('is what the stage made of it', () => {
    expect(valuesAt(1, picked)).toEqual([['logit', token.logits[picked]]]);
    expect(valuesAt(2, picked)).toEqual([['score', result.scores[picked]]]);
    for (const t of [3, 5, 7]) expect(valuesAt(t, picked)).toEqual([['biased', result.biased[picked]]]);
    expect(valuesAt(8, picked)).toEqual([['gathered', result.gathered[slot]]]);
    expect(valuesAt(9, picked)).toEqual([['renormalized', result.renormalized[slot]]]);
    expect(valuesAt(10, picked)).toEqual([['weight', result.weights[slot]]]);
  });

  it('is what it was and −∞ once its group is masked, and the bias on the cap', () => {
    expect(valuesAt(6, masked)).toEqual([
      ['biased', result.biased[masked]],
      ['masked', -Infinity],
    ]);
    expect(valuesAt(10, masked)[0]).toEqual(['biased', result.biased[masked]]);
    expect(valuesAt(4, picked, 'cap')).toEqual([['bias', token.scenario.eScoreCorrectionBias![picked]]]);
  });
});

describe('the number of another mark', () => {
  it('of a group comes with the group scores', () => {
    expect(groupQuantity(token, 2, 3)).toBeNull();
    expect(valuesOf(token, groupQuantity(token, 4, 3)!)).toEqual([
      { name: 'groupScore', value: result.groupScores[3] },
    ]);
    const single = madeToken({ globalNumExperts: 64, numExpertGroup: 1, topkGroup: 1 });
    expect(groupQuantity(single, 10, 0)).toBeNull();
  });

  it('of a softmax’s row is its part of the sum', () => {
    const soft = madeToken({ globalNumExperts: 64, scoringFunc: 'softmax' });
    const parts = Array.from(
      { length: 8 },
      (_, id) => valuesOf(soft, groupQuantity(soft, 1.5, id)!)[0]!.value,
    );
    const [whole] = valuesOf(soft, { kind: 'whole', what: 'softmaxSum' });
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(whole!.value, 4);
  });

  it('of a rung is the value that decides, also after the weights are there', () => {
    const rung = markQuantity(token, 10, { kind: 'expert', id: picked }, 'ladder')!;
    expect(valuesOf(token, rung)[0]).toEqual({ name: 'biased', value: result.masked[picked] });
    const segment = markQuantity(token, 10, { kind: 'expert', id: picked }, 'strip')!;
    expect(valuesOf(token, segment)[0]).toEqual({ name: 'weight', value: result.weights[slot] });
  });

  it('of the whole is the gap with its line, the sum, and what it was divided and multiplied by', () => {
    const { expertCut } = irregularOf(token);
    const values = (what: Extract<Quantity, { kind: 'whole' }>['what']) =>
      valuesOf(token, { kind: 'whole', what }).map(({ name, value }) => [name, value]);
    expect(values('expertCut')[0]).toEqual(['gap', Math.fround(expertCut!.gap)]);
    expect(values('axis')).toEqual([
      ['divisor', result.weightSum[0]],
      ['factor', 2.5],
    ]);
    expect(values('weightTotal')[0]?.[1]).toBeCloseTo(2.5, 5);
  });
});
