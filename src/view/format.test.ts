import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWord } from '../import/number-word';
import { formatExact, formatFull, formatNumber, formatRunning, formatSigned, plainText } from './format';

const MINUS = '\u2212';

describe('a number for reading', () => {
  it('has four significant digits', () => {
    expect(
      [0.123456, 1.23456, 12.3456, 123.456, 1234.56, 0.000123456].map((value) => formatNumber(value)),
    ).toEqual(['0.1235', '1.235', '12.35', '123.5', '1235', '0.0001235']);
    expect(formatNumber(2)).toBe('2.000');
    expect(formatNumber(0)).toBe('0.000');
    expect(formatNumber(0.98765, 3)).toBe('0.988');
  });

  it('has a real minus sign, also in the exponent', () => {
    expect(formatNumber(-1.5)).toBe(`${MINUS}1.500`);
    expect(formatNumber(-0)).toBe(`${MINUS}0.000`);
    expect([12345.6, 999999, 1e6].map((value) => formatNumber(value))).toEqual([
      '12346',
      '999999',
      '1.000e+6',
    ]);
    expect(formatNumber(0.0000123456)).toBe(`1.235e${MINUS}5`);
    expect(formatNumber(-0.0000123456)).toBe(`${MINUS}1.235e${MINUS}5`);
  });

  it('is scientific if plain digits would be zeros', () => {
    expect(formatNumber(1e-4)).toBe('0.0001000');
    expect(formatNumber(9.9e-5)).toBe(`9.900e${MINUS}5`);
    expect(formatNumber(1e6)).toBe('1.000e+6');
    expect(formatNumber(-3.4028235e38)).toBe(`${MINUS}3.403e+38`);
    expect(formatNumber(1.4e-45)).toBe(`1.400e${MINUS}45`);
  });

  it('names what is no number', () => {
    expect([Number.NaN, Infinity, -Infinity].map((value) => formatNumber(value))).toEqual([
      'NaN',
      '∞',
      `${MINUS}∞`,
    ]);
  });

  it('never holds a hyphen, and reads back within half a unit of its last digit', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = formatNumber(value);
        expect(text).not.toContain('-');
        const read = Number(text.replaceAll(MINUS, '-'));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 5.0001e-4);
        expect(text.startsWith(MINUS)).toBe(value < 0 || Object.is(value, -0));
      }),
    );
  });
});

describe('a signed number', () => {
  it('has a plus before what is not negative', () => {
    expect(
      [0.02, 0, -0.02, -0, Infinity, -Infinity, Number.NaN].map((value) => formatSigned(value, 2)),
    ).toEqual(['+0.020', '+0.0', `${MINUS}0.020`, `${MINUS}0.0`, '+∞', `${MINUS}∞`, 'NaN']);
  });
});

describe('an exact number', () => {
  it('is the shortest decimal of its float32', () => {
    expect(
      [0.1, 1 / 3, 1, 100, -2.5, 16777216, 2 ** -149].map((value) => formatExact(Math.fround(value))),
    ).toEqual(['0.1', '0.33333334', '1', '100', '-2.5', '16777216', '1e-45']);
  });

  it('is plain ASCII, even if it is no number', () => {
    expect([Number.NaN, Infinity, -Infinity, -0, 0].map(formatExact)).toEqual([
      'NaN',
      'inf',
      '-inf',
      '-0',
      '0',
    ]);
  });

  it('is read back as the same float32 from a pasted list, whatever the value', () => {
    fc.assert(
      fc.property(fc.float(), (value) => {
        const read = readWord(formatExact(value));
        expect(typeof read === 'number' && Object.is(Math.fround(read), value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('has no digit that could be left out', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const digits = (text: string) =>
          text
            .replace(/e.*$/, '')
            .replace(/^-?0*\.?0*/, '')
            .replace('.', '').length;
        const shown = digits(formatExact(value));
        if (shown < 2) return;
        const shorter = Number(value.toPrecision(shown - 1));
        // Trailing zeros of a whole number are its size, not its precision.
        expect(Math.fround(shorter) !== value || /0$/.test(formatExact(value))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a number in a table', () => {
  it('has every digit and the signs of a number for reading', () => {
    expect([-0.12345678, -1e-20, Infinity, -Infinity, Number.NaN, -0].map(formatFull)).toEqual([
      `${MINUS}0.12345678`,
      `${MINUS}1e${MINUS}20`,
      '∞',
      `${MINUS}∞`,
      'NaN',
      `${MINUS}0`,
    ]);
  });
});

it('a text for copying names its numbers as Python does', () => {
  const text = [-1.5, Number.NEGATIVE_INFINITY, Infinity, Number.NaN, 1e-7]
    .map((value) => formatFull(value))
    .join(' ');
  expect(plainText(text)).toBe('-1.5 -inf inf nan 1e-7');
  expect(plainText('NaNs are E5’s')).toBe('NaNs are E5’s');
});

describe('a number on its way', () => {
  it('has the decimals of the number that it goes to', () => {
    expect([3.01712, 2, 1].map((value) => formatRunning(value, 1))).toEqual(['3.017', '2.000', '1.000']);
    expect(formatRunning(-1.23456, 0.05, 3)).toBe(`${MINUS}1.2346`);
    expect(formatRunning(0.5, -0.25, 2)).toBe('0.50');
  });

  it('is written as ever where one of the two has no decimals to keep', () => {
    expect(formatRunning(0.5, 2e-9)).toBe(formatNumber(0.5));
    expect(formatRunning(Number.NaN, 1)).toBe('NaN');
    expect(formatRunning(1, Infinity)).toBe('1.000');
  });
});
