import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListError, parseList } from './parse-list';

/** The values read; fails the test when the list is refused. */
function values(text: string, expected: number): number[] {
  const list = parseList(text, expected);
  if (!list.ok) throw new Error(`${list.code} at ${list.position}: ${list.text}`);
  return [...list.values];
}

function refusal(text: string, expected: number): Omit<ListError, 'ok' | 'expected'> {
  const list = parseList(text, expected);
  if (list.ok) throw new Error('was read');
  const { code, position, text: entry, count } = list;
  return { code, position, text: entry, count };
}

describe('a list of numbers', () => {
  it.each([
    ['spaces', '1 -2.5   3e2'],
    ['commas', '1,-2.5,3e2'],
    ['commas and spaces', ' 1, -2.5 ,3e2 '],
    ['a comma at the end', '1, -2.5, 3e2,'],
    ['semicolons', '1; -2.5; 3e2'],
    ['new lines and tabs', '1\n-2.5\r\n\t3e2\n'],
    ['JSON', '[1, -2.5, 300.0]'],
    ['nested JSON', '[[1, -2.5, 300]]'],
    ['a Python tuple', '(1, -2.5, 3E+2)'],
    ['printed numpy', '[  1.   -2.5 300. ]'],
    ['numpy’s repr', 'array([  1. ,  -2.5, 300. ], dtype=float32)'],
    ['numpy’s repr with its module', 'np.array([1., -2.5, 300.])'],
    ['torch’s repr', 'tensor([   1.0000,   -2.5000,  300.0000])'],
    ['torch’s repr on a GPU', "tensor([[1.0, -2.5, 300.0]], device='cuda:0', dtype=torch.bfloat16)"],
    ['torch’s repr with a gradient', 'tensor([1.0, -2.5, 300.0], grad_fn=<ViewBackward0>)'],
    ['torch’s repr that wants one', 'tensor([1.0, -2.5, 300.0], requires_grad=True)'],
    ['unicode minus', '1 \u22122.5 300'],
    ['an en dash for a minus', '1 \u20132.5 300'],
  ])('may be written with %s', (_, text) => {
    expect(values(text, 3)).toEqual([1, -2.5, 300]);
  });

  it('takes every way to write a decimal', () => {
    expect(values('.5 5. +5 5e0 5E+0 50e-1 -.5', 7)).toEqual([0.5, 5, 5, 5, 5, 5, -0.5]);
  });

  it('keeps −0, and rounds to the nearest float32', () => {
    expect(values('-0 0.1 16777217', 3)).toEqual([-0, Math.fround(0.1), 16777216]);
    expect(Object.is(values('-0', 1)[0], -0)).toBe(true);
  });

  it('takes NaN and infinities by any of their names', () => {
    expect(values('NaN nan -nan null', 4)).toEqual([NaN, NaN, NaN, NaN]);
    expect(values('inf Infinity +inf \u221e -inf -Infinity \u2212\u221e', 7)).toEqual([
      Infinity,
      Infinity,
      Infinity,
      Infinity,
      -Infinity,
      -Infinity,
      -Infinity,
    ]);
  });

  it('may be empty when no number is wanted', () => {
    expect(values('[]', 0)).toEqual([]);
  });

  it('is read back exactly, whatever float32 values it holds', () => {
    const row = fc.array(fc.float(), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(row, fc.constantFrom(' ', ',', ';\n'), (numbers, separator) => {
        const text = numbers.map((value) => (Object.is(value, -0) ? '-0' : String(value))).join(separator);
        expect(values(text, numbers.length)).toEqual(numbers);
      }),
    );
  });
});

describe('a list that cannot be read', () => {
  it('names the entry by its position and its text', () => {
    expect(refusal('1, 2, x3, 4', 4)).toEqual({ code: 'notNumber', position: 3, text: 'x3', count: 4 });
    expect(refusal('[true, 1]', 2)).toMatchObject({ code: 'notNumber', position: 1, text: 'true' });
    expect(refusal('1 0x10', 2)).toMatchObject({ code: 'notNumber', position: 2, text: '0x10' });
    expect(refusal('1 2-3', 2)).toMatchObject({ code: 'notNumber', position: 2, text: '2-3' });
    expect(refusal('1 . 2', 3)).toMatchObject({ code: 'notNumber', position: 2, text: '.' });
  });

  it('names the first of several', () => {
    expect(refusal('1 a b', 3)).toMatchObject({ position: 2, text: 'a' });
  });

  it('shows at most 40 characters of a long entry', () => {
    expect(refusal('x'.repeat(500), 1).text).toBe('x'.repeat(40));
  });

  it('says so of a number that float32 cannot hold, but not of the largest one', () => {
    expect(values('3.4028234663852886e38 1e-46', 2)).toEqual([3.4028234663852886e38, 0]);
    expect(refusal('1 3.5e38', 2)).toMatchObject({ code: 'tooLarge', position: 2, text: '3.5e38' });
    expect(refusal('-1e400', 1)).toMatchObject({ code: 'tooLarge', position: 1 });
  });

  it('counts what is there, and names the first value too many or missing', () => {
    expect(refusal('1 2 3 4 5', 3)).toEqual({ code: 'wrongCount', position: 4, text: '4', count: 5 });
    expect(refusal('1 2', 8)).toEqual({ code: 'wrongCount', position: 3, text: '', count: 2 });
    expect(refusal('', 8)).toEqual({ code: 'wrongCount', position: 1, text: '', count: 0 });
  });

  it('complains of a bad value before it complains of the count', () => {
    expect(refusal('1 x', 8).code).toBe('notNumber');
  });

  it('never throws, and what it reads has the length that was wanted', () => {
    const pieces = [
      '1',
      '-',
      '.',
      'e',
      '9',
      ',',
      ' ',
      '[',
      ')',
      'tensor(',
      'nan',
      '∞',
      'é',
      '=',
      '\u{1F600}',
    ];
    const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(anyText, fc.nat(3), (text, expected) => {
        const list = parseList(text, expected);
        if (list.ok) expect(list.values).toHaveLength(expected);
        else expect(list.position).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
