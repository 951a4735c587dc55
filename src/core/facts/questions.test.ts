import { expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { en } from '../../text/en';
import { answered } from '../../text/questions';
import { zh } from '../../text/zh';
import { STAGES } from '../stages';
import { questionsOf } from './questions';

const answers = (params: Parameters<typeof madeToken>[0], words = en) => {
  const token = madeToken(params);
  return STAGES.flatMap((stage) =>
    questionsOf({ plan: token.plan, params: token.scenario.params }, stage).map(
      (one) => answered(one, words)[1],
    ),
  ).join(' ');
};

it('says that weights sum to 1 only if they are renormalised', () => {
  expect(answers({ renormalize: true, routedScalingFactor: 2.5 })).toContain('The weights sum to 1;');
  expect(answers({ renormalize: false, routedScalingFactor: 16 })).not.toContain('The weights sum to 1;');
});

it('asks about groups only if there are any, and about the factor only if it changes something', () => {
  const plain = answers({ numExpertGroup: 1, topkGroup: 1, routedScalingFactor: 1 });
  expect(plain).not.toContain('each group on one machine');
  expect(plain).toContain('so the weights stay as they are');
  expect(answers({ globalNumExperts: 64 })).toContain('each group on one machine');
});

it('answers every question in both languages', () => {
  for (const words of [en, zh])
    for (const params of [{}, { numExpertGroup: 1, topkGroup: 1 }, { scoringFunc: 'softmax' }] as const)
      expect(answers(params, words).length).toBeGreaterThan(500);
});
