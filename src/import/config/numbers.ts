import type { ParamName, ReadingRemark } from '../../core/facts/checks/config-reading';
import type { Found } from './scopes';
import { shown, type Value } from './values';

/** Adds a remark about a key. */
export type Remarker = (remark: Omit<ReadingRemark, 'place'>, at?: number) => void;

/** More experts, groups or layers are taken for a mistake. */
const MAX_COUNT = 65_536;
const MAX_FACTOR = 1e6;

/** A whole number, 0 or more; null with a remark if it is anything else. */
export function countOf(found: Found, remark: Remarker, param?: ParamName): number | null {
  const value = numberOf(found, remark, MAX_COUNT, param);
  if (value === null) return null;
  // 8.0 is a float in Python, and no count.
  const isWhole = found.value.kind === 'number' && /^[+]?[\d_]+$/.test(found.value.text);
  if (!isWhole) return refused('wrongType', found, remark, param);
  return value;
}

/** A number that is finite and not negative; null with a remark if it is anything else. */
export function factorOf(found: Found, remark: Remarker, param?: ParamName): number | null {
  return numberOf(found, remark, MAX_FACTOR, param);
}

function numberOf(found: Found, remark: Remarker, max: number, param?: ParamName): number | null {
  const { value } = found;
  if (value.kind === 'word') return refused('expression', found, remark, param);
  if (value.kind !== 'number') return refused('wrongType', found, remark, param);
  const { value: number, text } = value;
  if (Number.isNaN(number) || /^[-+]?inf/i.test(text)) return refused('notFinite', found, remark, param);
  if (number < 0) return refused('negative', found, remark, param);
  return number > max ? refused('tooLarge', found, remark, param) : number;
}

/** True or false; 0 and 1 are taken with a remark. */
export function flagOf(found: Found, remark: Remarker, param?: ParamName): boolean | null {
  const { value } = found;
  if (value.kind === 'flag') return value.value;
  if (value.kind === 'number' && (value.value === 0 || value.value === 1)) {
    remark({ code: 'numberAsFlag', ...about(found, param) }, value.at);
    return value.value === 1;
  }
  return refused(value.kind === 'word' ? 'expression' : 'wrongType', found, remark, param);
}

function refused(
  code: ReadingRemark['code'],
  found: Found,
  remark: Remarker,
  param: ParamName | undefined,
): null {
  remark({ code, ...about(found, param) }, found.value.at);
  return null;
}

/** What a remark says of a value. */
export function about(
  { key, value }: Pick<Found, 'key' | 'value'>,
  param?: ParamName,
): Pick<ReadingRemark, 'key' | 'value' | 'param'> {
  return param === undefined ? { key, value: shown(value) } : { key, value: shown(value), param };
}

/** Whole numbers of a list, of a text such as `3,4,5`, or of Python's `[0]*3+[1]*58`; null if it is none. */
export function wholeNumbers(value: Value): number[] | null {
  if (value.kind === 'list') {
    const [only] = value.items;
    // Parentheses around an expression.
    if (value.length === 1 && only?.kind === 'word') return wholeNumbers(only);
    const numbers = value.items.map((item) => (item.kind === 'number' ? item.value : Number.NaN));
    return numbers.every(Number.isInteger) ? numbers : null;
  }
  if (value.kind !== 'string' && value.kind !== 'word') return null;
  // A shell script may quote the list once more than the shell takes off.
  const text = value.text.trim().replace(/^(['"])(.*)\1$/s, '$2');
  if (/^\d+(?:\s*,\s*\d+)*,?$/.test(text))
    return text
      .split(',')
      .filter((part) => part.trim())
      .map(Number);
  return repeated(text);
}

const TERM = /^\s*\[([\d,\s]*)\]\s*(?:\*\s*(\d+))?\s*/;

/** Lists that are repeated and joined, and repeated again in parentheses. */
function repeated(source: string): number[] | null {
  let text = source.trim();
  const [, inside, times] = /^\((.*)\)\s*(?:\*\s*(\d+))?$/s.exec(text) ?? [];
  if (inside !== undefined && !/[()]/.test(inside)) {
    const numbers = repeated(inside);
    const count = Number(times ?? 1);
    return numbers && numbers.length * count <= 4096 ? Array(count).fill(numbers).flat() : null;
  }
  const numbers: number[] = [];
  while (text !== '') {
    const [all, items = '', times] = TERM.exec(text) ?? [];
    const count = Number(times ?? 1);
    const list = items
      .split(',')
      .filter((item) => item.trim() !== '')
      .map(Number);
    if (all === undefined || list.length === 0 || list.length * count + numbers.length > 4096) return null;
    for (let i = 0; i < count; i++) numbers.push(...list);
    text = text.slice(all.length);
    if (text !== '' && !text.startsWith('+')) return null;
    text = text.slice(1);
  }
  return numbers.length > 0 && numbers.every(Number.isInteger) ? numbers : null;
}
