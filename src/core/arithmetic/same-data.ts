import { sameBits } from './same-bits';

/** Whether two values, lists, records or rows are equal. −0 is not 0, and NaN is NaN. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isRow(a) || isRow(b)) return isRow(a) && isRow(b) && sameBits(a, b);
  const [x, y] = [Object.entries(a), b as Readonly<Record<string, unknown>>];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    x.length === Object.keys(b).length &&
    x.every(([name, value]) => name in y && sameData(value, y[name]))
  );
}

function isRow(value: object): value is Float32Array | Int32Array {
  return value instanceof Float32Array || value instanceof Int32Array;
}
