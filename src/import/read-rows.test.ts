import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMS } from '../testing/pasted-forms';
import { MAX_LENGTH, readRows } from './read-rows';
import type { ReadErrorCode, ReadRow } from './reading';

const VALUES = [1.25, -0.5, 3.125, 0.75, -2.25, 10.5, 0.125, -7.5];
const MANY = Array.from({ length: 256 }, (_, i) => ((i * 37) % 101) / 8 - 6.0625);

/** The rows of a text; fails the test if it is refused. */
function rowsOf(text: string, expected = 8): readonly ReadRow[] {
  const result = readRows(text, expected);
  if (!result.ok) throw new Error(`${JSON.stringify(result.error)} in ${text.slice(0, 200)}`);
  return result.reading.rows;
}
const only = (text: string, expected = 8) => {
  const rows = rowsOf(text, expected);
  expect(rows).toHaveLength(1);
  return [...rows[0]!.values];
};
function refusal(text: string, expected = 8) {
  const result = readRows(text, expected);
  if (result.ok) throw new Error(`was read as ${result.reading.rows.map(({ values }) => values.join(' '))}`);
  return result.error;
}

describe.each(FORMS.map((form) => [form.name, form] as const))('a row written as %s', (_, form) => {
  it('is read as it is, short or long', () => {
    expect(only(form.write(VALUES))).toEqual(VALUES);
    // Each form writes three digits after the point at least.
    const rounded = MANY.map((value) => Math.round(value * 1000) / 1000);
    expect(only(form.write(rounded), 256)).toEqual(rounded.map(Math.fround));
  });

  it('is refused if a word is no number, and the refusal names the word', () => {
    const text = form.write(VALUES);
    const at = text.indexOf('0.75') >= 0 ? text.indexOf('0.75') : text.search(/0,75|7\.5\d*e-1/);
    const broken = `${text.slice(0, at)}x${text.slice(at)}`;
    const { code, place } = refusal(broken);
    expect(['notNumber', 'missing', 'ragged', 'index', 'empty']).toContain(code);
    expect(place.line).toBe(broken.slice(0, at).split('\n').length);
  });

  it('has one value less or more, which is read and not filled up', () => {
    expect(only(form.write(VALUES.slice(1)))).toEqual(VALUES.slice(1));
    expect(only(form.write([...VALUES, 4.5]))).toEqual([...VALUES, 4.5]);
  });

  it('is refused if values were left out', () => {
    const text = form.write(VALUES);
    const at = text.indexOf('-2');
    expect(
      refusal(
        `${text.slice(0, Math.max(at, text.search(/[\u2212-]2/)))} ... ${text.slice(Math.max(at, text.search(/[\u2212-]2/)))}`,
      ).code,
    ).toBe('abridged');
  });

  if (form.hasBrackets)
    it('is refused with a bracket too few or of another kind', () => {
      const text = form.write(VALUES);
      const last = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
      const codes: ReadErrorCode[] = ['unclosed', 'mismatch', 'unopened', 'outside', 'notNumber', 'abridged'];
      if (last < 0) return;
      expect(codes).toContain(refusal(text.slice(0, last) + text.slice(last + 1)).code);
      expect(codes).toContain(refusal(`${text.slice(0, last)})${text.slice(last + 1)}`).code);
    });
});

const HALF = VALUES.map((value) => value / 2);

describe('several rows', () => {
  it.each([
    ['of a tensor', `tensor([[${VALUES}],\n        [${HALF}]])`],
    ['of a batch of one', `[[[${VALUES}], [${HALF}]]]`],
    ['of numpy', `[[${VALUES.join(' ')}]\n [${HALF.join(' ')}]]`],
    ['in lines', `${VALUES.join(' ')}\n${HALF.join(' ')}`],
    ['with commas in lines', `${VALUES.join(', ')}\n${HALF.join(', ')}`],
    ['side by side', `[${VALUES}], [${HALF}]`],
  ])('%s are read apart', (_, text) => {
    expect(rowsOf(text).map(({ values }) => [...values])).toEqual([VALUES, HALF]);
  });

  it.each([
    ['an object', JSON.stringify({ logits: VALUES, e_score_correction_bias: HALF, topk: 2 })],
    [
      'a state dict',
      `{'layers.3.gate.e_score_correction_bias': tensor([${HALF}]), 'router_logits': tensor([${VALUES}])}`,
    ],
    ['two assignments', `router_logits = tensor([${VALUES}])\ncorrection_bias = tensor([${HALF}])`],
    ['two assignments in one line', `router_logits=[${VALUES}] e_score_correction_bias=[${HALF}]`],
    ['two names in one line', `logits: [${VALUES}] bias: [${HALF}]`],
    ['two lists of one print', `router_logits [${VALUES}] bias [${HALF}]`],
    ['a dataclass', `Router(logits=tensor([${VALUES}]), bias=tensor([${HALF}]), topk=2)`],
    ['two lines with names', `logits: ${VALUES.join(' ')}\nbias: ${HALF.join(' ')}`],
    ['a table', ['expert,logit,bias', ...VALUES.map((v, i) => `${i},${v},${HALF[i]}`)].join('\n')],
    ['records', JSON.stringify(VALUES.map((logit, i) => ({ expert: i, logit, bias: HALF[i] })))],
    ['a DataFrame', ['     logits      bias', ...VALUES.map((v, i) => `${i}  ${v}  ${HALF[i]}`)].join('\n')],
    ['names of GGUF', JSON.stringify({ 'blk.3.exp_probs_b.bias': HALF, ffn_moe_logits: VALUES })],
  ])('of %s are known by their names', (_, text) => {
    const rows = rowsOf(text);
    expect(Object.fromEntries(rows.map(({ part, values }) => [part, [...values]]))).toEqual({
      logits: VALUES,
      bias: HALF,
    });
  });

  it('of one line keep their own names, ids among them', () => {
    const named = (text: string) => rowsOf(text).map(({ name, values }) => [name, values.length]);
    const expected = [
      ['router_logits', 8],
      ['topk_ids', 2],
    ];
    expect(named(`router_logits=[${VALUES}] topk_ids=[5, 2]`)).toEqual(expected);
    expect(named(`router_logits [${VALUES}] topk_ids [5, 2]`)).toEqual(expected);
    expect(named(`router_logits: tensor([${VALUES}]) topk_ids: tensor([5, 2])`)).toEqual(expected);
  });

  it('of two numbers are pairs of an index and a value only if the first numbers count up', () => {
    expect(rowsOf('[[0, 1.5], [2, 2.5], [4, 3.5]]')).toHaveLength(3);
    expect(rowsOf('[[0.0, 1.5], [1.0, 2.5], [2.0, 3.5]]')).toHaveLength(3);
    expect(only('(2, 1.5), (0, 2.5), (1, 3.5)')).toEqual([2.5, 3.5, 1.5]);
    expect(refusal('[(0, 1.5), (1, 2.5), (2, x)]').code).toBe('notNumber');
  });

  it('of different lengths in one table are refused', () => {
    expect(refusal('[[1, 2], [3]]')).toMatchObject({ code: 'ragged', position: 2 });
    expect(refusal('[1, [2, 3]]').code).toBe('ragged');
    expect(refusal('expert,logit\n0,1\n1').code).toBe('ragged');
  });
});

describe('a text', () => {
  it('names its type if that has 16 bits', () => {
    const dtype = (text: string) => {
      const result = readRows(text, 2);
      return result.ok ? result.reading.dtype : 'refused';
    };
    expect(dtype('tensor([1., 2.], dtype=torch.bfloat16)')).toBe('bf16');
    expect(dtype('array([1., 2.], dtype=float16)')).toBe('f16');
    expect(dtype("tensor([1., 2.], device='cuda:0', dtype=torch.half)")).toBe('f16');
    expect(dtype('Array([1., 2.], dtype=bfloat16)')).toBe('bf16');
    expect(dtype('0 1.0\n1 2.0\nName: x, dtype: float16')).toBe('f16');
    expect(dtype('array([1., 2.], dtype=float32)')).toBeNull();
  });

  it('says how it was read', () => {
    const notes = (text: string) => {
      const result = readRows(text, 3);
      return result.ok ? result.reading.notes : 'refused';
    };
    expect(notes('1,5; 2,5; 3,5')).toEqual(['decimalComma']);
    expect(notes('[1, null, 3]')).toEqual(['nullIsNaN']);
    expect(notes('2 0.5\n0 1.5\n1 2.5')).toEqual(['byIndex']);
    expect(notes('Loading the model\n[1, 2, 3]')).toEqual(['skippedLines']);
    expect(notes('[1, 2, 3]')).toEqual([]);
  });

  it.each([
    ['1, 2, x3, 4', 'notNumber', 'x3', 1, 7, 3],
    ['[true, 1]', 'notNumber', 'true', 1, 2, 1],
    ['1 2-3', 'notNumber', '2-3', 1, 3, 2],
    ['1 . 2', 'notNumber', '.', 1, 3, 2],
    ['1 0x10', 'hex', '0x10', 1, 3, 2],
    ['[1,\n 2,\n 0x1p3]', 'hex', '0x1p3', 3, 2, 3],
    ['1 3.5e38', 'tooLarge', '3.5e38', 1, 3, 2],
    ['[1, -1e400]', 'tooLarge', '-1e400', 1, 5, 2],
    ['1,234.5\t2', 'grouped', '1,234.5', 1, 1, 1],
    ['["1,234", "2"]', 'grouped', '1,234', 1, 2, 1],
    ['1_000 2', 'grouped', '1_000', 1, 1, 1],
    ['3,5\n4,7\n9,1', 'decimalComma', '3,5', 1, 1, 1],
    ['[1, , 3]', 'missing', ',', 1, 5, 2],
    ['1,,3', 'missing', '', 1, 3, 2],
    ['[1, 2', 'unclosed', '[', 1, 1, null],
    ['[1, 2)', 'mismatch', ')', 1, 6, null],
    ['1, 2]', 'unopened', ']', 1, 5, null],
    ['1 2 [3 4]', 'outside', '1', 1, 1, null],
    ['[1, 2] and 3', 'outside', '3', 1, 12, null],
    ['[1, 2], 3', 'outside', '3', 1, 9, null],
    ['[1, 2, ..., 8]', 'abridged', '...', 1, 8, null],
    ['[1 2 … 8]', 'abridged', '…', 1, 6, null],
    ['[1, 2, ... 156 more items]', 'abridged', '...', 1, 8, null],
    ['{"0": 1, "1": 2, "3": 4}', 'index', '3', 1, 23, 3],
    ['expert,logit\n0,1\n2,3', 'index', '2', 3, 3, 2],
    ['', 'empty', '', 1, 1, null],
    ['[]', 'empty', '', 1, 1, null],
    ['nothing here', 'notNumber', 'nothing', 1, 1, 1],
  ] as const)('that is %j is refused as %s, with its place', (text, code, shown, line, column, position) => {
    expect(refusal(text)).toEqual({ code, text: shown, place: { line, column }, position });
  });

  it('keeps every value of float32, by any of its names', () => {
    const named = only('-0 0.1 16777217 NaN inf -Infinity \u2212∞ None', 8);
    expect(named).toEqual([-0, Math.fround(0.1), 16777216, NaN, Infinity, -Infinity, -Infinity, NaN]);
    expect(only("[float('nan'), -float('inf'), np.nan, -np.inf, f32::NAN]", 5)).toEqual([
      NaN,
      -Infinity,
      NaN,
      -Infinity,
      NaN,
    ]);
    expect(only('3.4028234663852886e38 1e-46', 2)).toEqual([3.4028234663852886e38, 0]);
  });

  it('is read back exactly, whatever float32 values it holds', () => {
    const row = fc.array(fc.float(), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(row, fc.constantFrom(' ', ', ', ';\n'), (numbers, separator) => {
        const text = numbers.map((value) => (Object.is(value, -0) ? '-0' : String(value))).join(separator);
        expect(only(text, numbers.length)).toEqual(numbers);
      }),
    );
  });

  it('of any kind is read or refused, and never throws', () => {
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
      '{',
      '"',
      ':',
      '=',
      '\n',
      '|',
      '\t',
      ';',
      'tensor(',
      'nan',
      '∞',
      'é',
      '...',
      '#',
      '0,5',
      '\u{1F600}',
    ];
    const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), fc.nat(3), (text, expected) => {
        const result = readRows(text, expected);
        if (result.ok) for (const { values } of result.reading.rows) expect(values.length).toBeGreaterThan(0);
        else expect(result.error.place.line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('that is too long is refused at once', () => {
    expect(refusal('1 '.repeat(MAX_LENGTH)).code).toBe('tooLong');
    expect(refusal('1 '.repeat(9000)).code).toBe('tooLong');
    expect(refusal('['.repeat(50_000)).code).toBe('tooDeep');
    expect(refusal(`${'1'.repeat(100_000)}x`).code).toBe('notNumber');
  });
});
