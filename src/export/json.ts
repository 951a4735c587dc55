import { shortestFloat } from '../core/arithmetic/shortest';

/** What JSON holds. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * A number in exported JSON: itself, or "NaN", "Infinity", "-Infinity" and "-0" as strings, because JSON or its readers
 * lose such numbers. A float32 has the digits that tell it from its neighbours.
 */
export function jsonNumber(value: number): number | string {
  if (!Number.isFinite(value)) return String(value);
  return Object.is(value, -0) ? '-0' : shortestFloat(value);
}

/** JSON in plain ASCII: other characters are escaped. Lists of plain values stand in one line. */
export function jsonText(value: Json): string {
  const text = written(value, '');
  return `${text.replace(/[^\n\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

function written(value: Json, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    if (value.every((each) => each === null || typeof each !== 'object'))
      return `[${value.map((each) => written(each, '')).join(', ')}]`;
    return `[\n${value.map((each) => inner + written(each, inner)).join(',\n')}\n${indent}]`;
  }
  const fields = Object.entries(value).map(
    ([name, each]) => `${inner}${JSON.stringify(name)}: ${written(each, inner)}`,
  );
  return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n${indent}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
