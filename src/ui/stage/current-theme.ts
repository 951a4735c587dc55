import type { ThemeChoice } from '../../state/saved-settings';
import { systemTheme } from '../../view/theme/system-theme';
import { type Theme, themeOf } from '../../view/theme/tokens';

/** A media query that is made at its first use, so that this file can be imported without a window. */
function media(query: string): () => MediaQueryList {
  let list: MediaQueryList | undefined;
  return () => {
    list ??= matchMedia(query);
    return list;
  };
}

const dark = media('(prefers-color-scheme: dark)');
const forcedColors = media('(forced-colors: active)');

let forced: Theme | null = null;

/** The present colours of a theme. If the system forces its own colours, those. */
export function currentTheme(choice: ThemeChoice): Theme {
  if (forcedColors().matches) {
    forced ??= systemTheme();
    return forced;
  }
  return themeOf(choice === 'system' ? dark().matches : choice === 'dark');
}

/** Calls back when the system's colours change. Returns the function that stops it. */
export function watchSystemColors(onChange: () => void): () => void {
  const changed = () => {
    forced = null;
    onChange();
  };
  for (const query of [dark, forcedColors]) query().addEventListener('change', changed);
  return () => {
    for (const query of [dark, forcedColors]) query().removeEventListener('change', changed);
  };
}
