import { expect, it } from 'vitest';
import type { StageId } from '../core/stages';
import { madeToken } from '../testing/made-token';
import { expertFormula } from '../view/formula/expert-formula';
import { generalFormula } from '../view/formula/general-formula';
import { en } from './en';
import { variablesOf } from './variables';

const token = madeToken({ globalNumExperts: 64, routedScalingFactor: 2.5 });
const at = (stage: StageId) => variablesOf(generalFormula(token, stage, en.formula)).join(' ');

it('each variable of a rule is named once, also inside fractions', () => {
  expect(at('logits')).toBe('W x z');
  expect(at('bias')).toBe('s b c');
  expect(at('scale')).toBe('s w ρ');
});

it('the values of one expert are no variables', () => {
  expect(variablesOf(expertFormula(token, 'bias', 3, en.formula))).toEqual([]);
});
