import { describe, expect, it } from 'vitest';
import { FACTOR, FINITE, type FieldKind, FLOAT32, readField, wholeNumber } from './field-value';

const problem = (text: string, kind: FieldKind) => {
  const reading = readField(text, kind);
  return reading.ok ? reading.value : reading.problem.code;
};

describe('a field', () => {
  it.each([
    ['8', 8],
    [' 8 ', 8],
    ['8.0', 8],
    ['1e2', 100],
    ['+8', 8],
    ['', 'empty'],
    ['  ', 'empty'],
    ['abc', 'notNumber'],
    ['3.7', 'notInteger'],
    ['3,7', 'notInteger'],
    ['1,024', 'grouped'],
    ['1_024', 'grouped'],
    ['0x10', 'hex'],
    ['-1', 'outOfRange'],
    ['\u22121', 'outOfRange'],
    ['0', 'outOfRange'],
    ['1025', 'outOfRange'],
    ['1e39', 'outOfRange'],
    ['1e400', 'outOfRange'],
    ['nan', 'notFinite'],
    ['8 8', 'notNumber'],
    ['8e', 'notNumber'],
    ['８', 'notNumber'],
  ])('for a whole number takes %j as %j', (text, expected) => {
    expect(problem(text, wholeNumber(1, 1024))).toBe(expected);
  });

  it.each([
    ['3,5', 'decimalComma'],
    ['1,000', 'grouped'],
    ['1e39', 'tooLarge'],
    ['-1e400', 'tooLarge'],
    ['abc', 'notNumber'],
    ['0x1p3', 'hex'],
    ['1/2', 'notNumber'],
    ['50%', 'notNumber'],
    ['\u22122.5', -2.5],
    ['1.5f', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['-inf', Number.NEGATIVE_INFINITY],
    ['\u2212∞', Number.NEGATIVE_INFINITY],
    ['NaN', Number.NaN],
    ['-0', -0],
    ['3.4028235e38', 3.4028235e38],
  ])('for a logit takes %j as %j', (text, expected) => {
    expect(problem(text, FLOAT32)).toBe(expected);
  });

  it('for a factor of the weights takes infinities and NaN', () => {
    expect(problem('inf', FACTOR)).toBe(Number.POSITIVE_INFINITY);
    expect(problem('-inf', FACTOR)).toBe(Number.NEGATIVE_INFINITY);
    expect(problem('nan', FACTOR)).toBeNaN();
    expect(problem('1e39', FACTOR)).toBe('tooLarge');
  });

  it('for a finite number takes no value that is not finite', () => {
    expect(problem('inf', FINITE)).toBe('notFinite');
    expect(problem('nan', FINITE)).toBe('notFinite');
    expect(problem('2.5', FINITE)).toBe(2.5);
  });
});
