import type { ErrorWords } from '../errors';

/** What is wrong with a text that its field cannot take as a value. */
export const fields: Pick<ErrorWords, 'wanted' | 'type' | 'problem' | 'field'> = {
  wanted: {
    onlyNumber: ({ value }) => `${value}`,
    wholeNumber: ({ min, max }) => `a whole number from ${min} to ${max}`,
    number: 'a number',
    anyNumber: 'a number, NaN, inf or -inf',
  },
  type: (wanted) => `Type ${wanted}.`,
  problem: {
    empty: ({ type }) => `nothing is typed. ${type}`,
    notNumber: ({ text, type }) => `“${text}” is not a number. ${type}`,
    decimalComma: ({ text }) => `“${text}” has a comma. Write a point: ${text.replace(',', '.')}.`,
    grouped: ({ text }) =>
      `“${text}” has a sign between its digits, which may mean thousands or a decimal point. Write the digits without it.`,
    hex: ({ text }) => `“${text}” is hexadecimal. Write a decimal number.`,
    tooLarge: ({ text, type }) => `“${text}” is too large for float32, which ends at 3.4028235e38. ${type}`,
    notInteger: ({ text, type }) => `“${text}” is not a whole number. ${type}`,
    notFinite: ({ text, type }) => `“${text}” is not finite. ${type}`,
    outOfRange: ({ text, type }) => `“${text}” is out of range. ${type}`,
  },
  field: (name, problem, shown) => `${name}: ${problem} The picture still shows ${shown}.`,
};

/** A number that float32 keeps as another one. */
export const rounded = (kept: string) => `float32 keeps it as ${kept}.`;
