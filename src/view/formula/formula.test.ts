import { describe, expect, it } from 'vitest';
import { irregularOf } from '../../core/facts/irregular';
import { madeToken } from '../../testing/made-token';
import { en } from '../../text/en';
import { formatExact } from '../format';
import { cellQuantity, type Quantity, valuesOf } from '../numbers';
import { numberFormula } from './number-formula';
import { formulaText, frac, looksSame, num, sym } from './terms';

const token = madeToken({ globalNumExperts: 64 });
const { result } = token;
const picked = result.ids[0]!;

it('a formula looks the same while the digits that it shows do', () => {
  const line = (value: number, id = 1) => [sym('w'), frac([num(value, { kind: 'expert', id })], [num(2)])];
  expect(looksSame(line(0.12345), line(0.123451))).toBe(true);
  expect(looksSame(line(0.12345), line(0.1236))).toBe(false);
  expect(looksSame(line(0.12345), line(0.12345, 2))).toBe(false);
  expect(looksSame(line(1), [...line(1), sym('w')])).toBe(false);
});

describe('the formula of a number', () => {
  const text = (quantity: Quantity) =>
    numberFormula(token, quantity, en.formula)
      .map((line) => formulaText(line, en.formula, true))
      .join('\n');

  it('ends in that number, with every digit when it is copied', () => {
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
