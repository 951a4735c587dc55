import type { Check } from '../core/facts/checks/check';
import type { CheckCode } from '../core/facts/checks/codes';
import type { ReadingRemark } from '../core/facts/checks/config-reading';
import type { ConfigError } from '../import/config/read-config';

type Values = Check['values'];
type Said = string | ((values: Values, remark: ReadingRemark) => string);
type OfError<Code> = Extract<ConfigError, { code: Code }>;

/** The words for what is found in a configuration, and for why one cannot be read. */
export interface CheckWords {
  readonly found: Readonly<Record<CheckCode, Said>>;
  readonly errors: {
    readonly [Code in ConfigError['code']]: string | ((error: OfError<Code>) => string);
  };
  readonly at: (line: number, column: number) => string;
}

/** The sentence of a check, with the place in the file if it is about one. */
export function sayCheck({ found, at }: CheckWords, { code, values, remark }: Check): string {
  const said = found[code];
  const sentence = typeof said === 'string' ? said : said(values, remark ?? { code: 'cutFile' });
  return remark?.place ? `${at(remark.place.line, remark.place.column)}: ${sentence}` : sentence;
}

/** Why a configuration, or the rest of it, could not be read. */
export function sayError<Code extends ConfigError['code']>(
  { errors }: CheckWords,
  error: OfError<Code>,
): string {
  // The compiler cannot see that the entry and the error have the same code.
  const said = errors[error.code as Code] as string | ((error: OfError<Code>) => string);
  return typeof said === 'string' ? said : said(error);
}
