const MINUS = '\u2212';

/**
 * A number for reading: 4 significant digits, U+2212 as minus, −∞, ∞ and NaN as such,
 * scientific below 1e-4 and from 1e6 on.
 */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '∞';
  if (value === -Infinity) return `${MINUS}∞`;
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e6)
      ? size.toExponential(digits - 1)
      : size >= 10 ** digits
        ? size.toFixed(0)
        : size.toPrecision(digits);
  return value < 0 || Object.is(value, -0) ? `${MINUS}${text.replace('-', MINUS)}` : text.replace('-', MINUS);
}

/** A number on its way to another one, with as many decimals as that has: they do not jump as it runs. */
export function formatRunning(value: number, end: number, digits = 4): string {
  const text = formatNumber(end, digits);
  if (value === end || !Number.isFinite(value) || !/^\D?\d+(\.\d+)?$/.test(text))
    return formatNumber(value, digits);
  return value.toFixed(text.split('.')[1]?.length ?? 0).replace('-', MINUS);
}

/** The same with a plus sign before positive numbers and zero, for biases and differences. */
export function formatSigned(value: number, digits = 4): string {
  return value >= 0 && !Object.is(value, -0)
    ? `+${formatNumber(value, digits)}`
    : formatNumber(value, digits);
}

/** Every digit, set for reading: −∞, ∞ and a true minus sign. */
export function formatFull(value: number): string {
  return formatExact(value).replaceAll('-', MINUS).replace('inf', '∞');
}

/** A text set for reading as Python reads its numbers: an ASCII minus, inf and nan. */
export function plainText(text: string): string {
  return text
    .replaceAll(MINUS, '-')
    .replaceAll('∞', 'inf')
    .replace(/\bNaN\b/g, 'nan');
}

/** The shortest decimal that reads back as the same float32, in plain ASCII: for copying and for fields. */
export function formatExact(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0';
  for (let digits = 1; digits <= 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === Math.fround(value)) return String(Number(text));
  }
  return String(value);
}
