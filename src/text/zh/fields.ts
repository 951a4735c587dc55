import type { FieldProblem } from '../../scenario/field-value';
import { refused } from '../refused';

interface Limits {
  readonly min: number;
  readonly max: number;
}

function wanted({ isInteger, takesNonFinite }: FieldProblem['kind'], { min, max }: Limits): string {
  if (isInteger) return min === max ? `${min}` : `${min} 到 ${max} 之间的整数`;
  return takesNonFinite ? '数字、NaN、inf 或 -inf' : '数字';
}

/** What is wrong with what was typed into a field, what would be right, and what holds meanwhile. */
export function field(
  name: string,
  { code, text, kind }: FieldProblem,
  limits: Limits,
  shown: string,
): string {
  return `${name}：${sentence(code, refused(text), `请输入${wanted(kind, limits)}。`)}图中仍显示 ${shown}。`;
}

function sentence(code: FieldProblem['code'], text: string, type: string): string {
  switch (code) {
    case 'empty':
      return `没有输入。${type}`;
    case 'notNumber':
      return `“${text}”不是数字。${type}`;
    case 'decimalComma':
      return `“${text}”中有逗号。请写小数点：${text.replace(',', '.')}。`;
    case 'grouped':
      return `“${text}”的数字之间有分隔符，可能是千位分隔，也可能是小数点。请去掉它。`;
    case 'hex':
      return `“${text}”是十六进制。请写十进制数。`;
    case 'tooLarge':
      return `“${text}”超出 float32 的范围（最大 3.4028235e38）。${type}`;
    case 'notInteger':
      return `“${text}”不是整数。${type}`;
    case 'notFinite':
      return `“${text}”不是有限的数。${type}`;
    case 'outOfRange':
      return `“${text}”超出范围。${type}`;
  }
}

/** A number that float32 keeps as another one. */
export const rounded = (kept: string) => `float32 把它存为 ${kept}。`;
