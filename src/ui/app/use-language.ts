import { useEffect } from 'react';
import { useAppState, useFirstText } from '../base/app-context';

/** The document says its language, for screen readers and for the choice of glyphs, and has its title in it. */
export function useLanguage(): void {
  const words = useFirstText();
  const locale = useAppState((state) => state.locale);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = words.app.title;
  }, [locale, words]);
}
