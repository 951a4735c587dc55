import type { RouteField } from '../core/types';
import type { SetupField } from '../scenario/edits';
import type { TokenField } from '../scenario/scenario';

/** How a language names settings and their values. */
export interface SettingWords {
  readonly param: Readonly<Record<RouteField, string>>;
  readonly setup: Readonly<Record<SetupField, string>>;
  readonly token: Readonly<Record<TokenField, string>>;
  /** Values that read better in words. */
  readonly values: Readonly<Record<string, string>>;
  handlingText(value: string): string;
}

/** A value in words: a switch is on or off, as everywhere on the page. */
export function valueText(
  { values }: Pick<SettingWords, 'values'>,
  value: string | number | boolean,
): string {
  return values[String(value)] ?? String(value);
}
