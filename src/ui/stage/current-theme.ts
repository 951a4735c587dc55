import type { ThemeChoice } from '../../state/store';
import { systemTheme } from '../../view/theme/system-theme';
import { type Theme, themeOf } from '../../view/theme/tokens';

/** Media queries that decide the colours beside the reader's choice. */
export const DARK_QUERY = '(prefers-color-scheme: dark)';
export const FORCED_QUERY = '(forced-colors: active)';

let forced: Theme | null = null;

/** The colours for a choice of theme now. Where the system forces its own few, those. */
export function currentTheme(choice: ThemeChoice): Theme {
  if (matchMedia(FORCED_QUERY).matches) {
    forced ??= systemTheme();
    return forced;
  }
  return themeOf(choice === 'system' ? matchMedia(DARK_QUERY).matches : choice === 'dark');
}

/** Reads the system's colours again: they have changed. */
export function forgetSystemColors(): void {
  forced = null;
}
