import { describe, expect, it } from 'vitest';
import { readRows } from '../import/read-rows';
import { FINITE, type FieldKind, FLOAT32, readField, wholeNumber } from '../scenario/field-value';
import { en } from './en';
import { zh } from './zh';

const LANGUAGES = { en, zh };

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  const words = LANGUAGES[language];

  it.each([
    [
      '1 2 x3',
      'Value 3 (line 1, column 5): “x3” is not a number.',
      '第 3 个值（第 1 行第 5 列）：“x3”不是数字。',
    ],
    [
      '[1,\n 9e99]',
      'Value 2 (line 2, column 2): “9e99” is too large for float32. Write inf if infinity is meant.',
      '第 2 个值（第 2 行第 2 列）：“9e99”超出 float32 的范围。如果想表示无穷大，请写 inf。',
    ],
    ['', 'There is no number in the text.', '文本中没有数字。'],
    [
      '[1, 2',
      'Line 1, column 1: the bracket “[” is not closed. Part of the text may be missing.',
      '第 1 行第 1 列：括号“[”没有关闭。文本可能不完整。',
    ],
  ])('a text that is %j says where and what', (text, english, chinese) => {
    const result = readRows(text, 3);
    expect(!result.ok && words.rows.error(result.error)).toBe(language === 'en' ? english : chinese);
  });

  it('every fault of a text has a whole sentence with its place', () => {
    const texts = [
      '3,5\n4,7\n9,1',
      '1_000 2',
      '0x10 1',
      '1,,2',
      '[1, ...]',
      '1]',
      '[1)',
      '1 [2, 3]',
      '[[1], [1, 2]]',
      '{"0": 1, "2": 3}',
    ];
    for (const text of texts) {
      const result = readRows(text, 7);
      const sentence = result.ok ? 'was read' : words.rows.error(result.error);
      expect(sentence).toMatch(language === 'en' ? /line \d, column \d.*\.$/i : /第 \d 行第 \d+ 列.*。$/);
      expect(sentence).not.toMatch(/undefined|null/);
    }
  });

  it('a field names itself, the text, what it takes, and the value that holds', () => {
    const said = (text: string, kind: FieldKind) => {
      const reading = readField(text, kind);
      return reading.ok ? 'was read' : words.errors.field('top_k', reading.problem, { min: 1, max: 8 }, '4');
    };
    for (const text of ['', 'abc', '3,5', '1,024', '0x10', '3.7', '99', 'inf'])
      expect(said(text, wholeNumber(1, 8))).toMatch(
        language === 'en' ? /^top_k: .* still shows 4\.$/ : /^top_k：.*仍显示 4。$/,
      );
    expect(said('99', wholeNumber(1, 8))).toContain(language === 'en' ? 'from 1 to 8' : '1 到 8');
    expect(said('3,5', FLOAT32)).toContain('3.5');
    expect(said('1e39', FLOAT32)).toContain('float32');
    expect(said('nan', FINITE)).not.toBe('was read');
  });
});

it('a wrong number of values names those that are missing or too many, and another remedy', () => {
  expect(en.rows.wrongCount(4, 3)).toBe(
    'There are 4 values, but 3 experts: remove the values from number 4 on, or apply them with 4 experts.',
  );
  expect(en.rows.wrongCount(2, 8)).toBe(
    'There are 2 values, but 8 experts: value 3 is missing, or apply them with 2 experts.',
  );
});
