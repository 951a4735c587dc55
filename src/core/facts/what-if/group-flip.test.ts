import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { answerWithReference } from '../../../testing/what-if';
import { stepsFrom } from '../../arithmetic/float';
import { groupFacts } from '../explain';
import { findGroupFlip, type GroupFound } from './group-flip';

function flipOf(token: RoutedToken, group: number): GroupFound {
  const experts = groupFacts(token, group).members.map(({ id }) => id);
  const ask = answerWithReference(token, experts[0]!);
  const search = findGroupFlip(experts, token.scenario.logits);
  let step = search.next();
  while (!step.done) step = search.next(ask(step.value));
  return step.value;
}

const keptWith = (token: RoutedToken, group: number, expert: number, z: number) =>
  answerWithReference(token, group * token.plan.groupSize)([{ expert, z }])[0]!;

const TOKENS: Record<string, RoutedToken> = {
  'sigmoid, bias': madeToken({ globalNumExperts: 64, topK: 6 }),
  'softmax, no bias': madeToken(
    { globalNumExperts: 64, topK: 6, scoringFunc: 'softmax' },
    { hasBias: false },
  ),
  'bfloat16 logits': madeToken({ globalNumExperts: 64, topK: 6 }, { setup: { dtype: 'bf16' } }),
};

describe.each(Object.entries(TOKENS))('what a group needs: %s', (_, token) => {
  const { groupOrder } = token.result;
  const { topkGroup } = token.scenario.params;
  const groups = Array.from(groupOrder);

  it('is exact: at the logit found the group turns, one float32 nearer it does not', () => {
    for (const group of groups) {
      const { isKept, flips } = flipOf(token, group);
      expect(isKept).toBe(groupOrder.indexOf(group) < topkGroup);
      for (const { expert, change } of flips) {
        if (change === null) continue;
        expect(change > 0).toBe(!isKept);
        const z = Math.fround(token.scenario.logits[expert]! + change);
        expect(keptWith(token, group, expert, z).isGroupKept).toBe(!isKept);
        expect(keptWith(token, group, expert, stepsFrom(z, isKept ? 1 : -1)).isGroupKept).toBe(isKept);
      }
    }
  });

  it('asks about the experts that make its score, and names the group it changes places with', () => {
    for (const group of groups) {
      const { isKept, flips } = flipOf(token, group);
      const members = groupFacts(token, group).members.map(({ id }) => id);
      expect(flips.map(({ expert }) => expert).sort()).toEqual([...members].sort());
      for (const { expert, change, others } of flips) {
        if (change === null) continue;
        const then = keptWith(token, group, expert, Math.fround(token.scenario.logits[expert]! + change));
        expect(others).toHaveLength(1);
        expect(then.keptGroups!.includes(others[0]!)).toBe(isKept);
      }
    }
  });

  it('is found for every group that is dropped, the smallest change first', () => {
    for (const group of groups.slice(topkGroup)) {
      const changes = flipOf(token, group).flips.map(({ change }) => change);
      expect(changes[0]).not.toBeNull();
      const known = changes.filter((change) => change !== null).map(Math.abs);
      expect(known).toEqual([...known].sort((a, b) => a - b));
    }
  });
});

it('nothing takes out a group if all are kept', () => {
  const token = madeToken({ globalNumExperts: 64, topkGroup: 8 });
  expect(flipOf(token, 3).flips.map(({ change }) => change)).toEqual([null, null]);
});
