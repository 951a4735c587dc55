import { useEffect } from 'react';
import { useAppState } from '../base/app-context';

/** Sets the document's theme, and that of the browser's frame around it (`theme-color` in index.html). */
export function useTheme(): void {
  const theme = useAppState((state) => state.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    for (const scheme of ['light', 'dark']) {
      const color = document.getElementById(`theme-color-${scheme}`) as HTMLMetaElement | null;
      const chosen = theme === scheme ? 'all' : 'not all';
      if (color) color.media = theme === 'system' ? `(prefers-color-scheme: ${scheme})` : chosen;
    }
  }, [theme]);
}
