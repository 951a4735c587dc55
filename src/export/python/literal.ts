import { shortestFloat } from '../../core/arithmetic/shortest';

/**
 * A number as Python writes it, with as few digits as tell a float32 from its neighbours. `inf` and `nan` are names
 * that the script imports.
 *
 * @example pythonNumber(Math.fround(0.1)) // "0.1"
 */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const text = String(shortestFloat(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Values as the lines of a Python list, each at most 100 characters wide. */
export function pythonRows(values: Iterable<number>, write: (value: number) => string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const value of values) {
    const word = `${write(value)},`;
    if (line !== '' && line.length + word.length > 95) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** A text inside a Python comment or a string of one line: no line ends, nothing beyond ASCII. */
export function asciiLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
