/** Why a word is not read as a number. */
export type WordProblem =
  | 'notNumber'
  /** A comma that stands for a point. */
  | 'decimalComma'
  /** Digits in threes, or Python's underscores: 1,234 may be 1234 or 1.234. */
  | 'grouped'
  /** Hexadecimal, like the bits of a float. */
  | 'hex'
  /** Finite, but beyond float32. */
  | 'tooLarge';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:[,_'’]\d{3})+(?:\.\d*)?$/;
const DECIMAL_COMMA = /^[+-]?\d*,\d+(?:e[+-]?\d+)?$/i;
const HEX = /^[+-]?0x[\da-f]/i;
const SUFFIX = /(?<=[\d.])(?:f(?:32|64)?|l)$/i;

/** Names of values that are not finite, in the languages that print them. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ...['nan', 'null', 'none', 'np.nan', 'numpy.nan', 'math.nan', 'torch.nan', 'jnp.nan', 'f32::nan'].map(
    (name) => [name, Number.NaN] as const,
  ),
  ...['inf', 'infinity', '∞', 'np.inf', 'numpy.inf', 'math.inf', 'torch.inf', 'jnp.inf', 'f32::infinity'].map(
    (name) => [name, Number.POSITIVE_INFINITY] as const,
  ),
  ['f32::neg_infinity', Number.NEGATIVE_INFINITY],
  ['number.positive_infinity', Number.POSITIVE_INFINITY],
  ['number.negative_infinity', Number.NEGATIVE_INFINITY],
]);

/** Longer words are no numbers. The expressions are not tried on them. */
const MAX_WORD = 400;

/**
 * Reads one number as programs print it: a decimal, also with the suffix of a C or Rust float, NaN or an infinity by
 * name. A finite number that float32 cannot hold is a problem, because it would silently become infinite.
 */
export function readWord(text: string): number | WordProblem {
  if (text.length > MAX_WORD) return 'notNumber';
  const word = text.replace(/^[\u2212\u2013\ufe63\uff0d]/, '-').replace(/(?<=e)[\u2212\u2013]/i, '-');
  const plain = HEX.test(word) ? word : word.replace(SUFFIX, '');
  if (NUMBER.test(plain)) {
    const value = Number(plain);
    return Number.isFinite(Math.fround(value)) ? value : 'tooLarge';
  }
  const sign = word.startsWith('-') ? -1 : 1;
  const named = NAMED.get(word.replace(/^[+-]/, '').toLowerCase());
  if (named !== undefined) return sign * named;
  if (HEX.test(word)) return 'hex';
  if (GROUPED.test(word) || /^[+-]?\d+(?:_\d+)+(?:\.\d*)?$/.test(word)) return 'grouped';
  return DECIMAL_COMMA.test(word) ? 'decimalComma' : 'notNumber';
}
