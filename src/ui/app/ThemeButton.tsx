import { Moon, Sun, SunMoon } from 'lucide-react';
import { useApp, useAppState, useText } from '../base/app-context';

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const;
const THEME_ICON = { system: SunMoon, light: Sun, dark: Moon };

/** Switches between the system's theme, light and dark. */
export function ThemeButton() {
  const words = useText();
  const { actions } = useApp();
  const theme = useAppState((state) => state.theme);
  const Icon = THEME_ICON[theme];
  return (
    <button
      type="button"
      className="button icon"
      aria-label={words.app.theme[theme]}
      title={words.app.theme[theme]}
      onClick={() => actions.setTheme(NEXT_THEME[theme])}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
