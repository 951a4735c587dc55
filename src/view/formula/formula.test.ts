import { describe, expect, it } from 'vitest';
import { irregularOf } from '../../core/facts/irregular';
import { madeToken } from '../../testing/made-token';
import { en } from '../../text/en';
import { formatExact } from '../format';
import { cellQuantity, type Quantity, valuesOf } from '../numbers';
import { numberFormula } from './number-formula';
import { formulaText } from './terms';

const token = madeToken({ globalNumExperts: 64 });
const { result } = token;
const picked = result.ids[0]!;

describe('the formula of a number', () => {
  const text = (quantity: Quantity) =>
    numberFormula(token, quantity, en.formula)
      .map((line) => formulaText(line, en.formula, true))
      .join('\n');

  it('ends in that number, with every digit where it is copied', () => {
    for (const what of ['score', 'biased', 'renormalized', 'weight'] as const) {
      const quantity: Quantity = { kind: 'expert', id: picked, what };
      expect(text(quantity).endsWith(`= ${formatExact(valuesOf(token, quantity)[0]!.value)}`)).toBe(true);
    }
    expect(text({ kind: 'group', id: 2, what: 'groupScore' })).toMatch(
      new RegExp(`= ${formatExact(result.groupScores[2]!)}$`),
    );
    expect(text({ kind: 'whole', what: 'groupCut' })).toMatch(
      new RegExp(`= ${formatExact(irregularOf(token).groupCut!.gap)}$`),
    );
  });

  it('holds nothing that can be dragged', () => {
    for (const t of [1, 2, 3, 7, 10]) {
      const lines = numberFormula(token, cellQuantity(token, t, picked, 'bar'), en.formula);
      expect(JSON.stringify(lines)).not.toContain('"input"');
    }
  });
});
