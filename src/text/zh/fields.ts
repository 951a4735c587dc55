import type { ErrorWords } from '../errors';

/** What is wrong with a text that its field cannot take as a value. */
export const fields: Pick<ErrorWords, 'wanted' | 'type' | 'problem' | 'field'> = {
  wanted: {
    onlyNumber: ({ value }) => `${value}`,
    wholeNumber: ({ min, max }) => `${min} 到 ${max} 之间的整数`,
    number: '数字',
    anyNumber: '数字、NaN、inf 或 -inf',
  },
  type: (wanted) => `请输入${wanted}。`,
  problem: {
    empty: ({ type }) => `没有输入。${type}`,
    notNumber: ({ text, type }) => `“${text}”不是数字。${type}`,
    decimalComma: ({ text }) => `“${text}”中有逗号。请写小数点：${text.replace(',', '.')}。`,
    grouped: ({ text }) => `“${text}”的数字之间有分隔符，可能是千位分隔，也可能是小数点。请去掉它。`,
    hex: ({ text }) => `“${text}”是十六进制。请写十进制数。`,
    tooLarge: ({ text, type }) => `“${text}”超出 float32 的范围（最大 3.4028235e38）。${type}`,
    notInteger: ({ text, type }) => `“${text}”不是整数。${type}`,
    notFinite: ({ text, type }) => `“${text}”不是有限的数。${type}`,
    outOfRange: ({ text, type }) => `“${text}”超出范围。${type}`,
  },
  field: (name, problem, shown) => `${name}：${problem}图中仍显示 ${shown}。`,
};

/** A number that float32 keeps as another one. */
export const rounded = (kept: string) => `float32 把它存为 ${kept}。`;
