import type { ThemeChoice } from '../../state/saved-settings';
import { systemTheme } from '../../view/theme/system-theme';
import { type Theme, themeOf } from '../../view/theme/tokens';

const dark = matchMedia('(prefers-color-scheme: dark)');
const isForced = matchMedia('(forced-colors: active)');

let forced: Theme | null = null;

/** The colours for a choice of theme now. Where the system forces its own few, those. */
export function currentTheme(choice: ThemeChoice): Theme {
  if (isForced.matches) {
    forced ??= systemTheme();
    return forced;
  }
  return themeOf(choice === 'system' ? dark.matches : choice === 'dark');
}

/** Calls back when the system's colours become others. Returns the function that stops it. */
export function watchSystemColors(onChange: () => void): () => void {
  const changed = () => {
    forced = null;
    onChange();
  };
  for (const query of [dark, isForced]) query.addEventListener('change', changed);
  return () => {
    for (const query of [dark, isForced]) query.removeEventListener('change', changed);
  };
}
