import type { FieldProblem } from '../../scenario/field-value';
import { refused } from '../refused';

interface Limits {
  readonly min: number;
  readonly max: number;
}

/** What a field takes, as in "Type a whole number from 1 to 8." */
function wanted({ isInteger, takesNonFinite }: FieldProblem['kind'], { min, max }: Limits): string {
  if (isInteger) return min === max ? `${min}` : `a whole number from ${min} to ${max}`;
  return takesNonFinite ? 'a number, NaN, inf or -inf' : 'a number';
}

/** What is wrong with what was typed into a field, what would be right, and what holds meanwhile. */
export function field(
  name: string,
  { code, text, kind }: FieldProblem,
  limits: Limits,
  shown: string,
): string {
  const type = `Type ${wanted(kind, limits)}.`;
  const end = `The picture still shows ${shown}.`;
  return `${name}: ${sentence(code, refused(text), type)} ${end}`;
}

function sentence(code: FieldProblem['code'], text: string, type: string): string {
  switch (code) {
    case 'empty':
      return `nothing is typed. ${type}`;
    case 'notNumber':
      return `“${text}” is not a number. ${type}`;
    case 'decimalComma':
      return `“${text}” has a comma. Write a point: ${text.replace(',', '.')}.`;
    case 'grouped':
      return `“${text}” has a sign between its digits, which may mean thousands or a decimal point. Write the digits without it.`;
    case 'hex':
      return `“${text}” is hexadecimal. Write a decimal number.`;
    case 'tooLarge':
      return `“${text}” is too large for float32, which ends at 3.4028235e38. ${type}`;
    case 'notInteger':
      return `“${text}” is not a whole number. ${type}`;
    case 'notFinite':
      return `“${text}” is not finite. ${type}`;
    case 'outOfRange':
      return `“${text}” is out of range. ${type}`;
  }
}

/** A number that float32 keeps as another one. */
export const rounded = (kept: string) => `float32 keeps it as ${kept}.`;
